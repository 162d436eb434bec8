package io.github.camelgp.server.value;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A feature set, or a table when there is no geometry type. The rows are not copied: they may be computed on demand, so
 * that a big result need not be in memory; whoever makes one must not change them later.
 *
 * @param geometryType such as {@code esriGeometryPoint}; null for a table
 * @param spatialReference of all geometries
 * @param hasZ the geometries carry heights
 * @param hasM the geometries carry measures
 * @param fields the columns, perhaps none
 * @param rows the features
 */
public record Features(
        @Nullable String geometryType,
        SpatialReference spatialReference,
        boolean hasZ,
        boolean hasM,
        List<Field> fields,
        List<Feature> rows) {
    private static final Set<String> ID_NAMES = Set.of("OBJECTID", "FID", "OID", "ID");

    /** Copies the fields, wraps the rows. */
    public Features {
        fields = List.copyOf(fields);
        rows = Collections.unmodifiableList(rows);
    }

    /** Features without heights and measures. */
    public static Features of(
            String geometryType, SpatialReference spatialReference, List<Field> fields, List<Feature> rows) {
        return new Features(geometryType, spatialReference, false, false, fields, rows);
    }

    /** A table. */
    public static Features table(List<Field> fields, List<Feature> rows) {
        return new Features(null, SpatialReference.UNKNOWN, false, false, fields, rows);
    }

    /** The same with other rows. */
    public Features withRows(List<Feature> other) {
        return new Features(geometryType, spatialReference, hasZ, hasM, fields, other);
    }

    /** The same, said to be in another system; coordinates stay. */
    public Features withSpatialReference(SpatialReference other) {
        return new Features(geometryType, other, hasZ, hasM, fields, rows);
    }

    /** The name of the row number: the field of that type, else one with a usual name. */
    public Optional<String> objectIdField() {
        return fields.stream()
                .filter(field -> field.type().equals("esriFieldTypeOID"))
                .map(Field::name)
                .findFirst()
                .or(() -> fields.stream()
                        .map(Field::name)
                        .filter(name -> ID_NAMES.contains(name.toUpperCase(Locale.ROOT)))
                        .findFirst());
    }
}
