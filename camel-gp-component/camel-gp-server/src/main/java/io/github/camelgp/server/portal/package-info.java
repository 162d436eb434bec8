/** A small portal on the same host, so that the server can play a federated site. */
@NullMarked
package io.github.camelgp.server.portal;

import org.jspecify.annotations.NullMarked;
