/** Notifications of ended jobs to addresses that administrators name. */
@NullMarked
package io.github.camelgp.server.webhook;

import org.jspecify.annotations.NullMarked;
