package io.github.camelgp;

import io.github.camelgp.auth.Credentials;
import io.github.camelgp.auth.TokenProvider;
import io.github.camelgp.internal.client.GpClient;
import io.github.camelgp.internal.client.SiteAccess;
import io.github.camelgp.internal.client.SiteState;
import io.github.camelgp.internal.client.admin.GpAdmin;
import io.github.camelgp.internal.http.SameSite;
import io.github.camelgp.model.GpAuthenticationException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.operation.Clients;
import io.github.camelgp.operation.TokenUse;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The clients of a component, one per server. Servers that options name get the component's token; any other that a job
 * handle leads to is talked to without one. Safe for several threads.
 */
final class GpSites implements Clients {
    private static final int MOST_FOREIGN = 100;
    /** Starts the names of credentials that an endpoint has for itself; its address follows. */
    private static final String ENDPOINT = "endpoint:";

    private final List<Site> configured = new CopyOnWriteArrayList<>();
    private final Map<String, GpClient> foreign = new ConcurrentHashMap<>();
    private final Map<String, GpAdmin> admins = new ConcurrentHashMap<>();
    private final Map<String, Credentials> named;
    private final Map<String, Credentials> ofEndpoints = new ConcurrentHashMap<>();
    private final GpAccesses accesses;
    private final SiteClients clients;
    private final GpAccess entry;
    private final @Nullable GpAccess administrator;
    private final @Nullable URI adminUrl;
    private final List<URI> trusted;
    private final boolean tokenForAddresses;
    private final boolean onDemand;

    /**
     * A server that options name.
     *
     * @param ours whether the component's credentials are for it
     * @param others clients of somebody else, by the name of their credentials
     */
    private record Site(SiteAccess access, GpClient client, boolean ours, Map<String, GpClient> others) {}

    GpSites(GpComponent component, GpAccesses accesses, SiteClients clients) {
        this.clients = clients;
        this.accesses = accesses;
        this.named = Map.copyOf(component.getNamedCredentials());
        this.entry = accesses.own();
        this.administrator = accesses.administrator();
        this.adminUrl = accesses.adminUrl();
        this.trusted = trusted(component.getTrustedHosts());
        this.onDemand = component.getTokenUse() == TokenUse.onDemand;
        String serverUrl = component.getServerUrl();
        String portalUrl = component.getPortalUrl();
        this.tokenForAddresses = serverUrl == null;
        if (portalUrl != null) {
            trusted.add(URI.create(portalUrl));
        }
        if (serverUrl != null || portalUrl != null) {
            add(URI.create(serverUrl == null ? portalUrl : serverUrl), true);
        }
    }

    private static List<URI> trusted(@Nullable String hosts) {
        List<URI> uris = new ArrayList<>();
        if (hosts != null) {
            for (String host : hosts.split("\\s*,\\s*")) {
                uris.add(URI.create(host.contains("://") ? host : "https://" + host));
            }
        }
        return uris;
    }

    /** Takes in the server of an endpoint's own address. */
    synchronized void configure(String url) {
        URI uri = URI.create(url);
        if (configured.stream().noneMatch(site -> site.access().allows(uri))) {
            add(uri, tokenForAddresses);
        }
    }

    private void add(URI server, boolean asOurselves) {
        List<URI> addresses = new ArrayList<>(trusted);
        addresses.add(server);
        SameSite site = new SameSite(addresses);
        SiteAccess access = asOurselves
                ? entry.at(site, onDemand)
                : new SiteAccess(site, TokenProvider.ANONYMOUS, Map.of(), onDemand);
        configured.add(new Site(access, client(access), asOurselves, new ConcurrentHashMap<>()));
    }

    private GpClient client(SiteAccess access) {
        GpClient client = clients.client(access.with(accesses.layerTokens()));
        entry.secrets().forEach(client.redactor()::keep);
        return client;
    }

