/** The application: routes in YAML, options in {@code application.properties}, and a database. */
@NullMarked
package io.github.camelgp.examples.nightly;

import org.jspecify.annotations.NullMarked;
