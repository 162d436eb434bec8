/** What becomes of a job when something around it fails: the table in the guide, row by row, as a user would see it. */
@NullMarked
package io.github.camelgp.faults;

import org.jspecify.annotations.NullMarked;
