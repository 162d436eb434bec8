/** Service areas on a small street network. */
@NullMarked
package io.github.camelgp.server.tool.network;

import org.jspecify.annotations.NullMarked;
