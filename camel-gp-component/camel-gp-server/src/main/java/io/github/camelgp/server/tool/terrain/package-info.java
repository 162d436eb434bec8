/** Elevation: grids, the relief where no grid is, what can be seen across it, and areas made of cells. */
@NullMarked
package io.github.camelgp.server.tool.terrain;

import org.jspecify.annotations.NullMarked;
