/** An embeddable GP server that speaks the ArcGIS geoprocessing REST protocol. */
@NullMarked
package io.github.camelgp.server;

import org.jspecify.annotations.NullMarked;
