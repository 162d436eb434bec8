package io.github.camelgp;

import io.github.camelgp.check.CheckReport;
import io.github.camelgp.check.CheckTarget;
import io.github.camelgp.check.SiteCheck;
import io.github.camelgp.internal.client.FolderAddress;
import io.github.camelgp.internal.client.GpUrls;
import io.github.camelgp.internal.client.ItemAddress;
import io.github.camelgp.internal.client.Place;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checks the way from a component to its server, and to a task there. */
public final class GpSiteCheck {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private GpSiteCheck() {}

    /**
     * Looks at everything between here and {@code address}, reading only. The future does not fail because of what is
     * found.
     *
     * @param component that runs, with {@code serverUrl} or an address that names a server
     * @param address of a task, service, folder or item as endpoints take it; empty for the server alone
     * @throws IllegalArgumentException if there is no server, or the address cannot be read
     */
    public static CompletableFuture<CheckReport> run(GpComponent component, String address) {
        String serverUrl = component.getServerUrl();
        Optional<ItemAddress> item = ItemAddress.of(address);
        GpRuntime runtime = component.runtime();
        List<Place> places = item.isPresent() || address.isBlank() ? List.of() : GpUrls.places(address, serverUrl);
        String server = places.isEmpty() ? serverUrl : places.get(0).url();
        if (server == null) {
            throw new IllegalArgumentException("No server to check: set serverUrl");
        }
        FolderAddress site = new FolderAddress(GpUrls.servicesOf(server), "");
        runtime.sites().configure(site.url());
        String portal = component.getPortalUrl();
        CheckTarget target = new CheckTarget(
                site,
                portal == null ? null : URI.create(portal),
                item.isPresent() ? place(runtime, item.get()) : place(places),
                who(component),
                runtime.sites().access(site.url()),
                runtime.sites().at(site.url()),
                runtime.sites()::admin,
                runtime.transport(),
                runtime.readers(),
                limit(component));
        return new SiteCheck(target, InstantSource.system()).run();
    }

    private static @Nullable Supplier<CompletableFuture<Place>> place(GpRuntime runtime, ItemAddress item) {
        return item.isHelper() && item.names().isEmpty()
                ? null
                : () -> runtime.portals().place(item);
    }

    private static @Nullable Supplier<CompletableFuture<Place>> place(List<Place> places) {
        return places.isEmpty() || places.get(0) instanceof FolderAddress
                ? null
                : () -> CompletableFuture.completedFuture(places.get(0));
    }

    private static String who(GpComponent component) {
        if (component.getUsername() != null) {
            return component.getUsername();
        }
        return component.getClientId() == null ? "" : "application " + component.getClientId();
    }

    private static Duration limit(GpComponent component) {
        Duration response = Duration.ofMillis(component.getResponseTimeout());
        return response.compareTo(LONGEST) < 0 ? response : LONGEST;
    }
}
