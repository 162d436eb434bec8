/** Clusters of incidents. */
@NullMarked
package io.github.camelgp.server.tool.hotspot;

import org.jspecify.annotations.NullMarked;
