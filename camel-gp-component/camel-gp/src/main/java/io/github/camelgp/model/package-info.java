/** ArcGIS values and failures, free of transport and of Camel. */
@NullMarked
package io.github.camelgp.model;

import org.jspecify.annotations.NullMarked;
