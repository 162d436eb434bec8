/** The protocol over HTTP: routes, handlers, formats, tokens. */
@NullMarked
package io.github.camelgp.server.http;

import org.jspecify.annotations.NullMarked;
