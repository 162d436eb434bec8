package io.github.camelgp.server.page;

import java.util.List;

/** Controls of forms with their labels. The name is the id too. */
final class FormField {
    private FormField() {}

    /** The label, and markup for a small note in it. */
    static String label(String name, String text, String note) {
        return "<label for=\"" + Html.escape(name) + "\">" + Html.escape(text) + note + "</label>\n";
    }

    /** One line of text; with a hint described by the element of the same id and -hint. */
    static String line(String name, String value, String placeholder, boolean hint) {
        return "<input type=\"text\" " + names(name, hint) + " value=\"" + Html.escape(value) + "\" placeholder=\""
                + Html.escape(placeholder) + "\" autocapitalize=\"off\" autocomplete=\"off\" spellcheck=\"false\">\n";
    }

    static String secret(String name, String autocomplete) {
        return "<input type=\"password\" " + names(name, false) + " autocomplete=\"" + autocomplete + "\">\n";
    }

    static String area(String name, String value, boolean hint) {
        return "<textarea " + names(name, hint) + " rows=\"6\" spellcheck=\"false\" autocapitalize=\"off\">\n"
                + Html.escape(value) + "</textarea>\n";
    }

    /** A list to choose from; a selected value that isn't in it is added. */
    static String choice(String name, List<String> values, String selected) {
        StringBuilder html = new StringBuilder("<select " + names(name, false) + ">");
        if (!values.contains(selected)) {
            html.append(option(selected, selected));
        }
        values.forEach(value -> html.append(option(value, selected)));
        return html.append("</select>\n").toString();
    }

    private static String option(String value, String selected) {
        return "<option value=\"" + Html.escape(value) + "\"" + (value.equals(selected) ? " selected>" : ">")
                + Html.escape(value) + "</option>";
    }

    private static String names(String name, boolean hint) {
        String escaped = Html.escape(name);
        String described = hint ? " aria-describedby=\"" + escaped + "-hint\"" : "";
        return "id=\"" + escaped + "\" name=\"" + escaped + "\"" + described;
    }
}
