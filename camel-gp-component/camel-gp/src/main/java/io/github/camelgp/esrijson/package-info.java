/** Streaming reader and writer of Esri JSON. */
@NullMarked
package io.github.camelgp.esrijson;

import org.jspecify.annotations.NullMarked;
