package io.github.camelgp;

import io.github.camelgp.internal.client.ClientSettings;
import io.github.camelgp.internal.client.GpClient;
import io.github.camelgp.internal.client.JsonCalls;
import io.github.camelgp.internal.client.SiteAccess;
import io.github.camelgp.internal.client.admin.GpAdmin;
import io.github.camelgp.internal.http.HttpTransport;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * Makes clients that share what they send with.
 *
 * @param transport of all
 * @param settings of all
 * @param readers reads replies
 * @param clock tells how old descriptions are
 */
record SiteClients(HttpTransport transport, ClientSettings settings, Executor readers, InstantSource clock) {
    GpClient client(SiteAccess access) {
        return new GpClient(transport, access, settings, readers, clock);
    }

    GpAdmin admin(URI url, SiteAccess access) {
        return new GpAdmin(url, new JsonCalls(transport, access, readers), settings);
    }
}
