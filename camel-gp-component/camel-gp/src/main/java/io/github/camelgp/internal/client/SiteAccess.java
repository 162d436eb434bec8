package io.github.camelgp.internal.client;

import io.github.camelgp.auth.TokenProvider;
import io.github.camelgp.internal.http.SameSite;
import io.github.camelgp.internal.http.UrlRewrite;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Who we are, and to whom.
 *
 * @param site the addresses that may see our token
 * @param further those that turned out to belong to it, such as its portal
 * @param tokens where it comes from
 * @param headers sent with every request to the site, such as Referer
 * @param onDemand whether the token is sent only to services that asked for one (code 499)
 * @param rewrite for addresses that the server names
 * @param place where the token goes
 * @param layerTokens for layers that inputs name
 */
public record SiteAccess(
        SameSite site,
        Supplier<SameSite> further,
        TokenProvider tokens,
        Map<String, String> headers,
        boolean onDemand,
        UrlRewrite rewrite,
        TokenPlace place,
        LayerTokens layerTokens) {
    public static final SiteAccess ANONYMOUS = new SiteAccess(SameSite.NONE, TokenProvider.ANONYMOUS, Map.of(), false);

    public SiteAccess {
        headers = Map.copyOf(headers);
    }

    /** The token goes in a header. */
    public SiteAccess(
            SameSite site,
            Supplier<SameSite> further,
            TokenProvider tokens,
            Map<String, String> headers,
            boolean onDemand,
            UrlRewrite rewrite) {
        this(site, further, tokens, headers, onDemand, rewrite, TokenPlace.HEADER, LayerTokens.NONE);
    }

    /** Of one site whose addresses are good as the server names them. */
    public SiteAccess(SameSite site, TokenProvider tokens, Map<String, String> headers, boolean onDemand) {
        this(site, () -> SameSite.NONE, tokens, headers, onDemand, UrlRewrite.NONE);
    }

    /** The token goes with every request. */
    public SiteAccess(SameSite site, TokenProvider tokens, Map<String, String> headers) {
        this(site, tokens, headers, false);
    }

    /** Where a request carries the token; never in an address. */
    public enum TokenPlace {
        /** {@code X-Esri-Authorization}. */
        HEADER,
        /** The parameter {@code token} of a posted form, which is all that administrative resources read. */
        FORM
    }

    /** This access for administrative resources at {@code admin}. */
    public SiteAccess administrative(SameSite admin) {
        return new SiteAccess(admin, further, tokens, headers, false, rewrite, TokenPlace.FORM, LayerTokens.NONE);
    }

    /** This access, with tokens for layers that inputs name. */
    public SiteAccess with(LayerTokens others) {
        return new SiteAccess(site, further, tokens, headers, onDemand, rewrite, place, others);
    }

    /** Without the headers, which may hold a log-in. */
    @Override
    public String toString() {
        return "SiteAccess[site=" + site + ", onDemand=" + onDemand + "]";
    }

    /** Whether there is no token at all. */
    public boolean isAnonymous() {
        return tokens == TokenProvider.ANONYMOUS;
    }

    /** Whether {@code target} may see our token. */
    public boolean allows(URI target) {
        return site.allows(target) || further.get().allows(target);
    }

    /** All addresses that are known to belong to the site. */
    SameSite reach() {
        List<URI> all = new ArrayList<>(further.get().addresses());
        all.addAll(site.addresses());
        return new SameSite(all);
    }
}
