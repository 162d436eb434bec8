package io.github.camelgp.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words for the units of one kind (REST page "GP data types"): singular or plural, with or without the prefix of the
 * wire, with blanks or without, in any case. Immutable.
 */
final class UnitWords {
    private static final Pattern TEXT =
            Pattern.compile("([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)\\s*((?:[\\p{L}²][\\p{L}\\d²_ .]*)?)");
    private static final String US = "us";

    private final String prefix;
    private final List<String> wireNames;
    private final Map<String, String> byKey = new TreeMap<>();

    /**
     * @param prefix of the names on the wire
     * @param wireNames in the order that messages list them
     * @param shorthands further words, in small letters, and the names they stand for
     */
    UnitWords(String prefix, List<String> wireNames, Map<String, String> shorthands) {
        this.prefix = prefix.toLowerCase(Locale.ROOT);
        this.wireNames = List.copyOf(wireNames);
        for (String wire : wireNames) {
            String key = wire.substring(prefix.length()).toLowerCase(Locale.ROOT);
            for (String form : List.of(key, singular(key))) {
                byKey.put(form, wire);
                byKey.put(form.replace("meter", "metre"), wire);
            }
        }
        byKey.putAll(shorthands);
    }

    /** A number and its unit. */
    record Quantity(double amount, String units) {}

    /**
     * The number and unit in a text such as {@code 8.5 Miles}.
     *
     * @param without the unit when the text has none
     * @throws IllegalArgumentException when it is no number with a unit; the message says what is
     */
    Quantity parse(String text, String without, String example) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("is no " + example);
        }
        String unit = matcher.group(2).strip();
        return new Quantity(Double.parseDouble(matcher.group(1)), unit.isEmpty() ? without : wireName(unit));
    }

    /**
     * The name on the wire.
     *
     * @throws IllegalArgumentException for an unknown unit; the message lists those known
     */
    String wireName(String unit) {
        String key = unit.toLowerCase(Locale.ROOT).replaceAll("[ _.]", "");
        String plain = key.startsWith(prefix) ? key.substring(prefix.length()) : key;
        String found = byKey.get(plain);
        if (found == null) {
            throw new IllegalArgumentException(
                    "has the unknown unit '" + unit + "'; known are " + String.join(", ", wireNames));
        }
        return found;
    }

    private static String singular(String plural) {
        if (plural.endsWith(US)) {
            return singular(plural.substring(0, plural.length() - US.length())) + US;
        }
        return plural.replaceFirst("feet$", "foot")
                .replaceFirst("inches$", "inch")
                .replaceFirst("centuries$", "century")
                .replaceFirst("s$", "");
    }
}
