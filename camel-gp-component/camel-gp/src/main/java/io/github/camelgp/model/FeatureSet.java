package io.github.camelgp.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Features with what they have in common. It can be iterated as often as wanted; features are made while iterating, so
 * that a set may be larger than memory. Immutable and safe for several threads; an iterator belongs to one.
 *
 * <p>Iterating throws {@link GpProtocolException} when the text behind it breaks.
 */
public interface FeatureSet extends Iterable<Feature> {

    /** Null when neither the set nor its features tell, and for tables. */
    @Nullable
    GeometryType geometryType();

    /** The system of all coordinates; null when unknown. */
    @Nullable
    SpatialReference spatialReference();

    /** The columns; empty when not told. */
    List<Field> fields();

    /** Whether positions carry a height. */
    boolean hasZ();

    /** Whether positions carry a measure. */
    boolean hasM();

    /** Whether the server kept features back; then the set may even be empty. */
    boolean exceededTransferLimit();

    /** How many features there are. */
    long count();

    /** The name of the column that identifies features; null when there is none. */
    default @Nullable String objectIdField() {
        return fields().stream()
                .filter(field -> field.type() == FieldType.OID)
                .map(Field::name)
                .findFirst()
                .orElse(null);
    }
}
