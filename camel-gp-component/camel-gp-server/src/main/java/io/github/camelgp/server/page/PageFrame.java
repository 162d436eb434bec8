package io.github.camelgp.server.page;

import io.github.camelgp.server.fault.Operation;
import io.github.camelgp.server.protocol.HttpCall;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What all pages share: head, skip link, sign-in, breadcrumbs, the links to the same thing as JSON. */
final class PageFrame {
    private static final String STYLE = Resource.text("directory.css");
    private static final int LONGEST_QUERY = 2000;
    private static final Set<String> LEFT_OUT = Set.of("f", "callback", "token", "password");
    private static final Set<Operation> SIGNING_IN =
            Set.of(Operation.SIGN_IN, Operation.SIGN_OUT, Operation.GENERATE_TOKEN, Operation.OAUTH_AUTHORIZE);
    private static final Set<Operation> CHANGING = Set.of(
            Operation.SUBMIT_JOB,
            Operation.CANCEL_JOB,
            Operation.UPLOAD,
            Operation.UPLOAD_REGISTER,
            Operation.UPLOAD_PART,
            Operation.UPLOAD_COMMIT,
            Operation.UPLOAD_DELETE,
            Operation.APPLY_EDITS,
            Operation.ADD_FEATURES,
            Operation.UPDATE_FEATURES,
            Operation.DELETE_FEATURES,
            Operation.APPEND,
            Operation.TRUNCATE);

    private PageFrame() {}

    static String page(HttpCall call, String title, String head, String body) {
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<meta name=\"referrer\" content=\"same-origin\"><link rel=\"icon\" href=\"data:,\"><title>"
                + Html.escape(title) + "</title>" + head + "<style>" + STYLE + "</style></head>\n<body>"
                + "<a class=\"skip\" href=\"#content\">Skip to the content</a>\n<header><div class=\"top\">"
                + "<a class=\"name\" href=\"" + Html.escape(Html.services(call)) + "\">GP Services Directory</a>"
                + signIn(call) + "</div>\n" + Breadcrumbs.of(call) + "</header>\n" + formats(call)
                + "<main id=\"content\" tabindex=\"-1\"><h1>" + Html.escape(title) + "</h1>\n" + body
                + "</main></body></html>\n";
    }

    private static String signIn(HttpCall call) {
        boolean signedIn = call.header("cookie").contains("agstoken=");
        String url = Html.site(call) + "/rest/" + (signedIn ? "logout" : "login");
        String back =
                signedIn || SIGNING_IN.contains(call.target().operation()) ? "" : "?redirect=" + encode(call.path());
        return Html.link(url + back, signedIn ? "Sign out" : "Sign in");
    }

    /** Links to this very address in other formats; none where following one would run something again. */
    private static String formats(HttpCall call) {
        Operation operation = call.target().operation();
        if (SIGNING_IN.contains(operation) || CHANGING.contains(operation)) {
            return "";
        }
        StringBuilder query = new StringBuilder();
        for (Map.Entry<String, String> entry : call.parameters().asMap().entrySet()) {
            if (!LEFT_OUT.contains(entry.getKey().toLowerCase(Locale.ROOT))) {
                query.append('&').append(encode(entry.getKey())).append('=').append(encode(entry.getValue()));
            }
        }
        if (query.length() > LONGEST_QUERY) {
            return "";
        }
        return formats("", query.toString());
    }

    /** The links for some address; nothing but f in the query unless it begins with an ampersand. */
    static String formats(String url, String more) {
        return "<nav class=\"formats\" aria-label=\"Formats\">" + Html.link(url + "?f=json" + more, "JSON") + " | "
                + Html.link(url + "?f=pjson" + more, "Readable JSON") + "</nav>\n";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
