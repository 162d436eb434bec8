/** Who we are to a server; open to extension. */
@NullMarked
package io.github.camelgp.auth;

import org.jspecify.annotations.NullMarked;
