/** From the values of a route to the parameters of a request. Public for the component, not API. */
@NullMarked
package io.github.camelgp.operation.input;

import org.jspecify.annotations.NullMarked;
