package io.github.camelgp.geojson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelgp.esrijson.EsriJsonReader;
import io.github.camelgp.esrijson.JsonText;
import io.github.camelgp.model.ByteSource;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.GpProtocolException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads features from text that is Esri JSON or GeoJSON, told apart by its content: the names of its members, those of
 * its first feature where they don't tell, and {@code type} as a last resort, as Esri JSON may have that too. Stateless
 * and thread-safe.
 */
public final class FeatureReader {
    private static final Set<String> ESRI = Set.of(
            "attributes",
            "curvePaths",
            "curveRings",
            "featureSet",
            "fields",
            "Fields",
            "geometryType",
            "hasM",
            "hasZ",
            "layerDefinition",
            "layers",
            "objectIdFieldName",
            "paths",
            "points",
            "rings",
            "spatialReference",
            "x",
            "xmin");
    private static final Set<String> GEO_JSON = Set.of("coordinates", "crs", "geometries");

    private final EsriJsonReader esriJson = new EsriJsonReader();
    private final GeoJsonReader geoJson = new GeoJsonReader();

    /** The two formats. */
    public enum Format {
        ESRI_JSON,
        GEO_JSON
    }

    /**
     * Scans the whole text once and reads it again at each iteration.
     *
     * @throws GpProtocolException when it is neither
     * @throws UncheckedIOException when {@code source} can't be read
     */
    public FeatureSet featureSet(ByteSource source) {
        return format(source) == Format.GEO_JSON ? geoJson.featureSet(source) : esriJson.featureSet(source);
    }

    /** Reads a text into memory. */
    public FeatureSet featureSet(String text) {
        ByteSource source = JsonText.source(text);
        return format(source) == Format.GEO_JSON ? geoJson.featureList(source) : esriJson.featureList(source);
    }

    /**
     * Which format a text is in; it is read as far as it takes to tell. Esri JSON when nothing tells: its reader then
     * says what is wrong.
     */
    public Format format(ByteSource source) {
        try (JsonParser parser = JsonText.open(source)) {
            try {
                JsonToken token = JsonText.start(parser);
                if (token == JsonToken.START_ARRAY) {
                    token = parser.nextToken();
                }
                Format found = token == JsonToken.START_OBJECT ? peek(parser) : null;
                return found == null ? Format.ESRI_JSON : found;
            } catch (IOException e) {
                throw JsonText.broken(parser, e);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Format peek(JsonParser parser) throws IOException {
        boolean typed = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (ESRI.contains(name)) {
                return Format.ESRI_JSON;
            }
            if (GEO_JSON.contains(name)) {
                return Format.GEO_JSON;
            }
            if (name.equals("type") && token == JsonToken.VALUE_STRING) {
                String type = parser.getText();
                if (type.equals("FeatureCollection") || type.equals("Feature")) {
                    return Format.GEO_JSON;
                }
                typed = true;
            } else if (name.equals("geometry") && token == JsonToken.START_OBJECT
                    || name.equals("features") && token == JsonToken.START_ARRAY) {
                Format inside = inside(name, parser);
                if (inside != null) {
                    return inside;
                }
            } else {
                parser.skipChildren();
            }
        }
        return typed ? Format.GEO_JSON : null;
    }

    private static @Nullable Format inside(String name, JsonParser parser) throws IOException {
        if (name.equals("geometry")) {
            return peek(parser);
        }
        Format found = null;
        while (found == null && parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                found = peek(parser);
            } else {
                parser.skipChildren();
            }
        }
        return found;
    }
}
