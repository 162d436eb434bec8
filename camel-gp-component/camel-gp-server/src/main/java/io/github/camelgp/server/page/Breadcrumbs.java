package io.github.camelgp.server.page;

import io.github.camelgp.server.protocol.HttpCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The way from the first page to this one, out of the address. */
final class Breadcrumbs {
    private Breadcrumbs() {}

    static String of(HttpCall call) {
        List<Crumb> crumbs = crumbs(call);
        StringBuilder html = new StringBuilder("<nav aria-label=\"Breadcrumbs\"><ol class=\"crumbs\">");
        for (int i = 0; i < crumbs.size(); i++) {
            Crumb crumb = crumbs.get(i);
            boolean last = i == crumbs.size() - 1;
            html.append("<li>")
                    .append(
                            last
                                    ? "<span aria-current=\"page\">" + Html.escape(crumb.label) + "</span>"
                                    : Html.link(crumb.url, crumb.label))
                    .append("</li>");
        }
        return html.append("</ol></nav>").toString();
    }

    private static List<Crumb> crumbs(HttpCall call) {
        List<Crumb> crumbs = new ArrayList<>();
        String url = Html.services(call);
        crumbs.add(new Crumb(url, "Home"));
        List<String> segments = below(HttpCall.segments(call.path()));
        for (String segment : segments) {
            url += "/" + Html.path(segment);
            String label = segment;
            if (segment.matches("(?i)(GP|Map|Feature|Image)Server") && crumbs.size() > 1) {
                label = crumbs.remove(crumbs.size() - 1).label + " (" + segment + ")";
            } else if (segment.equalsIgnoreCase("jobs")) {
                // the list of jobs is no resource
                continue;
            }
            crumbs.add(new Crumb(url, label));
        }
        return crumbs;
    }

    private static List<String> below(List<String> segments) {
        for (int i = 1; i < segments.size(); i++) {
            boolean services = segments.get(i).toLowerCase(Locale.ROOT).equals("services");
            if (services && segments.get(i - 1).equalsIgnoreCase("rest")) {
                return segments.subList(i + 1, segments.size());
            }
        }
        return List.of();
    }

    private record Crumb(String url, String label) {}
}
