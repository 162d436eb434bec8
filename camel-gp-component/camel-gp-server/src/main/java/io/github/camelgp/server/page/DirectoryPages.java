package io.github.camelgp.server.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.fault.Operation;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.Target;
import java.util.Locale;

/** The services directory: documents as pages with links. */
public final class DirectoryPages {
    private DirectoryPages() {}

    /** Makes a page of a document. */
    public static String page(HttpCall call, JsonNode tree) {
        if (tree.has("error")) {
            return error(call, tree.path("error"));
        }
        Target target = call.target();
        return switch (target.operation()) {
            case CATALOG -> CatalogPages.catalog(call, tree);
            case SERVICE -> tree.has("tasks") ? CatalogPages.service(call, tree) : any(call, tree);
            case TASK -> TaskPage.page(call, tree);
            case EXECUTE -> executed(call, tree);
            case SUBMIT_JOB, JOB_STATUS, CANCEL_JOB -> JobPage.page(call, tree);
            case JOB_RESULTS -> Html.page(call, "Results", "", values(tree));
            case JOB_INPUTS -> Html.page(call, "Inputs", "", values(tree));
            case JOB_RESULT -> Html.page(call, "Result: " + target.name(), "", value(call, tree));
            case JOB_INPUT -> Html.page(call, "Input: " + target.name(), "", value(call, tree));
            case JOB_MESSAGES -> Html.page(call, "Messages", "", JobPage.messages(tree.path("messages")));
            case MAP_SERVICE, FEATURE_SERVICE -> LayerPages.service(call, tree);
            case MAP_LAYER, FEATURE_LAYER -> LayerPages.layer(call, tree);
            case MAP_QUERY, FEATURE_QUERY -> LayerPages.query(call, tree);
            default -> any(call, tree);
        };
    }

    private static String any(HttpCall call, JsonNode tree) {
        Target target = call.target();
        String words = target.operation().name().replace('_', ' ').toLowerCase(Locale.ROOT);
        String title =
                target.name().isEmpty() ? Character.toUpperCase(words.charAt(0)) + words.substring(1) : target.name();
        return Html.page(call, title, "", JsonView.of(tree));
    }

    private static String executed(HttpCall call, JsonNode tree) {
        String body = values(tree.path("results")) + "<h2>Messages</h2>\n" + JobPage.messages(tree.path("messages"))
                + "<p class=\"actions\">" + Html.link(TaskPage.url(call) + "/execute", "Run again") + "</p>\n";
        return Html.page(call, "Results of " + call.target().task(), "", body);
    }

    private static String values(JsonNode values) {
        StringBuilder body = new StringBuilder();
        if (values.isEmpty()) {
            body.append("<p>There are none.</p>\n");
        }
        for (JsonNode value : values) {
            body.append(ValueView.section(value));
        }
        return body.toString();
    }

    private static String value(HttpCall call, JsonNode value) {
        String job = TaskPage.url(call) + "/jobs/" + Html.path(call.target().jobId());
        return ValueView.body(value) + "<p class=\"actions\">" + Html.link(job, "Back to the job") + "</p>\n";
    }

    private static String error(HttpCall call, JsonNode error) {
        int code = error.path("code").asInt();
        String body = errorTexts(error);
        if (code == 499 || code == 498 || code == 403) {
            body += SignInForm.form(call, call.path());
        }
        Operation operation = call.target().operation();
        if (operation == Operation.MAP_QUERY || operation == Operation.FEATURE_QUERY) {
            body += LayerPages.queryForm(call, call.path());
        }
        return Html.page(call, "Error: " + error.path("message").asText(), "", body);
    }

    private static String errorTexts(JsonNode error) {
        StringBuilder body = new StringBuilder("<div class=\"problem\" role=\"alert\"><p>Code: "
                + Html.escape(error.path("code").asText()) + "</p><ul>");
        for (JsonNode detail : error.path("details")) {
            body.append(Html.element("li", detail.asText()));
        }
        return body.append("</ul></div>\n").toString();
    }
}
