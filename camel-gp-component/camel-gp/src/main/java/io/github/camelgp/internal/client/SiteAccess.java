package io.github.camelgp.internal.client;

import io.github.camelgp.auth.TokenProvider;
import io.github.camelgp.internal.http.SameSite;
import java.util.Map;

/**
 * Who we are, and to whom.
 *
 * @param site the addresses that may see our token
 * @param tokens where it comes from
 * @param headers sent with every request to the site, such as Referer
 * @param onDemand whether the token is sent only to services that asked for one (code 499)
 */
public record SiteAccess(SameSite site, TokenProvider tokens, Map<String, String> headers, boolean onDemand) {
    public static final SiteAccess ANONYMOUS = new SiteAccess(SameSite.NONE, TokenProvider.ANONYMOUS, Map.of(), false);

    public SiteAccess {
        headers = Map.copyOf(headers);
    }

    /** The token goes with every request. */
    public SiteAccess(SameSite site, TokenProvider tokens, Map<String, String> headers) {
        this(site, tokens, headers, false);
    }
}
