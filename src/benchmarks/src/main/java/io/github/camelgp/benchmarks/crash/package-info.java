/** Crashes: a second process is halted at each moment that matters, and killed at random; nothing may be lost or done twice. */
@NullMarked
package io.github.camelgp.benchmarks.crash;

import org.jspecify.annotations.NullMarked;
