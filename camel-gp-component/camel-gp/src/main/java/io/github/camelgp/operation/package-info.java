/** What an endpoint does with a message, one handler an operation. Public for the component, not API. */
@NullMarked
package io.github.camelgp.operation;

import org.jspecify.annotations.NullMarked;
