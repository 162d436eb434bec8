/** Who may do what: users, tokens and the web tier in front of the server. */
@NullMarked
package io.github.camelgp.server.auth;

import org.jspecify.annotations.NullMarked;
