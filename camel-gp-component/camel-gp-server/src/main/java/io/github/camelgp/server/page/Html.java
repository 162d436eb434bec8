package io.github.camelgp.server.page;

import io.github.camelgp.server.protocol.HttpCall;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Pieces of pages; whatever comes from outside is escaped here. */
public final class Html {
    private Html() {}

    /** Text for an element or an attribute in quotes. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** A link; neither address nor text is escaped yet. */
    public static String link(String url, String text) {
        return "<a href=\"" + escape(url) + "\">" + escape(text) + "</a>";
    }

    /** A link if the address is one of the web; else the text of it. */
    static String outsideLink(String url) {
        return url.regionMatches(true, 0, "http://", 0, 7) || url.regionMatches(true, 0, "https://", 0, 8)
                ? link(url, url)
                : escape(url);
    }

    /** An element with text in it. */
    static String element(String name, String text) {
        return "<" + name + ">" + escape(text) + "</" + name + ">";
    }

    /** A segment of a path, or several with slashes between them. */
    public static String path(String segments) {
        return URLEncoder.encode(segments, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }

    /** The path of the directory's first page; links name no host, so that they hold behind a proxy. */
    static String services(HttpCall call) {
        return site(call) + "/rest/services";
    }

    /** The path of the site, such as {@code /arcgis}. */
    static String site(HttpCall call) {
        return call.siteUrl().substring(call.origin().length());
    }

    /** A whole page: the body between the directory's head and foot. */
    public static String page(HttpCall call, String title, String head, String body) {
        return PageFrame.page(call, title, head, body);
    }
}
