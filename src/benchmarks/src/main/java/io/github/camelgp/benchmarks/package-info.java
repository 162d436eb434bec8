/** Measures the embedded server. */
@NullMarked
package io.github.camelgp.benchmarks;

import org.jspecify.annotations.NullMarked;
