/** Rows in a database, so that jobs outlive the process. */
@NullMarked
package io.github.camelgp.job.jdbc;

import org.jspecify.annotations.NullMarked;
