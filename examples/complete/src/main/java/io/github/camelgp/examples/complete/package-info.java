/** The application: routes in YAML, options in {@code application.properties}, and a database. */
@NullMarked
package io.github.camelgp.examples.complete;

import org.jspecify.annotations.NullMarked;
