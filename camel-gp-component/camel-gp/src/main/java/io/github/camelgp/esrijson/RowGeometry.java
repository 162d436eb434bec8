package io.github.camelgp.esrijson;

import io.github.camelgp.model.OrdinateSearch;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateXYZM;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.Ordinate;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.io.WKTWriter;

/** The forms of a geometry in a row of a table. */
final class RowGeometry {
    /** JTS's text has 16 digits after the point otherwise. */
    private static final PrecisionModel ALL_DIGITS = new PrecisionModel(1e300);

    private static final Pattern EXTENDED_TEXT = Pattern.compile("(?is)\\s*SRID=(\\d{1,9});(.*)");
    private static final Pattern HEXADECIMAL = Pattern.compile("(?:\\\\x|0x)?((?:[0-9A-Fa-f]{2}){5,})");

    private RowGeometry() {}

    /** The geometry; null for null and blank text. */
    static @Nullable Geometry read(@Nullable Object value) {
        if (value == null || value instanceof Geometry) {
            return (Geometry) value;
        }
        if (value instanceof byte[] bytes) {
            return binary(bytes);
        }
        // Drivers have types of their own, which print as hexadecimal EWKB or as WKT.
        String text = value.toString().strip();
        if (text.isEmpty()) {
            return null;
        }
        Matcher hexadecimal = HEXADECIMAL.matcher(text);
        return hexadecimal.matches() ? binary(HexFormat.of().parseHex(hexadecimal.group(1))) : text(text);
    }

    private static Geometry text(String text) {
        Matcher extended = EXTENDED_TEXT.matcher(text);
        boolean told = extended.matches();
        WKTReader reader = new WKTReader();
        reader.setFixStructure(true);
        try {
            Geometry geometry = reader.read(told ? extended.group(2) : text);
            if (told) {
                geometry.setSRID(Integer.parseInt(extended.group(1)));
            }
            return geometry;
        } catch (ParseException | RuntimeException e) {
            throw new IllegalArgumentException("holds no geometry in WKT, WKB or JTS: " + e.getMessage(), e);
        }
    }

    private static Geometry binary(byte[] bytes) {
        try {
            return new WKBReader().read(bytes);
        } catch (ParseException | RuntimeException e) {
            throw new IllegalArgumentException("holds no geometry in WKB: " + e.getMessage(), e);
        }
    }

    static Object write(Geometry geometry, GeometryForm form, int srid) {
        return switch (form) {
            case JTS -> geometry;
            case WKT -> {
                EnumSet<Ordinate> wanted = ordinates(geometry);
                WKTWriter writer = new WKTWriter(wanted.size());
                writer.setOutputOrdinates(wanted);
                writer.setPrecisionModel(ALL_DIGITS);
                yield writer.write(geometry);
            }
            case WKB -> binary(geometry, false);
            case EWKB -> {
                Geometry told = geometry;
                if (geometry.getSRID() != srid) {
                    told = geometry.copy();
                    told.setSRID(srid);
                }
                yield binary(told, srid != 0);
            }
        };
    }

    private static byte[] binary(Geometry geometry, boolean srid) {
        EnumSet<Ordinate> wanted = ordinates(geometry);
        WKBWriter writer = new WKBWriter(wanted.size(), ByteOrderValues.LITTLE_ENDIAN, srid);
        writer.setOutputOrdinates(wanted);
        return writer.write(geometry);
    }

    private static EnumSet<Ordinate> ordinates(Geometry geometry) {
        OrdinateSearch found = OrdinateSearch.in(geometry);
        EnumSet<Ordinate> ordinates = Ordinate.createXY();
        // JTS writes the first ordinates of a sequence, so that a measure needs the place for z before it, if there is
        // one.
        if (found.hasZ() || found.hasM() && geometry.getCoordinate() instanceof CoordinateXYZM) {
            ordinates.add(Ordinate.Z);
        }
        if (found.hasM()) {
            ordinates.add(Ordinate.M);
        }
        return ordinates;
    }
}
