/** The resources of a GPServer: addresses, requests, replies, errors. */
@NullMarked
package io.github.camelgp.internal.client;

import org.jspecify.annotations.NullMarked;
