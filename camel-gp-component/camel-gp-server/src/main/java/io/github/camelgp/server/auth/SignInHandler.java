package io.github.camelgp.server.auth;

import io.github.camelgp.server.page.SignInForm;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.Reply;
import io.github.camelgp.server.task.ServiceDefinition;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code rest/login} and {@code rest/logout}: keeps a token in the cookie {@code agstoken} of a browser. */
public final class SignInHandler {
    private final TokenService tokens;
    private final List<String> fixedTokens;

    /** Knows users and tokens of the service, and the fixed tokens of services. */
    public SignInHandler(TokenService tokens, List<ServiceDefinition> services) {
        this.tokens = tokens;
        this.fixedTokens = services.stream()
                .map(ServiceDefinition::token)
                .filter(token -> !token.isEmpty())
                .toList();
    }

    /** The form, or back to where the browser came from with the cookie set. */
    public Reply signIn(HttpCall call) {
        String given = call.parameters().get("given").trim();
        boolean named = !call.parameters().get("username").isEmpty();
        if (!call.method().equals("POST") || !named && given.isEmpty()) {
            return new Reply.Page(SignInForm.page(call, ""));
        }
        Optional<String> token =
                named ? tokens.login(call).map(Token::text) : Optional.of(given).filter(text -> isGood(text, call));
        String problem = named ? "Invalid username or password specified." : "The token is not known or has run out.";
        return token.<Reply>map(text -> back(call, URLEncoder.encode(text, StandardCharsets.UTF_8), ""))
                .orElseGet(() -> new Reply.Page(SignInForm.page(call, problem)));
    }

    /** Takes the cookie away. */
    public Reply signOut(HttpCall call) {
        return back(call, "", "; Max-Age=0");
    }

    private boolean isGood(String text, HttpCall call) {
        return fixedTokens.stream().anyMatch(fixed -> TokenStore.same(text, fixed))
                || tokens.valid(text, call).isPresent();
    }

    private static Reply back(HttpCall call, String cookie, String end) {
        String site = call.siteUrl().substring(call.origin().length());
        String wanted = call.parameters().get("redirect");
        // nowhere but within this site
        boolean inside = wanted.startsWith(site + "/")
                && !wanted.contains("\\")
                && !wanted.contains("//")
                && wanted.chars().allMatch(c -> c > ' ' && c < 0x7f);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Location", inside ? wanted : site + "/rest/services");
        headers.put(
                "Set-Cookie",
                "agstoken=" + cookie + "; Path=" + site + "; HttpOnly; SameSite=Lax"
                        + (call.siteUrl().startsWith("https:") ? "; Secure" : "") + end);
        return new Reply.Raw(302, "text/html;charset=UTF-8", "", headers);
    }
}
