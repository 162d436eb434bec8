/** Runs of tasks: inputs checked, work queued, messages, outputs, cancellation. */
@NullMarked
package io.github.camelgp.server.job;

import org.jspecify.annotations.NullMarked;
