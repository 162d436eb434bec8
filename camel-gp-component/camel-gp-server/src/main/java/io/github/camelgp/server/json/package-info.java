/** Esri JSON, GeoJSON and lenient parameter text. */
@NullMarked
package io.github.camelgp.server.json;

import org.jspecify.annotations.NullMarked;
