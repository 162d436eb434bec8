/** The tools that every server can serve. */
@NullMarked
package io.github.camelgp.server.tool;

import org.jspecify.annotations.NullMarked;
