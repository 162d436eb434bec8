/** Job ids in the spans of those who trace. Loaded only where camel-telemetry is. */
@NullMarked
package io.github.camelgp.telemetry;

import org.jspecify.annotations.NullMarked;
