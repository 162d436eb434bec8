/** From the values of a reply to the body of a message. Public for the component, not API. */
@NullMarked
package io.github.camelgp.operation.output;

import org.jspecify.annotations.NullMarked;
