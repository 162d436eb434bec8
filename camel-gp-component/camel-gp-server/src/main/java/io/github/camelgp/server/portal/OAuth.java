package io.github.camelgp.server.portal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.server.auth.AuthOptions;
import io.github.camelgp.server.auth.Token;
import io.github.camelgp.server.auth.TokenBinding;
import io.github.camelgp.server.auth.TokenService;
import io.github.camelgp.server.auth.TokenStore;
import io.github.camelgp.server.page.Html;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.Parameters;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.protocol.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * {@code oauth2/token} and {@code oauth2/authorize} (portal reference, Token and Authorize): application logins with
 * client_credentials, and for people the code that their sign-in gives and refresh tokens. Thread safe.
 */
public final class OAuth {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String MINUTES_OF_USERS = "30";
    private static final Duration REFRESH = Duration.ofDays(14);
    private static final Duration CODE = Duration.ofMinutes(10);
    private static final String OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob";

    private final TokenService tokens;
    private final AuthOptions options;
    private final InstantSource clock;
    private final TokenStore refreshTokens;
    private final TokenStore codes;

    /** Without tokens yet. */
    public OAuth(TokenService tokens, InstantSource clock) {
        this.tokens = tokens;
        this.options = tokens.options();
        this.clock = clock;
        this.refreshTokens = new TokenStore(clock, REFRESH, REFRESH);
        this.codes = new TokenStore(clock, CODE, CODE);
    }

    /** A refresh token for a user, as a sign-in would give it. */
    public String refreshToken(String user) {
        return refreshTokens.issue(user, "", TokenBinding.NONE).text();
    }

    /** Forgets all refresh tokens and codes. */
    public void clear() {
        refreshTokens.clear();
        codes.clear();
    }

    /** {@code oauth2/token}. */
    public Reply token(HttpCall call) {
        Parameters parameters = call.parameters();
        if (parameters.get("client_id").isEmpty()) {
            return error(400, "invalid_request", "client_id not specified");
        }
        return switch (parameters.get("grant_type")) {
            case "client_credentials" -> application(parameters);
            case "refresh_token" -> refreshed(parameters, false);
            case "exchange_refresh_token" -> refreshed(parameters, true);
            case "authorization_code" -> ofCode(parameters);
            case "" -> error(400, "invalid_request", "grant_type not specified");
            default -> error(400, "unsupported_grant_type", "Unsupported grant_type");
        };
    }

    private Reply application(Parameters parameters) {
        String id = parameters.get("client_id");
        if (!options.applications().containsKey(id)) {
            return error(400, "invalid_client_id", "Invalid client_id");
        } else if (!options.isSecret(id, parameters.get("client_secret"))) {
            return error(400, "invalid_client_secret", "Invalid client_secret");
        }
        Token token = tokens.portal().issue(id, parameters.get("expiration"), TokenBinding.NONE);
        return Reply.of(answer(token));
    }

    private Reply refreshed(Parameters parameters, boolean anew) {
        Optional<Token> known = refreshTokens.find(parameters.get("refresh_token"));
        if (known.isEmpty()) {
            return error(498, "invalid_request", "Invalid refresh_token");
        }
        return ofUser(known.get().user(), anew);
    }

    private Reply ofCode(Parameters parameters) {
        Optional<Token> code = codes.take(parameters.get("code"));
        if (code.isEmpty()) {
            return error(400, "invalid_request", "Invalid authorization_code");
        }
        return ofUser(code.get().user(), true);
    }

    private Reply ofUser(String user, boolean withRefreshToken) {
        Token token = tokens.portal().issue(user, MINUTES_OF_USERS, TokenBinding.NONE);
        ObjectNode answer = answer(token).put("username", user).put("ssl", false);
        if (withRefreshToken) {
            answer.put("refresh_token", refreshToken(user)).put("refresh_token_expires_in", REFRESH.toSeconds());
        }
        return Reply.of(answer);
    }

    private ObjectNode answer(Token token) {
        long seconds = Duration.between(clock.instant(), token.expires()).toSeconds();
        return NODES.objectNode().put("access_token", token.text()).put("expires_in", seconds);
    }

    private static Reply error(int code, String word, String text) {
        ObjectNode answer = NODES.objectNode();
        answer.putObject("error")
                .put("code", code)
                .put("error", word)
                .put("error_description", text)
                .put("message", text)
                .putArray("details");
        return Reply.of(answer);
    }

    /** {@code oauth2/authorize}: a form to sign in, and the way back with a code. */
    public Reply authorize(HttpCall call) {
        Parameters parameters = call.parameters();
        String target = parameters.get("redirect_uri");
        boolean outOfBand = target.equals(OUT_OF_BAND);
        if (parameters.get("client_id").isEmpty() || !outOfBand && !target.matches("https?://[^\\s\"'<>]+")) {
            throw ProtocolException.unable("client_id and redirect_uri must be given.");
        }
        Optional<String> user = tokens.person(call);
        if (user.isEmpty()) {
            return new Reply.Page(signInForm(call, !parameters.get("username").isEmpty()));
        }
        String code = codes.issue(user.get(), "", TokenBinding.NONE).text();
        if (outOfBand) {
            return new Reply.Page(
                    Html.page(call, "Signed in", "", "<p>Code: <code id=\"code\">" + code + "</code></p>"));
        }
        String state = URLEncoder.encode(parameters.get("state"), StandardCharsets.UTF_8);
        String separator = target.contains("?") ? "&" : "?";
        return new Reply.Redirect(target + separator + "code=" + code + (state.isEmpty() ? "" : "&state=" + state));
    }

    private static String signInForm(HttpCall call, boolean again) {
        StringBuilder form = new StringBuilder(again ? "<p>Invalid username or password.</p>" : "");
        form.append("<form method=\"post\" action=\"")
                .append(Html.escape(call.origin() + "/portal/sharing/rest/oauth2/authorize"))
                .append("\">");
        for (String name : new String[] {"client_id", "response_type", "redirect_uri", "state"}) {
            form.append("<input type=\"hidden\" name=\"")
                    .append(name)
                    .append("\" value=\"")
                    .append(Html.escape(call.parameters().get(name)))
                    .append("\">");
        }
        form.append("<label for=\"username\">Username</label><input type=\"text\" id=\"username\" name=\"username\">")
                .append("<label for=\"password\">Password</label>")
                .append("<input type=\"password\" id=\"password\" name=\"password\">")
                .append("<button type=\"submit\">Sign in</button></form>");
        return Html.page(call, "Sign in", "", form.toString());
    }
}
