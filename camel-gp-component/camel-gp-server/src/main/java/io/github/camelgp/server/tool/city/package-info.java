/** A made-up city: streets, districts and incidents, the same in every run. */
@NullMarked
package io.github.camelgp.server.tool.city;

import org.jspecify.annotations.NullMarked;
