/** Files between a route and the server. Public for the component, not API. */
@NullMarked
package io.github.camelgp.operation.file;

import org.jspecify.annotations.NullMarked;
