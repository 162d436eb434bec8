/** A result bigger than the heap. */
@NullMarked
package io.github.camelgp.benchmarks.bigresult;

import org.jspecify.annotations.NullMarked;
