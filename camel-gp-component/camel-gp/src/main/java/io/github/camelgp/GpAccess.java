package io.github.camelgp;

import io.github.camelgp.auth.TokenProvider;
import io.github.camelgp.internal.client.SiteAccess;
import io.github.camelgp.internal.http.SameSite;
import io.github.camelgp.internal.http.UrlRewrite;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Who requests come from.
 *
 * @param tokens where tokens come from
 * @param further addresses that turned out to belong to the site
 * @param headers sent with every request to the site
 * @param rewrite for addresses that servers name
 * @param secrets texts that must not be seen anywhere
 */
record GpAccess(
        TokenProvider tokens,
        Supplier<SameSite> further,
        Map<String, String> headers,
        UrlRewrite rewrite,
        List<String> secrets) {

    /** This at one site. */
    SiteAccess at(SameSite site, boolean onDemand) {
        return new SiteAccess(site, further, tokens, headers, onDemand, rewrite);
    }

    /** Who, but no secret. */
    @Override
    public String toString() {
        return "GpAccess[headers=" + headers.keySet() + ", rewrite=" + rewrite + "]";
    }
}
