/** Tools for trying out clients: slow ones, failing ones, and one of every data type. */
@NullMarked
package io.github.camelgp.server.tool.probe;

import org.jspecify.annotations.NullMarked;
