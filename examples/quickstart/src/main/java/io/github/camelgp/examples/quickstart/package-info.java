/** The quickstart: a folder of observers in, the areas that they see out. */
@NullMarked
package io.github.camelgp.examples.quickstart;

import org.jspecify.annotations.NullMarked;
