package io.github.camelgp.shapefile;

import io.github.camelgp.model.GeometryType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The type of all shapes of a file.
 *
 * @param geometryType null for null shapes
 * @param hasZ whether they have heights, and so measures too, which may be none
 * @param hasM whether they have measures only
 */
record ShapeType(@Nullable GeometryType geometryType, boolean hasZ, boolean hasM) {

    static ShapeType of(int code) throws IOException {
        int flat = code % 10;
        GeometryType geometryType =
                switch (flat) {
                    case 0 -> null;
                    case 1 -> GeometryType.POINT;
                    case 3 -> GeometryType.POLYLINE;
                    case 5 -> GeometryType.POLYGON;
                    case 8 -> GeometryType.MULTIPOINT;
                    default -> throw new IOException("shapes of type " + code + " cannot be read");
                };
        if (code < 0 || code > 28) {
            throw new IOException("shapes of type " + code + " cannot be read");
        }
        return new ShapeType(geometryType, code / 10 == 1, code / 10 == 2);
    }

    int code() {
        if (geometryType == null) {
            return 0;
        }
        int flat =
                switch (geometryType) {
                    case POINT -> 1;
                    case POLYLINE -> 3;
                    case POLYGON, ENVELOPE -> 5;
                    case MULTIPOINT -> 8;
                };
        return flat + (hasZ ? 10 : hasM ? 20 : 0);
    }

    /** Ordinates of a position. */
    int dimension() {
        return hasZ ? 4 : hasM ? 3 : 2;
    }
}
