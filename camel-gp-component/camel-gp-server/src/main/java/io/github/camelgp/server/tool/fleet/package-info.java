/** Routes of vehicles. */
@NullMarked
package io.github.camelgp.server.tool.fleet;

import org.jspecify.annotations.NullMarked;
