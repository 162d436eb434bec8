/** Tools on geometries alone. */
@NullMarked
package io.github.camelgp.server.tool.geometry;

import org.jspecify.annotations.NullMarked;
