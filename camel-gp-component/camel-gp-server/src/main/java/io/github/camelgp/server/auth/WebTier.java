package io.github.camelgp.server.auth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A web server in front of everything that asks for a name and a password by Basic authentication. Thread safe. */
public final class WebTier {
    private static final String BASIC = "basic ";

    private final String expected;

    /** As the options say; without a name it lets everybody in. */
    public WebTier(AuthOptions options) {
        expected = options.webUser().isEmpty() ? "" : options.webUser() + ":" + options.webPassword();
    }

    /** The request may pass; a preflight always does, since browsers send it without credentials. */
    public boolean admits(String method, String authorization) {
        return expected.isEmpty() || method.equals("OPTIONS") || TokenStore.same(expected, decoded(authorization));
    }

    private static String decoded(String header) {
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return "";
        }
        try {
            byte[] text =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).trim());
            return new String(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
