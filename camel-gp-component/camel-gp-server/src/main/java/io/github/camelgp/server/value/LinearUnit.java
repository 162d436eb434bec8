package io.github.camelgp.server.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A length with its unit, as GPLinearUnit (services reference, GP data types). The plain names of feet, miles, yards,
 * inches and nautical miles are the US survey ones, {@code esriInt…} the international ones.
 *
 * @param distance in that unit
 * @param units one of {@link #names()}
 */
public record LinearUnit(double distance, String units) {
    private static final double SURVEY_FOOT = 1200.0 / 3937.0;
    private static final Map<String, Double> METRES = metres();

    /**
     * Checks the unit.
     *
     * @throws IllegalArgumentException if there is no such unit, or the distance is not finite
     */
    public LinearUnit {
        if (!METRES.containsKey(units)) {
            throw new IllegalArgumentException("unknown linear unit '" + units + "', known are " + names());
        }
        if (!Double.isFinite(distance)) {
            throw new IllegalArgumentException("distance " + distance + " is not a finite number");
        }
    }

    /** The eighteen names of ArcGIS. */
    public static Set<String> names() {
        return METRES.keySet();
    }

    /**
     * Reads text such as {@code 8.5 Miles}; a bare number is in metres.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static LinearUnit parse(String text) {
        String[] parts = text.trim().split("\\s+", 2);
        double distance;
        try {
            distance = Double.parseDouble(parts[0]);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a distance with a unit", e);
        }
        return new LinearUnit(distance, parts.length == 1 ? "esriMeters" : wireName(parts[1]));
    }

    /**
     * Finds the name of ArcGIS for {@code esriMiles}, {@code Miles}, {@code mile} and the like.
     *
     * @return the text itself when nothing fits
     */
    public static String wireName(String text) {
        String word = text.replace(" ", "").replace("_", "").toLowerCase(Locale.ROOT);
        for (String name : METRES.keySet()) {
            String known = name.toLowerCase(Locale.ROOT);
            if (known.equals(word) || known.equals("esri" + word) || known.equals("esri" + word + "s")) {
                return name;
            }
        }
        return word.equals("foot") ? "esriFeet" : text;
    }

    /**
     * The length in metres.
     *
     * @throws IllegalArgumentException if the unit has no fixed length (decimal degrees, points, unknown)
     */
    public double toMetres() {
        double metres = METRES.get(units);
        if (Double.isNaN(metres)) {
            throw new IllegalArgumentException("the unit " + units + " has no fixed length in metres");
        }
        return distance * metres;
    }

    private static Map<String, Double> metres() {
        Map<String, Double> metres = new LinkedHashMap<>();
        metres.put("esriMeters", 1.0);
        metres.put("esriKilometers", 1000.0);
        metres.put("esriDecimeters", 0.1);
        metres.put("esriCentimeters", 0.01);
        metres.put("esriMillimeters", 0.001);
        metres.put("esriFeet", SURVEY_FOOT);
        metres.put("esriMiles", 5280 * SURVEY_FOOT);
        metres.put("esriYards", 3 * SURVEY_FOOT);
        metres.put("esriInches", SURVEY_FOOT / 12);
        metres.put("esriNauticalMiles", 1853.248);
        metres.put("esriIntFeet", 0.3048);
        metres.put("esriIntMiles", 1609.344);
        metres.put("esriIntYards", 0.9144);
        metres.put("esriIntInches", 0.0254);
        metres.put("esriIntNauticalMiles", 1852.0);
        metres.put("esriDecimalDegrees", Double.NaN);
        metres.put("esriPoints", Double.NaN);
        metres.put("esriUnknownUnits", Double.NaN);
        return Collections.unmodifiableMap(metres);
    }
}
