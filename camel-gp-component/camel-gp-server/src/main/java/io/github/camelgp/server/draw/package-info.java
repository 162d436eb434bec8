/** Drawing of features and rasters as pictures. */
@NullMarked
package io.github.camelgp.server.draw;

import org.jspecify.annotations.NullMarked;
