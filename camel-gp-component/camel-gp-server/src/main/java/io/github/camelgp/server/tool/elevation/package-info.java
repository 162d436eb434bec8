/** Elevation along lines and under features. */
@NullMarked
package io.github.camelgp.server.tool.elevation;

import org.jspecify.annotations.NullMarked;
