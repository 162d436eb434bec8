package io.github.camelgp.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells ArcGIS from whatever else may answer in its place. */
final class WebTier {
    private static final CheckStep STEP = CheckStep.WEB_TIER;
    /** What to do when something else answers. */
    static final String ADDRESS =
            "the address ends before /rest, such as https://host/arcgis or https://host:6443/arcgis";

    /** What to do when a gateway got no answer. */
    static final String GATEWAY = "start ArcGIS Server, or have the gateway's configuration looked at";
    /** What to do about a log-in in front, of whatever kind. */
    static final String LOGIN =
            "set login=name:password, which goes beside the token; where it is Windows' own log-in, use an address"
                    + " without it, such as ArcGIS Server's own at port 6443";

    private WebTier() {}

    static CheckResult of(Answer answer) {
        if (answer.isServerInfo()) {
            return CheckResult.ok(STEP, "ArcGIS Server answers, and asks for no log-in in front of it");
        }
        return switch (answer.status()) {
            case 401 -> logIn(answer.challenge());
            case 403 ->
                CheckResult.failed(
                        STEP,
                        "the web server in front refuses (HTTP 403)",
                        "it may let in certain addresses or client certificates only: ask its administrator");
            case 502, 503, 504 ->
                CheckResult.failed(
                        STEP,
                        "a gateway answers, but ArcGIS Server behind it doesn't (HTTP " + answer.status() + ")",
                        GATEWAY);
            default -> page(answer);
        };
    }

    private static CheckResult logIn(String challenge) {
        List<String> schemes = new ArrayList<>();
        for (String scheme : List.of("Basic", "Digest", "Negotiate", "NTLM", "Bearer")) {
            if (challenge.toLowerCase(Locale.ROOT).matches(".*\\b" + scheme.toLowerCase(Locale.ROOT) + "\\b.*")) {
                schemes.add(scheme);
            }
        }
        String said = "the web server in front asks for a log-in of its own (HTTP 401"
                + (schemes.isEmpty() ? ")" : ", " + String.join(", ", schemes) + ")");
        if (schemes.contains("Basic")) {
            return CheckResult.failed(STEP, said, "set login=name:password, which goes beside the token");
        }
        if (schemes.contains("Negotiate") || schemes.contains("NTLM")) {
            return CheckResult.failed(
                    STEP,
                    said,
                    "this is Windows' own log-in: use an address without it, such as ArcGIS Server's own at port 6443");
        }
        return CheckResult.failed(STEP, said, "ask its administrator for a way in for programs");
    }

    private static CheckResult page(Answer answer) {
        if (answer.isLogInPage()) {
            return loginPage("a log-in page comes instead of JSON" + titled(answer));
        }
        boolean html = answer.text().stripLeading().startsWith("<");
        String what = html ? "a web page" : answer.text().isBlank() ? "nothing" : "something else than ArcGIS's JSON";
        return CheckResult.failed(
                STEP,
                "no ArcGIS Server at this address: " + what + " comes (HTTP " + answer.status() + ")" + titled(answer),
                ADDRESS);
    }

    /** @param said what shows that it is one */
    static CheckResult loginPage(String said) {
        return CheckResult.failed(
                STEP,
                said,
                "a single sign-on (SAML, OpenID) stands in front, which programs can't pass: use an address without it,"
                        + " such as ArcGIS Server's own at port 6443");
    }

    private static String titled(Answer answer) {
        return answer.title().isEmpty() ? "" : ", «" + answer.title() + "»";
    }
}
