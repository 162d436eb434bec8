/** JSON from anybody, read within limits. */
@NullMarked
package io.github.camelgp.internal.json;

import org.jspecify.annotations.NullMarked;
