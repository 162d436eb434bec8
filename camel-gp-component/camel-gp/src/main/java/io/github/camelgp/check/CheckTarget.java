package io.github.camelgp.check;

import io.github.camelgp.internal.client.FolderAddress;
import io.github.camelgp.internal.client.GpClient;
import io.github.camelgp.internal.client.Place;
import io.github.camelgp.internal.client.SiteAccess;
import io.github.camelgp.internal.client.admin.GpAdmin;
import io.github.camelgp.internal.http.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is checked, and with what.
 *
 * @param site the server's root folder
 * @param portal that the options name; null to ask the server
 * @param place the service or task to look at; null for none
 * @param who we are, for people, such as {@code ann}; empty for nobody
 * @param access our token and headers
 * @param client of the server
 * @param admin finds the client of the administrator's site of a service
 * @param transport of all
 * @param executor where the certificate is looked at, which blocks
 * @param limit for each look
 */
public record CheckTarget(
        FolderAddress site,
        @Nullable URI portal,
        @Nullable Supplier<CompletableFuture<Place>> place,
        String who,
        SiteAccess access,
        GpClient client,
        Function<String, GpAdmin> admin,
        HttpTransport transport,
        Executor executor,
        Duration limit) {

    /** The address that the first request goes to. */
    URI infoUrl() {
        String services = site.services();
        return URI.create(services.substring(0, services.length() - "services".length()) + "info");
    }

    boolean isAnonymous() {
        return access.isAnonymous();
    }

    String whoever() {
        return who.isEmpty() ? "this user" : who;
    }
}
