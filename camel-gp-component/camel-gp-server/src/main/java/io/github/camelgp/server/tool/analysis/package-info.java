/** Tools as spatial analysis offers them: everything in texts. */
@NullMarked
package io.github.camelgp.server.tool.analysis;

import org.jspecify.annotations.NullMarked;
