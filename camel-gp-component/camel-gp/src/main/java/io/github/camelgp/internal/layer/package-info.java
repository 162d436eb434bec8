/** Reads layers of feature and map services whole, page by page. */
@NullMarked
package io.github.camelgp.internal.layer;

import org.jspecify.annotations.NullMarked;
