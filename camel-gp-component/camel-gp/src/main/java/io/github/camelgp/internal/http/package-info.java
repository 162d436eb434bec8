/** Sends requests without blocking; limits, retries, redacts, streams and spools. */
@NullMarked
package io.github.camelgp.internal.http;

import org.jspecify.annotations.NullMarked;
