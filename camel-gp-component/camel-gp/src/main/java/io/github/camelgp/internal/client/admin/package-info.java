/** The administrator's site of a server, as far as jobs need it. */
@NullMarked
package io.github.camelgp.internal.client.admin;

import org.jspecify.annotations.NullMarked;
