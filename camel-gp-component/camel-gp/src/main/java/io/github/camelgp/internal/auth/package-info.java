/** Makes token providers of credentials. */
@NullMarked
package io.github.camelgp.internal.auth;

import org.jspecify.annotations.NullMarked;
