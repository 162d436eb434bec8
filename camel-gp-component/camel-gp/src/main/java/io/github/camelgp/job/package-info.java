/** What is remembered about a job, and where. */
@NullMarked
package io.github.camelgp.job;

import org.jspecify.annotations.NullMarked;
