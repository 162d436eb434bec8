/** Requests, what they are about, replies and refusals. */
@NullMarked
package io.github.camelgp.server.protocol;

import org.jspecify.annotations.NullMarked;
