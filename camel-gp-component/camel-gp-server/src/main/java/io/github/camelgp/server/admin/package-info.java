/** The administrator's site: jobs, logs and webhooks of services. */
@NullMarked
package io.github.camelgp.server.admin;

import org.jspecify.annotations.NullMarked;
