/** Streaming reader and writer of GeoJSON, RFC 7946. */
@NullMarked
package io.github.camelgp.geojson;

import org.jspecify.annotations.NullMarked;
