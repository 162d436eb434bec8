/** Spatial references and the transformations between them; x is always longitude or easting. */
@NullMarked
package io.github.camelgp.server.geo;

import org.jspecify.annotations.NullMarked;
