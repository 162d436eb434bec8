package io.github.camelgp.server.page;

import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.Target;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Pieces of pages; whatever comes from outside is escaped here. */
public final class Html {
    private static final String STYLE = "body{font:15px/1.45 system-ui,sans-serif;margin:0;color:#222}"
            + "header{background:#0b3c5d;color:#fff;padding:.6em 1em}header a{color:#fff}"
            + "main{padding:0 1em 2em;max-width:60em}pre{background:#f4f4f4;padding:1em;overflow:auto}"
            + "label{display:block;margin:.8em 0 .2em;font-weight:600}small{font-weight:400;color:#555}"
            + "textarea,input[type=text],select{width:100%;box-sizing:border-box;font:inherit}"
            + "button{margin-top:1em;font:inherit;padding:.4em 1.2em}"
            + "table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.25em .6em;text-align:left}";

    private Html() {}

    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    public static String link(String url, String text) {
        return "<a href=\"" + escape(url) + "\">" + escape(text) + "</a>";
    }

    /** A segment of a path, or several with slashes between them. */
    public static String path(String segments) {
        return URLEncoder.encode(segments, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }

    public static String page(HttpCall call, String title, String head, String body) {
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>" + escape(title) + "</title>" + head
                + "<style>" + STYLE + "</style></head><body><header><nav>" + String.join(" &gt; ", crumbs(call))
                + "</nav></header><main><h1>" + escape(title) + "</h1>\n" + body + "</main></body></html>\n";
    }

    private static List<String> crumbs(HttpCall call) {
        Target target = call.target();
        List<String> crumbs = new ArrayList<>();
        String url = call.siteUrl() + "/rest/services";
        crumbs.add(link(url, "Services"));
        int slash = target.service().indexOf('/');
        if (slash > 0) {
            crumbs.add(link(
                    url + "/" + path(target.service().substring(0, slash)),
                    target.service().substring(0, slash)));
        }
        if (!target.task().isEmpty()) {
            String service = url + "/" + path(target.service()) + "/GPServer";
            crumbs.add(link(service, target.service().substring(slash + 1)));
            String task = service + "/" + path(target.task());
            crumbs.add(link(task, target.task()));
            if (!target.jobId().isEmpty()) {
                crumbs.add(link(task + "/jobs/" + path(target.jobId()), target.jobId()));
            }
        }
        return crumbs;
    }
}
