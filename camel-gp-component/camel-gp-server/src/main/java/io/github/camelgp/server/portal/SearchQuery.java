package io.github.camelgp.server.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of the portal's search language that finds web tools: words, {@code field:value} and
 * {@code field:"a value"}, {@code -field:value}. Several values of one field are alternatives, everything else must
 * hold together; unknown fields are ignored. Immutable.
 */
final class SearchQuery {
    private static final Pattern TERM =
            Pattern.compile("(?<not>[-!])?(?:(?<field>\\w+):\\s*)?(?:\"(?<quoted>[^\"]*)\"|(?<plain>[^\\s()\"]+))");

    private final Map<String, List<String>> wanted = new LinkedHashMap<>();
    private final Map<String, List<String>> unwanted = new LinkedHashMap<>();

    SearchQuery(String text) {
        Matcher term = TERM.matcher(text);
        while (term.find()) {
            String field =
                    term.group("field") == null ? "" : term.group("field").toLowerCase(Locale.ROOT);
            String value = term.group("quoted") != null ? term.group("quoted") : term.group("plain");
            boolean isWord = term.group("quoted") == null && field.isEmpty();
            if (isWord && value.matches("AND|OR|NOT|\\*|\\W+")) {
                continue;
            }
            Map<String, List<String>> into = term.group("not") == null ? wanted : unwanted;
            into.computeIfAbsent(field, key -> new ArrayList<>()).add(value.toLowerCase(Locale.ROOT));
        }
    }

    boolean matches(PortalItem item) {
        return wanted.entrySet().stream()
                        .allMatch(e -> e.getKey().isEmpty()
                                ? e.getValue().stream().allMatch(word -> holds(item, "", word))
                                : e.getValue().stream().anyMatch(value -> holds(item, e.getKey(), value)))
                && unwanted.entrySet().stream()
                        .noneMatch(e -> isKnown(e.getKey())
                                && e.getValue().stream().anyMatch(value -> holds(item, e.getKey(), value)));
    }

    private static boolean isKnown(String field) {
        return List.of("", "id", "type", "typekeywords", "owner", "title", "access", "tags")
                .contains(field);
    }

    private static boolean holds(PortalItem item, String field, String value) {
        if (value.equals("*")) {
            return true;
        }
        return switch (field) {
            case "id" -> item.id().equals(value);
            case "type" -> PortalItem.TYPE.equalsIgnoreCase(value) || isKeyword(value);
            case "typekeywords" -> isKeyword(value);
            case "owner" -> PortalItem.OWNER.equalsIgnoreCase(value);
            case "access" -> item.access().equalsIgnoreCase(value);
            case "tags" -> value.equals("geoprocessing");
            case "title" -> item.title().toLowerCase(Locale.ROOT).contains(value);
            case "" -> words(item).contains(value);
            default -> true;
        };
    }

    private static boolean isKeyword(String value) {
        return PortalItem.KEYWORDS.stream().anyMatch(value::equalsIgnoreCase);
    }

    private static String words(PortalItem item) {
        StringBuilder words = new StringBuilder(item.service().name() + " " + PortalItem.TYPE + " "
                + item.service().description());
        item.service().tasks().forEach(task -> words.append(' ').append(task.name()));
        return words.toString().toLowerCase(Locale.ROOT);
    }
}
