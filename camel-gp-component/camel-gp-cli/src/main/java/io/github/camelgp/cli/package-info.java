/** The first connection to a server, and runs of its tasks, from a shell. */
@NullMarked
package io.github.camelgp.cli;

import org.jspecify.annotations.NullMarked;
