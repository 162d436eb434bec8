/** Shapefiles, as ESRI's technical description of 1998 and dBASE III have them. */
@NullMarked
package io.github.camelgp.shapefile;

import org.jspecify.annotations.NullMarked;
