package io.github.camelgp.server.resource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelgp.server.page.Html;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.Parameters;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.protocol.Reply;
import java.util.Optional;

/** {@code tokens}, {@code tokens/generateToken}: a token for name and password, or for another token. */
public final class TokenHandler {
    private final TokenService service;

    public TokenHandler(TokenService service) {
        this.service = service;
    }

    public Reply generate(HttpCall call) {
        Parameters parameters = call.parameters();
        String user = parameters.get("username");
        String minutes = parameters.get("expiration").trim();
        String referer = parameters.get("client").equalsIgnoreCase("referer") ? parameters.get("referer") : "";
        if (user.isEmpty() && call.wantsHtml()) {
            return new Reply.Page(form(call));
        }
        Optional<TokenService.Token> token =
                user.isEmpty() && !parameters.get("token").isEmpty()
                        ? service.exchange(parameters.get("token"), minutes, referer)
                        : service.login(user, parameters.get("password"), minutes, referer);
        return token.map(TokenHandler::answer)
                .orElseThrow(() -> ProtocolException.noToken("Invalid username or password specified."));
    }

    private static Reply answer(TokenService.Token token) {
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
