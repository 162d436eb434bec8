package io.github.camelgp.operation;

import io.github.camelgp.internal.client.GpClient;
import io.github.camelgp.internal.client.admin.GpAdmin;

/** Finds the client for a server. */
public interface Clients {

    /** The client of the site that {@code url} is at; one without a token when that site is not configured. */
    GpClient at(String url);

    /**
     * The administrator's site of the server that {@code url} is at: {@code adminUrl}, or else what lies beside its
     * {@code rest}. Nothing is asked before it is used.
     */
    GpAdmin admin(String url);
}
