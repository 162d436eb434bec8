/** Files that come from the server, piece by piece, into a folder. */
@NullMarked
package io.github.camelgp.internal.download;

import org.jspecify.annotations.NullMarked;
