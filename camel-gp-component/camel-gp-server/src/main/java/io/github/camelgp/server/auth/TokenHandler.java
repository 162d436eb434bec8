package io.github.camelgp.server.auth;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelgp.server.page.Html;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.protocol.Reply;
import java.util.Optional;

/** {@code tokens}, {@code tokens/generateToken}: a token for name and password, or for another token. */
public final class TokenHandler {
    private final TokenService service;

    /** With these users. */
    public TokenHandler(TokenService service) {
        this.service = service;
    }

    /** The server's own token service; a federated server has none. */
    public Reply generate(HttpCall call) {
        boolean named = !call.parameters().get("username").isEmpty();
        boolean exchange = !named && !call.parameters().get("token").isEmpty();
        if (service.options().federated() && !exchange) {
            throw ProtocolException.noToken("The server is federated: its portal gives the tokens.");
        } else if (!named && !exchange && call.wantsHtml()) {
            return new Reply.Page(form(call));
        }
        Optional<Token> token = exchange ? service.exchange(call) : service.login(call);
        String why = exchange ? "The token is not known or has run out." : "Invalid username or password specified.";
        return answer(token.orElseThrow(() -> ProtocolException.noToken(why)));
    }

    /** A token in its usual form; {@code expires} is in milliseconds since 1970. */
    public static Reply answer(Token token) {
        return Reply.of(JsonNodeFactory.instance
                .objectNode()
                .put("token", token.text())
                .put("expires", token.expires().toEpochMilli())
                .put("ssl", false));
    }

    private static String form(HttpCall call) {
        return Html.page(
                call,
                "Generate token",
                "",
                "<form method=\"post\" action=\"" + Html.escape(call.siteUrl() + "/tokens/generateToken") + "\">"
                        + "<label for=\"username\">Username</label><input type=\"text\" id=\"username\""
                        + " name=\"username\"><label for=\"password\">Password</label>"
                        + "<input type=\"password\" id=\"password\" name=\"password\">"
                        + "<label for=\"expiration\">Expiration (minutes)</label>"
                        + "<input type=\"text\" id=\"expiration\" name=\"expiration\" value=\"60\">"
                        + "<button type=\"submit\">Generate token</button></form>");
    }
}
