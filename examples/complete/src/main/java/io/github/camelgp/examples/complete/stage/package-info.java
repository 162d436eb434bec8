/** What there is at a user's already: a GP server with its tool, a database; a script; and who tells the story and counts. */
@NullMarked
package io.github.camelgp.examples.complete.stage;

import org.jspecify.annotations.NullMarked;
