/** How fast features are read and written, against other libraries and against what Jackson allows. */
@NullMarked
package io.github.camelgp.benchmarks.codec;

import org.jspecify.annotations.NullMarked;
