/** Walks from the network to the task and says at each step whether it holds, and what to do if not. */
@NullMarked
package io.github.camelgp.check;

import org.jspecify.annotations.NullMarked;
