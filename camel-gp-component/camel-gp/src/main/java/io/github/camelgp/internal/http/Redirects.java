package io.github.camelgp.internal.http;

import io.github.camelgp.model.GpAuthenticationException;
import io.github.camelgp.model.GpProtocolException;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/** Which redirects are followed. */
final class Redirects {
    private static final Pattern LOGIN =
            Pattern.compile("(?i)log-?[io]n|sign-?in|oauth|saml|sso\\b|adfs|/auth/|authenticat");

    private Redirects() {}

    static boolean isRedirect(HttpReply reply) {
        return switch (reply.status()) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    /**
     * Where to go on. An address of the inside is rewritten first, and judged as what it is then.
     *
     * @throws GpAuthenticationException if it is a log-in page
     * @throws GpProtocolException if it must not be followed
     */
    static URI target(HttpCall call, HttpReply reply, UrlRewrite rewrite) {
        URI named = reply.location();
        String failed = call.operation() + " failed: HTTP " + reply.status() + " ";
        if (named == null) {
            throw new GpProtocolException(failed + "without an address to go to", call.where(), null);
        }
        URI target = rewrite.apply(named);
        String shown = FormText.withoutQuery(target);
        if (LOGIN.matcher(shown).find()) {
            String text = failed + "leads to a log-in page, " + shown;
            throw new GpAuthenticationException(reply.status(), text, List.of(), call.where());
        }
        if (!call.site().allows(target)) {
            String text = failed + "leads to another site, " + shown
                    + "; if that is the server, use its address or urlRewrite";
            throw new GpProtocolException(text, call.where(), null);
        }
        boolean keepsMethod = reply.status() == 307 || reply.status() == 308;
        if (call.post() && !keepsMethod) {
            String text = failed + "leads to " + shown + ", where a form would be lost; use that address";
            throw new GpProtocolException(text, call.where(), null);
        }
        return target;
    }
}
