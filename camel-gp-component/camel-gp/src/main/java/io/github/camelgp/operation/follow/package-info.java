/** Results that stand somewhere else: layers that outputs point to, and the rest of what was kept back. */
@NullMarked
package io.github.camelgp.operation.follow;

import org.jspecify.annotations.NullMarked;
