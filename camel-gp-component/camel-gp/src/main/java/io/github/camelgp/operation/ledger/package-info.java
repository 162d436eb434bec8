/** A look into the ledger and a hand in it: listing rows, submitting them again, removing them. Public for the component, not API. */
@NullMarked
package io.github.camelgp.operation.ledger;

import org.jspecify.annotations.NullMarked;
