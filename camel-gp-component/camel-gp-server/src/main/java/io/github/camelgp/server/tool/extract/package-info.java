/** Data of an area in a zip file. */
@NullMarked
package io.github.camelgp.server.tool.extract;

import org.jspecify.annotations.NullMarked;
