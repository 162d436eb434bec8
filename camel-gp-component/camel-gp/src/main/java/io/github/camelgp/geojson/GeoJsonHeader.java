package io.github.camelgp.geojson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelgp.esrijson.JsonText;
import io.github.camelgp.model.SpatialReference;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;

/** What a GeoJSON text says beside its features: WGS 84, unless an old {@code crs} member names another system. */
final class GeoJsonHeader {
    private static final Pattern AUTHORITY_CODE =
            Pattern.compile("(?:EPSG|ESRI)[:/]+(?:[0-9.]*[:/]+)?([0-9]{4,6})/?", Pattern.CASE_INSENSITIVE);
    private static final Pattern WELL_KNOWN_TEXT = Pattern.compile("(?:[A-Za-z]+:)?([A-Z_]+\\[.*)", Pattern.DOTALL);
    private static final Map<String, Integer> OGC_CODES = Map.of("84", 4326, "84h", 4979, "27", 4267, "83", 4269);
    private static final Pattern OGC_CODE = Pattern.compile("CRS:?(84h?|27|83)$", Pattern.CASE_INSENSITIVE);
    private static final PrecisionModel FLOATING = new PrecisionModel();

    private @Nullable SpatialReference told;
    private boolean exceededTransferLimit;

    /** One that can be filled further without this one noticing. */
    GeoJsonHeader copy() {
        GeoJsonHeader copy = new GeoJsonHeader();
        copy.told = told;
        copy.exceededTransferLimit = exceededTransferLimit;
        return copy;
    }

    SpatialReference spatialReference() {
        return told == null ? SpatialReference.WGS84 : told;
    }

    boolean exceededTransferLimit() {
        return exceededTransferLimit;
    }

    GeometryFactory factory() {
        Integer code = spatialReference().code();
        return new GeometryFactory(FLOATING, code == null ? 0 : code, PackedCoordinateSequenceFactory.DOUBLE_FACTORY);
    }

    /** Takes the member whose value is current; false, with nothing read, when it isn't for here. */
    boolean member(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "crs", "crsURN" -> crs(parser);
            case "exceededTransferLimit" ->
                exceededTransferLimit = Boolean.TRUE.equals(JsonText.flag(parser)) || exceededTransferLimit;
            default -> {
                return false;
            }
        }
        return true;
    }

    /** A collection's {@code properties}, where ArcGIS puts the flag. */
    void properties(Map<String, ? extends @Nullable Object> properties) {
        exceededTransferLimit = exceededTransferLimit || Boolean.TRUE.equals(properties.get("exceededTransferLimit"));
    }

    private void crs(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        Object value = JsonText.value(parser);
        SpatialReference found = reference(name(value));
        if (found == null) {
            throw JsonText.failure(
                    "names the coordinate reference system " + value
                            + ", which is not understood (GeoJSON is in WGS 84, RFC 7946)",
                    parser);
        }
        if (told != null && !told.isSameAs(found)) {
            throw JsonText.failure("names several coordinate reference systems", parser);
        }
        told = found;
    }

    private static String name(@Nullable Object crs) {
        if (crs instanceof Map<?, ?> members && members.get("properties") instanceof Map<?, ?> properties) {
            for (String key : new String[] {"name", "href", "url", "urn", "code"}) {
                Object named = properties.get(key);
                if (named != null) {
                    return key.equals("code") && named instanceof Long ? "EPSG:" + named : named.toString();
                }
            }
        }
        return crs instanceof String text ? text : "";
    }

    private static @Nullable SpatialReference reference(String name) {
        Matcher ogc = OGC_CODE.matcher(name);
        if (ogc.find()) {
            Integer code = OGC_CODES.get(ogc.group(1).toLowerCase(Locale.ROOT));
            return code == null ? null : SpatialReference.of(code);
        }
        Matcher text = WELL_KNOWN_TEXT.matcher(name);
        if (text.matches()) {
            return new SpatialReference(null, null, null, text.group(1));
        }
        Matcher code = AUTHORITY_CODE.matcher(name);
        return code.find() ? SpatialReference.of(Integer.parseInt(code.group(1))) : null;
    }
}
