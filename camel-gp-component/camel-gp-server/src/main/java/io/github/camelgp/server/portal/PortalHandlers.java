package io.github.camelgp.server.portal;

import io.github.camelgp.server.auth.TokenService;
import io.github.camelgp.server.fault.Operation;
import io.github.camelgp.server.protocol.Handler;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.resource.Catalog;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;

/** The portal's operations. Thread safe. */
public final class PortalHandlers {
    private final PortalContent content;
    private final OAuth oauth;
    private final Map<Operation, Handler> handlers = new EnumMap<>(Operation.class);

    /**
     * A portal over the server's services and users.
     *
     * @param version of the release, such as 11.3
     */
    public PortalHandlers(Catalog catalog, TokenService tokens, String version, InstantSource clock) {
        PortalSignIn signIn = new PortalSignIn(tokens);
        content = new PortalContent(catalog.all(), signIn, clock.instant().toEpochMilli());
        oauth = new OAuth(tokens, clock);
        PortalDescriptions descriptions = new PortalDescriptions(
                catalog::find, signIn, version, tokens.options().federated());
        add(Operation.PORTAL, descriptions::root);
        add(Operation.PORTAL_INFO, descriptions::info);
        add(Operation.PORTAL_SELF, descriptions::self);
        add(Operation.PORTAL_SERVERS, descriptions::servers);
        add(Operation.PORTAL_COMMUNITY_SELF, descriptions::signedIn);
        add(Operation.PORTAL_USER, descriptions::user);
        add(Operation.PORTAL_TOKEN, new PortalTokens(tokens)::generate);
        add(Operation.OAUTH_TOKEN, oauth::token);
        add(Operation.OAUTH_AUTHORIZE, oauth::authorize);
        add(Operation.PORTAL_SEARCH, content::search);
        add(Operation.PORTAL_ITEM, content::item);
        add(Operation.PORTAL_ITEM_DATA, content::data);
    }

    private void add(Operation operation, Handler.Direct handler) {
        handlers.put(operation, Handler.direct(handler));
    }

    /** By operation. */
    public Map<Operation, Handler> all() {
        return handlers;
    }

    /** Refuses a request for a server that comes through the portal by an item that isn't there. */
    public void check(HttpCall call) {
        if (call.isProxied()) {
            content.checkProxied(call);
        }
    }

    /** Sign-in of people and applications. */
    public OAuth oauth() {
        return oauth;
    }
}
