/** Gets tokens for credentials, and keeps them alive. */
@NullMarked
package io.github.camelgp.internal.auth;

import org.jspecify.annotations.NullMarked;
