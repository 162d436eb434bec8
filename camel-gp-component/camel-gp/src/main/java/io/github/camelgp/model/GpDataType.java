package io.github.camelgp.model;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The type of a parameter (REST page "GP data types").
 *
 * @param name the server's word, such as {@code GPMultiValue:GPString}
 * @param kind what it is; {@link Kind#UNKNOWN} for words this version does not know, which pass through as JSON
 */
public record GpDataType(String name, Kind kind) {
    private static final String MULTI_VALUE_PREFIX = "GPMultiValue:";

    /** The type a server names {@code word}; never null. */
    public static GpDataType of(String word) {
        String name = word.strip();
        if (name.startsWith(MULTI_VALUE_PREFIX)) {
            return new GpDataType(name, Kind.MULTI_VALUE);
        }
        return new GpDataType(name, Kind.of(name));
    }

    /** The type of a multi-value's elements; this type itself for any other. */
    public GpDataType element() {
        return name.startsWith(MULTI_VALUE_PREFIX) ? of(name.substring(MULTI_VALUE_PREFIX.length())) : this;
    }

    /** Whether values, or elements of them, are hidden strings, which are not to be shown or kept. */
    public boolean isSecret() {
        return element().kind == Kind.HIDDEN_STRING;
    }

    @Override
    public String toString() {
        return name;
    }

    /** What a value of the type is. */
    public enum Kind {
        STRING("GPString"),
        LONG("GPLong"),
        DOUBLE("GPDouble"),
        BOOLEAN("GPBoolean"),
        DATE("GPDate"),
        LINEAR_UNIT("GPLinearUnit"),
        AREAL_UNIT("GPArealUnit"),
        TIME_UNIT("GPTimeUnit"),
        FEATURES("GPFeatureRecordSetLayer"),
        RECORDS("GPRecordSet"),
        RASTER("GPRasterData"),
        RASTER_LAYER("GPRasterDataLayer"),
        FILE("GPDataFile"),
        FIELD("Field"),
        MULTI_VALUE("GPMultiValue"),
        VALUE_TABLE("GPValueTable"),
        COMPOSITE("GPComposite"),
        SPATIAL_REFERENCE("GPSpatialReference"),
        COORDINATE_SYSTEM("GPCoordinateSystem"),
        EXTENT("GPExtent"),
        ENVELOPE("GPEnvelope"),
        SQL_EXPRESSION("GPSQLExpression"),
        HIDDEN_STRING("GPStringHidden"),
        UNKNOWN("");

        private static final Map<String, Kind> BY_WIRE_NAME = Arrays.stream(values())
                .filter(kind -> kind != UNKNOWN)
                .collect(Collectors.toUnmodifiableMap(kind -> kind.wireName, Function.identity()));

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        /** The word on the wire; empty for {@link #UNKNOWN}. */
        public String wireName() {
            return wireName;
        }

        static Kind of(String word) {
            return BY_WIRE_NAME.getOrDefault(word, UNKNOWN);
        }
    }
}
