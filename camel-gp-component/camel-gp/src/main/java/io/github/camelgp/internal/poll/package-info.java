/** When to ask for a job again; submit, claim, resume and finish jobs; no thread per job. */
@NullMarked
package io.github.camelgp.internal.poll;

import org.jspecify.annotations.NullMarked;
