package io.github.camelgp.operation.input;

import io.github.camelgp.model.Feature;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKTReader;

/**
 * Makes a feature of a row, as {@code sql:} and {@code jdbc:} give them: the geometry is the first column that holds JTS
 * or, if its name says geometry, WKT, WKB or EWKB (bytes or hexadecimal text); all other columns are attributes.
 */
final class RowReader {
    private static final String EWKT_SRID = "SRID=";

    private RowReader() {}

    static Feature feature(Map<?, ?> row, int index) throws InvalidInput {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        Geometry geometry = null;
        for (Map.Entry<?, ?> column : row.entrySet()) {
            String name = String.valueOf(column.getKey());
            Object value = column.getValue();
            if (geometry == null && value instanceof Geometry jts) {
                geometry = jts;
            } else if (geometry == null && value != null && isGeometryName(name)) {
                geometry = read(value, name, index);
            } else {
                attributes.put(name, value);
            }
        }
        return new Feature(attributes, geometry);
    }

    private static boolean isGeometryName(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "geometry", "geom", "the_geom", "wkt", "wkb", "ewkb", "shape" -> true;
            default -> false;
        };
    }

    private static Geometry read(Object value, String name, int index) throws InvalidInput {
        try {
            if (value instanceof byte[] wkb) {
                return new WKBReader().read(wkb);
            }
            String text = value.toString().strip();
            if (text.matches("[0-9a-fA-F]{10,}")) {
                return new WKBReader().read(WKBReader.hexToBytes(text));
            }
            if (text.startsWith(EWKT_SRID)) {
                Geometry geometry = new WKTReader().read(text.substring(text.indexOf(';') + 1));
                geometry.setSRID(Integer.parseInt(text.substring(EWKT_SRID.length(), text.indexOf(';'))));
                return geometry;
            }
            return new WKTReader().read(text);
        } catch (ParseException | IllegalArgumentException e) {
            throw new InvalidInput(
                    "holds in row [" + index + "] under " + name + " no WKT, WKB or EWKB: " + e.getMessage(), e);
        }
    }
}
