package io.github.camelgp.server.page;

/** Labels with their values; an empty value has no line. Not thread safe. */
final class Facts {
    private final StringBuilder html = new StringBuilder("<dl class=\"facts\">");

    /** A line of text. */
    Facts add(String label, String text) {
        return addHtml(label, Html.escape(text));
    }

    /** A line whose value is markup already. */
    Facts addHtml(String label, String markup) {
        if (!markup.isEmpty()) {
            html.append("<div>").append(Html.element("dt", label + ":")).append("<dd>");
            html.append(markup).append("</dd></div>");
        }
        return this;
    }

    String html() {
        return html + "</dl>\n";
    }

    static String of(String label, String text) {
        return new Facts().add(label, text).html();
    }
}
