/** What tests of several packages use: time that a test holds in its hand. */
@NullMarked
package io.github.camelgp.testing;

import org.jspecify.annotations.NullMarked;
