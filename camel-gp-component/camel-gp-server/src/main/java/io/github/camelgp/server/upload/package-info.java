/** Files that clients send ahead of the task that uses them. */
@NullMarked
package io.github.camelgp.server.upload;

import org.jspecify.annotations.NullMarked;
