/**
 * What the application plays on, and what happens to it: an FTP server, a PostgreSQL, a GP server, faults, and the
 * killing of the application's process.
 */
@NullMarked
package io.github.camelgp.examples.nightly.stage;

import org.jspecify.annotations.NullMarked;
