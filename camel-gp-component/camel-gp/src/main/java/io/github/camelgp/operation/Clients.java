package io.github.camelgp.operation;

import io.github.camelgp.internal.client.GpClient;

/** Finds the client for a server. */
@FunctionalInterface
public interface Clients {

    /** The client of the site that {@code url} is at; one without a token when that site is not configured. */
    GpClient at(String url);
}
