package io.github.camelgp.operation;

import io.github.camelgp.internal.client.GpClient;
import io.github.camelgp.internal.client.admin.GpAdmin;
import org.jspecify.annotations.Nullable;

/** Finds the client for a server. */
public interface Clients {

    /** The client of the site that {@code url} is at; one without a token when that site is not configured. */
    default GpClient at(String url) {
        return at(url, null);
    }

    /**
     * The same as somebody else.
     *
     * @param credentials their name; null for the component's own
     * @throws io.github.camelgp.model.GpAuthenticationException if nobody knows that name, or it is not for that site
     */
    GpClient at(String url, @Nullable String credentials);

    /**
     * The administrator's site of the server that {@code url} is at: {@code adminUrl}, or else what lies beside its
     * {@code rest}. Nothing is asked before it is used.
     */
    GpAdmin admin(String url);
}
