/** Run ArcGIS geoprocessing tasks as a step of a Camel route. */
@NullMarked
package io.github.camelgp;

import org.jspecify.annotations.NullMarked;
