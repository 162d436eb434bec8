package io.github.camelgp.model;

import java.util.List;
import java.util.Map;

/**
 * A distance with its unit (REST page "GP data types", GPLinearUnit).
 *
 * @param distance in {@code units}
 * @param units the wire name, such as {@code esriMiles}; given in any spelling that {@link #parse} takes
 */
public record LinearUnit(double distance, String units) {
    private static final String METERS = "esriMeters";
    private static final String UNKNOWN = "esriUnknownUnits";
    private static final UnitWords WORDS = new UnitWords(
            "esri",
            List.of(
                    METERS,
                    "esriKilometers",
                    "esriCentimeters",
                    "esriDecimeters",
                    "esriMillimeters",
                    "esriFeet",
                    "esriInches",
                    "esriMiles",
                    "esriYards",
                    "esriNauticalMiles",
                    "esriDecimalDegrees",
                    "esriPoints",
                    "esriIntFeet",
                    "esriIntInches",
                    "esriIntMiles",
                    "esriIntYards",
                    "esriIntNauticalMiles",
                    UNKNOWN),
            Map.of(
                    "m", METERS,
                    "km", "esriKilometers",
                    "cm", "esriCentimeters",
                    "mm", "esriMillimeters",
                    "ft", "esriFeet",
                    "mi", "esriMiles",
                    "yd", "esriYards",
                    "nm", "esriNauticalMiles",
                    "unknown", UNKNOWN));

    public LinearUnit {
        units = WORDS.wireName(units);
    }

    /**
     * Reads {@code 8.5 Miles}, singular or plural, with or without {@code esri}, in any case. Without a unit: metres, as
     * the server takes it.
     *
     * @throws IllegalArgumentException when it is no distance, or the unit is unknown; the message lists the units
     */
    public static LinearUnit parse(String text) {
        UnitWords.Quantity read = WORDS.parse(
                text, METERS, "distance with a unit, such as 8.5 Miles or {\"distance\":8.5,\"units\":\"esriMiles\"}");
        return new LinearUnit(read.amount(), read.units());
    }
}
