/** What tools share about features: reading those of an input, making those of an output. */
@NullMarked
package io.github.camelgp.server.tool.feature;

import org.jspecify.annotations.NullMarked;
