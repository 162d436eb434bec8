package io.github.camelgp.operation.output;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgp.esrijson.FieldJson;
import io.github.camelgp.esrijson.SpatialReferenceJson;
import io.github.camelgp.internal.json.BoundedJson;
import io.github.camelgp.model.ArealUnit;
import io.github.camelgp.model.DataFile;
import io.github.camelgp.model.Extent;
import io.github.camelgp.model.GpDataType.Kind;
import io.github.camelgp.model.LayerReference;
import io.github.camelgp.model.LinearUnit;
import io.github.camelgp.model.RasterData;
import io.github.camelgp.model.SpatialReference;
import io.github.camelgp.model.TimeUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Objects in results, other than features, as values of the model (REST page "GP data types"). What an object has beyond
 * the members of its type would get lost, so that such an object stays a map unless the declared type is the one found.
 */
final class ObjectValues {
    private static final ObjectMapper JSON = BoundedJson.MAPPER;
    private static final String UNITS = "units";
    private static final String URL = "url";
    private static final String FORMAT = "format";
    private static final String TYPE = "type";
    private static final Pattern LAYER =
            Pattern.compile("(?i).*/(?:Feature|Map)Server/(?:jobs/[^/]+/)?\\d+(?:[/?].*)?");
    private static final Pattern IMAGE_SERVICE = Pattern.compile("(?i).*/ImageServer/?(?:\\?.*)?");
    private static final Set<String> SYSTEM = Set.of("wkid", "latestWkid", "vcsWkid", "latestVcsWkid", "wkt", "wkt2");
    private static final List<String> EDGES = List.of("xmin", "ymin", "xmax", "ymax");

    private ObjectValues() {}

    /** Null when it is none of them. */
    static @Nullable Object read(JsonNode value, Kind kind) {
        Object quantity = quantity(value, kind);
        if (quantity != null) {
            return quantity;
        }
        if (value.path(URL).isTextual()) {
            return reference(value, kind);
        }
        if (EDGES.stream().allMatch(edge -> value.path(edge).isNumber())) {
            boolean declared = kind == Kind.EXTENT || kind == Kind.ENVELOPE;
            return declared || hasOnly(value, "xmin", "ymin", "xmax", "ymax", "spatialReference", "spatial_reference")
                    ? extent(value)
                    : null;
        }
        if (kind == Kind.FIELD) {
            return FieldJson.of(members(value));
        }
        boolean system = kind == Kind.SPATIAL_REFERENCE || kind == Kind.COORDINATE_SYSTEM;
        return system || !value.isEmpty() && SYSTEM.containsAll(names(value))
                ? SpatialReferenceJson.of(members(value))
                : null;
    }

    private static @Nullable Object quantity(JsonNode value, Kind kind) {
        try {
            if (isQuantity(value, "distance", kind == Kind.LINEAR_UNIT)) {
                return new LinearUnit(value.get("distance").doubleValue(), units(value, "esriMeters"));
            }
            if (isQuantity(value, "area", kind == Kind.AREAL_UNIT)) {
                return new ArealUnit(value.get("area").doubleValue(), units(value, "esriSquareMeters"));
            }
            if (isQuantity(value, "time", kind == Kind.TIME_UNIT)) {
                return new TimeUnit(value.get("time").doubleValue(), units(value, "esriTimeUnitsUnknown"));
            }
        } catch (IllegalArgumentException unknownUnit) {
            return null;
        }
        return null;
    }

    private static boolean isQuantity(JsonNode value, String amount, boolean declared) {
        return value.path(amount).isNumber()
                && (declared || value.path(UNITS).isTextual() && hasOnly(value, amount, UNITS));
    }

    private static String units(JsonNode value, String without) {
        return value.path(UNITS).asText(without);
    }

    private static @Nullable Object reference(JsonNode value, Kind kind) {
        String url = value.get(URL).textValue();
        return switch (kind) {
            case FEATURES, RECORDS -> new LayerReference(url, text(value, "filter"), text(value, "time"));
            case RASTER, RASTER_LAYER -> raster(value, url);
            case FILE -> new DataFile(url);
            default -> hasOnly(value, URL, FORMAT, TYPE) ? byAddress(value, url) : null;
        };
    }

    private static Object byAddress(JsonNode value, String url) {
        if (value.has(FORMAT) || value.has(TYPE) || IMAGE_SERVICE.matcher(url).matches()) {
            return raster(value, url);
        }
        return LAYER.matcher(url).matches() ? new LayerReference(url) : new DataFile(url);
    }

    private static RasterData raster(JsonNode value, String url) {
        return new RasterData(url, text(value, FORMAT), text(value, TYPE));
    }

    private static Extent extent(JsonNode value) {
        JsonNode system =
                value.has("spatialReference") ? value.get("spatialReference") : value.path("spatial_reference");
        SpatialReference reference = system.isObject() ? SpatialReferenceJson.of(members(system)) : null;
        return new Extent(
                value.get("xmin").doubleValue(),
                value.get("ymin").doubleValue(),
                value.get("xmax").doubleValue(),
                value.get("ymax").doubleValue(),
                number(value, "zmin"),
                number(value, "zmax"),
                number(value, "mmin"),
                number(value, "mmax"),
                reference);
    }

    private static boolean hasOnly(JsonNode value, String... names) {
        return Set.of(names).containsAll(names(value));
    }

    private static Set<String> names(JsonNode value) {
        return members(value).keySet();
    }

    private static Map<String, @Nullable Object> members(JsonNode value) {
        return value.isObject()
                ? JSON.convertValue(value, new TypeReference<LinkedHashMap<String, @Nullable Object>>() {})
                : Map.of();
    }

    private static @Nullable Double number(JsonNode value, String name) {
        return value.path(name).isNumber() ? (Double) value.get(name).doubleValue() : null;
    }

    private static @Nullable String text(JsonNode value, String name) {
        return value.path(name).isValueNode() && !value.path(name).isNull()
                ? value.get(name).asText()
                : null;
    }
}
