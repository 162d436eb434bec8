/** Layers: result map services of jobs, output feature services, their queries and edits. */
@NullMarked
package io.github.camelgp.server.layer;

import org.jspecify.annotations.NullMarked;
