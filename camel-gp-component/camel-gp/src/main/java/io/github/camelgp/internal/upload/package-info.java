/** Files that go to the server, whole or in parts. */
@NullMarked
package io.github.camelgp.internal.upload;

import org.jspecify.annotations.NullMarked;
