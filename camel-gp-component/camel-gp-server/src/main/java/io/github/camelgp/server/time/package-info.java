/** Time as the server sees it: the system's, or driven by hand. */
@NullMarked
package io.github.camelgp.server.time;

import org.jspecify.annotations.NullMarked;
