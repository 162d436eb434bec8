package io.github.camelgp.model;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A distance with its unit (REST page "GP data types", GPLinearUnit).
 *
 * @param distance in {@code units}
 * @param units the wire name, such as {@code esriMiles}
 */
public record LinearUnit(double distance, String units) {
    private static final Pattern TEXT = Pattern.compile("([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)\\s*([\\p{L} _]*)");
    private static final Map<String, String> WIRE_NAMES = wireNames();

    public LinearUnit {
        units = wireName(units);
    }

    /**
     * Reads {@code 8.5 Miles}, singular or plural, with or without {@code esri}, in any case. Without a unit: metres, as
     * the server takes it.
     *
     * @throws IllegalArgumentException when it is no distance, or the unit is unknown; the message lists the units
     */
    public static LinearUnit parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "is no distance with a unit, such as 8.5 Miles or {\"distance\":8.5,\"units\":\"esriMiles\"}");
        }
        String unit = matcher.group(2).strip();
        return new LinearUnit(Double.parseDouble(matcher.group(1)), unit.isEmpty() ? "esriMeters" : unit);
    }

    private static String wireName(String unit) {
        String key = unit.toLowerCase(Locale.ROOT).replaceAll("[ _]", "");
        String plain = key.startsWith("esri") ? key.substring(4) : key;
        String found = WIRE_NAMES.get(plain);
        if (found == null) {
            throw new IllegalArgumentException("has the unknown unit '" + unit + "'; known are "
                    + String.join(
                            ", ",
                            new TreeMap<>(WIRE_NAMES)
                                    .values().stream().distinct().toList()));
        }
        return found;
    }

    private static Map<String, String> wireNames() {
        Map<String, String> names = new TreeMap<>();
        for (String unit : new String[] {
            "Meters",
            "Kilometers",
            "Centimeters",
            "Decimeters",
            "Millimeters",
            "Feet",
            "Inches",
            "Miles",
            "Yards",
            "NauticalMiles",
            "DecimalDegrees",
            "Points",
            "IntFeet",
            "IntInches",
            "IntMiles",
            "IntYards",
            "IntNauticalMiles"
        }) {
            String wire = "esri" + unit;
            String key = unit.toLowerCase(Locale.ROOT);
            names.put(key, wire);
            names.put(key.replaceAll("s$", ""), wire);
            names.put(key.replace("meter", "metre"), wire);
            names.put(key.replace("meter", "metre").replaceAll("s$", ""), wire);
        }
        names.put("foot", "esriFeet");
        names.put("inch", "esriInches");
        names.put("intfoot", "esriIntFeet");
        names.put("intinch", "esriIntInches");
        names.put("unknown", "esriUnknownUnits");
        names.put("unknownunits", "esriUnknownUnits");
        for (Map.Entry<String, String> shorthand : Map.of(
                        "m",
                        "esriMeters",
                        "km",
                        "esriKilometers",
                        "cm",
                        "esriCentimeters",
                        "mm",
                        "esriMillimeters",
                        "ft",
                        "esriFeet",
                        "mi",
                        "esriMiles",
                        "yd",
                        "esriYards",
                        "nm",
                        "esriNauticalMiles")
                .entrySet()) {
            names.put(shorthand.getKey(), shorthand.getValue());
        }
        return Map.copyOf(names);
    }
}
