/** One class per kind of resource: what the operations of the protocol do. */
@NullMarked
package io.github.camelgp.server.resource;

import org.jspecify.annotations.NullMarked;