    /**
     * Takes in the credentials that an endpoint has for itself.
     *
     * @param url of the endpoint, whose server must be known
     * @return their name, which is the same in every process
     */
    String learn(String url, Credentials credentials) {
        Credentials former = ofEndpoints.putIfAbsent(ENDPOINT + url, credentials);
        if (former != null && !former.equals(credentials)) {
            throw new IllegalArgumentException("Two endpoints of " + url
                    + " have different credentials of their own; use namedCredentials and the header"
                    + " CamelGpCredentials");
        }
        return ENDPOINT + url;
    }

    @Override
    public GpClient at(String url, @Nullable String credentials) {
        URI uri = URI.create(entry.rewrite().apply(url));
        Optional<Site> site = siteOf(uri);
        if (site.isEmpty()) {
            return foreign(uri);
        }
        return credentials == null ? site.get().client() : as(credentials, site.get(), uri);
    }

    /** Whether an address is at one of the configured servers. */
    boolean knows(String url) {
        return siteOf(URI.create(entry.rewrite().apply(url).replace(" ", "%20")))
                .isPresent();
    }

    private Optional<Site> siteOf(URI uri) {
        return configured.stream().filter(site -> site.access().allows(uri)).findFirst();
    }

    private GpClient as(String name, Site site, URI uri) {
        boolean ofEndpoint = name.startsWith(ENDPOINT);
        boolean meant = ofEndpoint
                ? siteOf(URI.create(name.substring(ENDPOINT.length()))).equals(Optional.of(site))
                : site.ours();
        Credentials credentials = ofEndpoint ? ofEndpoints.get(name) : named.get(name);
        if (credentials == null || !meant) {
            String why = credentials == null
                    ? " are not configured here; a job that runs under them needs them to its end"
                    : " are not for this server";
            throw new GpAuthenticationException(
                    0, "The credentials " + name + why, List.of(), GpWhere.at(uri.toString()));
        }
        return site.others().computeIfAbsent(name, key -> {
            GpAccess access = accesses.as(credentials, uri.toString());
            GpClient client = client(access.at(site.access().site(), onDemand));
            access.secrets().forEach(client.redactor()::keep);
            return client;
        });
    }

    private GpClient foreign(URI uri) {
        if (foreign.size() > MOST_FOREIGN) {
            foreign.clear();
        }
        return foreign.computeIfAbsent(
                uri.getScheme() + "://" + uri.getAuthority(), site -> client(SiteAccess.ANONYMOUS));
    }

    /** Who we are at the server that {@code url} is at. */
    SiteAccess access(String url) {
        URI uri = URI.create(entry.rewrite().apply(url));
        return configured.stream()
                .map(Site::access)
                .filter(access -> access.allows(uri))
                .findFirst()
                .orElse(SiteAccess.ANONYMOUS);
    }

    /** The option {@code adminUrl} is about the component's own server only, when that is named. */
    @Override
    public GpAdmin admin(String url) {
        URI uri = URI.create(entry.rewrite().apply(url));
        SiteAccess ours = siteOf(uri).map(Site::access).orElse(null);
        boolean ownServer = ours != null && ours == configured.get(0).access();
        URI place = adminUrl != null && ownServer ? adminUrl : GpAccesses.adminUrl(uri.toString());
        return admins.computeIfAbsent(place.toString(), key -> admin(place, ours, ownServer));
    }

    private GpAdmin admin(URI place, @Nullable SiteAccess ours, boolean ownServer) {
        SiteAccess access = ours == null ? SiteAccess.ANONYMOUS : ours;
        GpAccess who = administrator;
        if (who != null && ownServer) {
            access = who.at(SameSite.NONE, false);
        }
        GpAdmin admin = clients.admin(place, access.administrative(SameSite.of(place)));
        entry.secrets().forEach(admin.redactor()::keep);
        if (who != null) {
            who.secrets().forEach(admin.redactor()::keep);
        }
        return admin;
    }

    /** What the last requests to the configured servers came to. */
    List<SiteState> states() {
        return configured.stream().map(site -> site.client().state()).toList();
    }
}
