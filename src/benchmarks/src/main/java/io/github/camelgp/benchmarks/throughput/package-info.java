/** What a route costs against the bare HTTP client. */
@NullMarked
package io.github.camelgp.benchmarks.throughput;

import org.jspecify.annotations.NullMarked;
