package io.github.camelgp.esrijson;

import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureList;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.Field;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.model.SpatialReference;
import java.util.ArrayList;
import java.util.Collection;
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
 * any case), else the first that holds a JTS geometry; without any the rows become a table. Columns are found
 * by {@link FieldFinder}, values become what {@link io.github.camelgp.model.FieldValues} says.
 *
 * <p>Out of features: attributes as they are, dates still numbers, and the geometry in the column and {@link GeometryForm} asked
 * for, last; lazily, so that a set may be larger than memory.
 */
public final class FeatureRows {
    /** The column that rows get their geometry in, unless another is asked for. */
    public static final String GEOMETRY = "geometry";

    private static final List<String> USUAL_NAMES =
            List.of("geometry", "geom", "shape", "the_geom", "wkt", "wkb", "wkb_geometry");

    private FeatureRows() {}

    /**
     * How rows are read.
     *
     * @param geometryColumn null to find it
     * @param reference the system; null to take it from the geometries' SRID
     * @param schema columns whose type is known, by name in any case; the others are found
     * @param timeTypes whether days, clock times and moments with an offset have types of their own, which servers know
     *     from release 11.2 on; else days and moments are dates, clock times text
     */
    public record Reading(
            @Nullable String geometryColumn,
            @Nullable SpatialReference reference,
            List<Field> schema,
            boolean timeTypes) {

        public Reading {
            schema = List.copyOf(schema);
        }
    }

    /** Rows as features, everything but what is given found in the rows. */
    public static FeatureList features(
            Collection<? extends Map<String, ? extends @Nullable Object>> rows,
            @Nullable String geometryColumn,
            @Nullable SpatialReference reference) {
        return features(rows, new Reading(geometryColumn, reference, List.of(), true));
    }

    /**
     * Rows as features.
     *
     * @throws GpParameterException when a geometry or value can't be read, or the geometry column is in no row; it names
     *     row and column
     */
    public static FeatureList features(
            Collection<? extends Map<String, ? extends @Nullable Object>> rows, Reading reading) {
        String column = reading.geometryColumn() == null ? findColumn(rows) : existing(reading.geometryColumn(), rows);
        FieldFinder finder = new FieldFinder();
        for (Map<String, ? extends @Nullable Object> row : rows) {
            Map<String, @Nullable Object> attributes = new LinkedHashMap<>(row);
            attributes.remove(column);
            finder.add(attributes);
        }
        List<Field> fields = RowFields.of(finder.fields(null), reading);
        List<Feature> features = new ArrayList<>(rows.size());
        for (Map<String, ? extends @Nullable Object> row : rows) {
            Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
            for (Field field : fields) {
                if (row.containsKey(field.name())) {
                    attributes.put(field.name(), RowFields.value(row.get(field.name()), field, features.size()));
                }
            }
            features.add(new Feature(
                    attributes, column == null ? null : geometry(row.get(column), column, features.size())));
        }
        return FeatureList.of(features, fields, reading.reference());
    }

    /** Features as rows; can be iterated as often as the set. */
    public static Iterable<Map<String, @Nullable Object>> rows(
            FeatureSet features, String geometryColumn, GeometryForm form) {
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
        if (rows.isEmpty()) {
            return column;
        }
        return rows.stream()
                .flatMap(row -> row.keySet().stream())
                .filter(column::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new GpParameterException(
                        "",
                        "No row has the geometry column '" + column + "'; the first has "
                                + rows.iterator().next().keySet(),
                        GpWhere.NOWHERE));
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
}
