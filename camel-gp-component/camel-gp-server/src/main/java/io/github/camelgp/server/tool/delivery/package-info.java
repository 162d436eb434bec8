/** What a customer's own tool looks like. */
@NullMarked
package io.github.camelgp.server.tool.delivery;

import org.jspecify.annotations.NullMarked;
