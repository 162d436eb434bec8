/** The services directory for people. */
@NullMarked
package io.github.camelgp.server.page;

import org.jspecify.annotations.NullMarked;
