package io.github.camelgp.model;

import java.util.List;
import java.util.Map;

/**
 * An area with its unit (REST page "GP data types", GPArealUnit, from release 11.3 on).
 *
 * @param area in {@code units}
 * @param units the wire name, such as {@code esriSquareKilometers}; given in any spelling that {@link #parse} takes
 */
public record ArealUnit(double area, String units) {
    private static final String UNKNOWN = "esriUnknownAreaUnits";
    private static final UnitWords WORDS = new UnitWords(
            "esri",
            List.of(
                    "esriSquareMeters",
                    "esriSquareKilometers",
                    "esriSquareCentimeters",
                    "esriSquareDecimeters",
                    "esriSquareMillimeters",
                    "esriAres",
                    "esriHectares",
                    "esriAcres",
                    "esriSquareFeet",
                    "esriSquareInches",
                    "esriSquareMiles",
                    "esriSquareYards",
                    "esriAcresUS",
                    "esriSquareFeetUS",
                    "esriSquareInchesUS",
                    "esriSquareMilesUS",
                    "esriSquareYardsUS",
                    UNKNOWN),
            Map.of(
                    "m2", "esriSquareMeters",
                    "m²", "esriSquareMeters",
                    "km2", "esriSquareKilometers",
                    "km²", "esriSquareKilometers",
                    "ha", "esriHectares",
                    "unknown", UNKNOWN));

    public ArealUnit {
        units = WORDS.wireName(units);
    }

    /**
     * Reads {@code 3 SquareKilometers}, singular or plural, with or without {@code esri}, with blanks or without, in any
     * case. Without a unit: square metres.
     *
     * @throws IllegalArgumentException when it is no area, or the unit is unknown; the message lists the units
     */
    public static ArealUnit parse(String text) {
        UnitWords.Quantity read = WORDS.parse(
                text,
                "esriSquareMeters",
                "area with a unit, such as 3 SquareKilometers or {\"area\":3,\"units\":\"esriSquareKilometers\"}");
        return new ArealUnit(read.amount(), read.units());
    }
}
