/** Values that go in and out of tasks. */
@NullMarked
package io.github.camelgp.server.value;

import org.jspecify.annotations.NullMarked;
