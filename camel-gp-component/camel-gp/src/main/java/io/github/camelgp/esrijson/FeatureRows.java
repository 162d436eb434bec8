package io.github.camelgp.esrijson;

import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureList;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.model.SpatialReference;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Features as rows of a table, as {@code sql:}, {@code jdbc:} and CSV give and take them: maps by column name, the
 * geometry in one of them. Stateless and thread-safe.
 *
 * <p>Into features: the geometry may be JTS, WKT, EWKT ({@code SRID=4326;POINT(1 2)}), WKB or EWKB as bytes or in
 * hexadecimal. Its column is named, or is the one called geometry, geom, shape, the_geom, wkt, wkb or wkb_geometry (in
 * any case), else the first that holds a JTS geometry; without any the rows become a table. Numbers become {@code Long},
 * {@code Double} or {@code BigInteger}; moments milliseconds since 1970, clock times as if they were UTC; bytes Base64;
 * what else there is its text. Columns are found by {@link FieldFinder}.
 *
 * <p>Out of features: attributes as they are, dates still numbers, and the geometry in the column and {@link Form} asked
 * for, last; lazily, so that a set may be larger than memory.
 */
public final class FeatureRows {
    /** The column that rows get their geometry in, unless another is asked for. */
    public static final String GEOMETRY = "geometry";

    private static final List<String> USUAL_NAMES =
            List.of("geometry", "geom", "shape", "the_geom", "wkt", "wkb", "wkb_geometry");

    private FeatureRows() {}

    /** How a geometry stands in a row. */
    public enum Form {
        /** As a JTS object. */
        JTS,
        /** As text, z and m where there are any. */
        WKT,
        /** As bytes, z and m flagged as in EWKB. */
        WKB,
        /** As bytes with the SRID, as PostGIS takes them. */
        EWKB
    }

    /**
     * Rows as features.
     *
     * @param geometryColumn null to find it
     * @param reference the system; null to take it from the geometries' SRID
     * @throws GpParameterException when a geometry can't be read, or {@code geometryColumn} is in no row; it names both
     */
    public static FeatureList features(
            Collection<? extends Map<String, ? extends @Nullable Object>> rows,
            @Nullable String geometryColumn,
            @Nullable SpatialReference reference) {
        String column = geometryColumn == null ? findColumn(rows) : existing(geometryColumn, rows);
        List<Feature> features = new ArrayList<>(rows.size());
        FieldFinder fields = new FieldFinder();
        for (Map<String, ? extends @Nullable Object> row : rows) {
            Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
            Map<String, @Nullable Object> typed = new LinkedHashMap<>();
            Geometry geometry = null;
            for (Map.Entry<String, ? extends @Nullable Object> cell : row.entrySet()) {
                if (cell.getKey().equals(column)) {
                    geometry = geometry(cell.getValue(), column, features.size());
                } else {
                    typed.put(cell.getKey(), moment(cell.getValue()));
                    attributes.put(cell.getKey(), attribute(cell.getValue()));
                }
            }
            fields.add(typed);
            features.add(new Feature(attributes, geometry));
        }
        return FeatureList.of(features, fields.fields(null), reference);
    }

    /** Features as rows; can be iterated as often as the set. */
    public static Iterable<Map<String, @Nullable Object>> rows(FeatureSet features, String geometryColumn, Form form) {
        Integer code = features.spatialReference() == null
                ? null
                : features.spatialReference().code();
        int srid = code == null ? 0 : code;
        boolean table = features.geometryType() == null;
        return () -> {
            Iterator<Feature> each = features.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return each.hasNext();
                }

                @Override
                public Map<String, @Nullable Object> next() {
                    Feature feature = each.next();
                    Geometry geometry = feature.geometry();
                    Map<String, @Nullable Object> row = new LinkedHashMap<>(feature.attributes());
                    if (geometry != null || !table) {
                        row.put(geometryColumn, geometry == null ? null : RowGeometry.write(geometry, form, srid));
                    }
                    return row;
                }
            };
        };
    }

    private static String existing(String column, Collection<? extends Map<String, ? extends @Nullable Object>> rows) {
        if (!rows.isEmpty() && rows.stream().noneMatch(row -> row.containsKey(column))) {
            throw new GpParameterException(
                    "",
                    "No row has the geometry column '" + column + "'; the first has "
                            + rows.iterator().next().keySet(),
                    GpWhere.NOWHERE);
        }
        return column;
    }

    private static @Nullable String findColumn(Collection<? extends Map<String, ? extends @Nullable Object>> rows) {
        if (rows.isEmpty()) {
            return null;
        }
        for (String usual : USUAL_NAMES) {
            for (String name : rows.iterator().next().keySet()) {
                if (name.toLowerCase(Locale.ROOT).equals(usual)) {
                    return name;
                }
            }
        }
        for (Map<String, ? extends @Nullable Object> row : rows) {
            for (Map.Entry<String, ? extends @Nullable Object> cell : row.entrySet()) {
                if (cell.getValue() instanceof Geometry) {
                    return cell.getKey();
                }
            }
        }
        return null;
    }

    private static @Nullable Geometry geometry(@Nullable Object value, String column, int row) {
        try {
            return RowGeometry.read(value);
        } catch (IllegalArgumentException e) {
            throw new GpParameterException(
                    "", "Column '" + column + "' of row " + row + " " + e.getMessage(), GpWhere.NOWHERE, e);
        }
    }

    /** The value with its type still to be told: moments as such. */
    private static @Nullable Object moment(@Nullable Object value) {
        if (value instanceof java.sql.Date || value instanceof java.sql.Timestamp) {
            return Instant.ofEpochMilli(((Date) value).getTime());
        }
        if (value instanceof Instant || value instanceof Date && !(value instanceof java.sql.Time)) {
            return value;
        }
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        if (value instanceof ZonedDateTime time) {
            return time.toInstant();
        }
        if (value instanceof LocalDateTime time) {
            return time.toInstant(ZoneOffset.UTC);
        }
        if (value instanceof LocalDate date) {
            return date.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        return value;
    }

    private static @Nullable Object attribute(@Nullable Object value) {
        Object told = moment(value);
        if (told instanceof Instant moment) {
            return moment.toEpochMilli();
        }
        if (told instanceof Date moment && !(told instanceof java.sql.Time)) {
            return moment.getTime();
        }
        if (told instanceof Number number) {
            return number(number);
        }
        if (told instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        boolean plain = told == null
                || told instanceof String
                || told instanceof Boolean
                || told instanceof Map
                || told instanceof List;
        return plain ? told : told.toString();
    }

    private static Object number(Number number) {
        if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return number.longValue();
        }
        if (number instanceof Float) {
            return Double.valueOf(number.toString());
        }
        if (number instanceof BigDecimal decimal) {
            return decimal.scale() <= 0 && decimal.precision() - decimal.scale() <= 18
                    ? (Object) decimal.longValueExact()
                    : (Object) decimal.doubleValue();
        }
        return number instanceof BigInteger whole && whole.bitLength() < Long.SIZE ? whole.longValue() : number;
    }
}
