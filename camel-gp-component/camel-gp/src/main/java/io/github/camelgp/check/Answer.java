package io.github.camelgp.check;

import io.github.camelgp.internal.http.HttpReply;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first thing that a server said.
 *
 * @param status HTTP's number
 * @param challenge what log-in the web server asks for; empty for none
 * @param text the beginning of the body
 */
record Answer(int status, String challenge, String text) {
    private static final int LONGEST = 20_000;
    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(.*?)</title>");

    /** Reads and releases {@code reply}. */
    static Answer of(HttpReply reply) {
        try {
            return new Answer(reply.status(), reply.challenge(), reply.body().excerpt(LONGEST));
        } finally {
            reply.body().release();
        }
    }

    /** Whether it looks like what ArcGIS says of itself. */
    boolean isServerInfo() {
        return text.stripLeading().startsWith("{")
                && text.matches("(?s).*\"(currentVersion|fullVersion|authInfo|owningSystemUrl)\".*");
    }

    /** Whether it is a page with a form to log in, or one that leads to such. */
    boolean isLogInPage() {
        return text.matches("(?is).*<(html|form|!doctype).*")
                && text.matches("(?is).*(type=[\"']?password|SAMLRequest|saml|sign ?in|log ?in|single sign).*");
    }

    /** The title of the page; empty when it has none. */
    String title() {
        Matcher title = TITLE.matcher(text);
        return title.find() ? title.group(1).strip().replaceAll("\\s+", " ") : "";
    }
}
