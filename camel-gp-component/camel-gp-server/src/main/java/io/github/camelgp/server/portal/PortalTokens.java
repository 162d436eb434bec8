package io.github.camelgp.server.portal;

import io.github.camelgp.server.auth.Token;
import io.github.camelgp.server.auth.TokenHandler;
import io.github.camelgp.server.auth.TokenService;
import io.github.camelgp.server.page.Html;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.Parameters;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.protocol.Reply;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** {@code generateToken} of the portal: for name and password, or a server's token for one of the portal. */
public final class PortalTokens {
    private final TokenService tokens;

    /** With these users. */
    public PortalTokens(TokenService tokens) {
        this.tokens = tokens;
    }

    /** A token, or a form to ask for one. */
    public Reply generate(HttpCall call) {
        Parameters parameters = call.parameters();
        boolean named = !parameters.get("username").isEmpty();
        if (!named && !parameters.get("token").isEmpty()) {
            return TokenHandler.answer(exchange(call));
        } else if (!named && call.wantsHtml()) {
            return new Reply.Page(form(call));
        }
        return tokens.portalLogin(call)
                .map(TokenHandler::answer)
                .orElseThrow(() -> ProtocolException.noToken("Invalid username or password."));
    }

    private Token exchange(HttpCall call) {
        String server = call.parameters().get("serverUrl");
        if (!tokens.options().federated() || !isOwn(server, call)) {
            throw ProtocolException.noToken("The server '" + server + "' is not federated with this portal.");
        }
        Optional<Token> token = tokens.portalExchange(call);
        return token.orElseThrow(ProtocolException::invalidToken);
    }

    /** An address of this site, whatever the own machine is called in it. */
    private static boolean isOwn(String url, HttpCall call) {
        try {
            URI wanted = new URI(url.trim());
            URI own = new URI(call.siteUrl());
            String path = wanted.getPath() == null ? "" : wanted.getPath().toLowerCase(Locale.ROOT) + "/";
            return wanted.getPort() == own.getPort()
                    && path.startsWith(own.getPath().toLowerCase(Locale.ROOT) + "/")
                    && (host(wanted).equals(host(own)) || isLocal(wanted) && isLocal(own));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String host(URI uri) {
        return uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    }

    private static boolean isLocal(URI uri) {
        return host(uri).matches("localhost|127\\..*|\\[::1]");
    }

    private static String form(HttpCall call) {
        String action = Html.escape(call.origin() + "/portal/sharing/rest/generateToken");
        return Html.page(
                call,
                "Generate token",
                "",
                "<form method=\"post\" action=\"" + action + "\"><label for=\"username\">Username</label>"
                        + "<input type=\"text\" id=\"username\" name=\"username\">"
                        + "<label for=\"password\">Password</label>"
                        + "<input type=\"password\" id=\"password\" name=\"password\">"
                        + "<button type=\"submit\">Generate token</button></form>");
    }
}
