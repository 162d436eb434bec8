/** Where water comes from. */
@NullMarked
package io.github.camelgp.server.tool.hydrology;

import org.jspecify.annotations.NullMarked;
