package io.github.camelgp.server.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.geo.Reprojection;
import io.github.camelgp.server.geo.SpatialReferenceException;
import io.github.camelgp.server.json.EsriJsonReader;
import io.github.camelgp.server.json.GeoJsonReader;
import io.github.camelgp.server.json.LenientJson;
import io.github.camelgp.server.json.SpatialReferences;
import io.github.camelgp.server.task.ParameterDefinition;
import io.github.camelgp.server.task.RunContext;
import io.github.camelgp.server.task.TaskDefinition;
import io.github.camelgp.server.upload.UploadedItem;
import io.github.camelgp.server.value.Extent;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.SpatialReference;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads a request's parameters as the inputs of a task and checks them. */
public final class InputReader {
    private static final long MOST_TEXT_BYTES = 256L * 1024 * 1024;

    private final TaskDefinition task;
    private final UnaryOperator<String> parameters;
    private final Function<String, Optional<UploadedItem>> uploads;
    private BiFunction<String, String, Optional<Features>> layers = (url, where) -> Optional.empty();

    /**
     * For one request.
     *
     * @param parameters gives the text of a request parameter, empty when it wasn't given
     * @param uploads whole items that the service got, by their id
     */
    public InputReader(
            TaskDefinition task, UnaryOperator<String> parameters, Function<String, Optional<UploadedItem>> uploads) {
        this.task = task;
        this.uploads = uploads;
        this.parameters = parameters;
    }

    /** With layers of this server, by their address and a where clause, as inputs. */
    public InputReader withLayers(BiFunction<String, String, Optional<Features>> found) {
        layers = found;
        return this;
    }

    /**
     * Reads and checks everything.
     *
     * @throws InvalidInputException names the first parameter that breaks a rule
     */
    public Inputs read() {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        Map<String, Features> features = new LinkedHashMap<>();
        for (ParameterDefinition parameter : task.parameters()) {
            String text = parameters.apply(parameter.name());
            if (!parameter.input()) {
                continue;
            } else if (!text.isBlank()) {
                readOne(parameter, text, values, features);
            } else if (parameter.required() && !hasUsableDefault(parameter)) {
                throw InvalidInputException.required(parameter.name());
            }
        }
        return new Inputs(values, features, context());
    }

    private void readOne(
            ParameterDefinition parameter, String text, Map<String, JsonNode> values, Map<String, Features> features) {
        JsonNode value = ValueReader.read(parameter, text);
        if (value.isNull()) {
            return;
        }
        values.put(parameter.name(), value);
        if (isFeatures(parameter) && value.has("url")) {
            features.put(parameter.name(), layer(parameter, value));
        } else if (isFeatures(parameter)) {
            features.put(
                    parameter.name(), features(parameter, value.has("itemID") ? uploaded(parameter, value) : value));
        } else if (parameter.dataType().endsWith("GPDataFile")
                || parameter.dataType().contains("GPRasterData")) {
            checkItems(parameter, value);
        }
    }

    /** {@code {"url":…, "filter":…}}: only layers of this server, which fetches nothing itself. */
    private Features layer(ParameterDefinition parameter, JsonNode value) {
        try {
            Features found = layers.apply(
                            value.path("url").asText(), value.path("filter").asText(""))
                    .orElseThrow(
                            () -> new IllegalArgumentException(
                                    "This server takes features in the request, by itemID, or from an open layer of its own by url."));
            return checkedType(parameter, found);
        } catch (IllegalArgumentException e) {
            throw InvalidInputException.notOf(parameter.name(), "Feature Set", String.valueOf(e.getMessage()));
        }
    }

    /** Features in an uploaded text file. */
    private JsonNode uploaded(ParameterDefinition parameter, JsonNode value) {
        UploadedItem item = item(parameter, value);
        try {
            if (Files.size(item.file()) > MOST_TEXT_BYTES) {
                throw new IllegalArgumentException("it has more than " + MOST_TEXT_BYTES + " bytes");
            }
            JsonNode document = LenientJson.read(Files.readString(item.file()));
            return GeoJsonReader.isGeoJson(document) ? GeoJsonReader.toEsriJson(document) : document;
        } catch (IOException | IllegalArgumentException e) {
            throw InvalidInputException.notOf(
                    parameter.name(), "Feature Set", "The uploaded item holds no features: " + e.getMessage());
        }
    }

    private UploadedItem item(ParameterDefinition parameter, JsonNode value) {
        JsonNode id = value.path("itemID");
        return uploads.apply(id.asText())
                .orElseThrow(() -> InvalidInputException.notOf(
                        parameter.name(), parameter.dataType(), "There is no uploaded item " + id + "."));
    }

    private void checkItems(ParameterDefinition parameter, JsonNode value) {
        if (value.isArray()) {
            value.forEach(element -> checkItems(parameter, element));
        } else if (value.has("itemID")) {
            item(parameter, value);
        }
    }

    static boolean isFeatures(ParameterDefinition parameter) {
        return parameter.dataType().equals("GPFeatureRecordSetLayer")
                || parameter.dataType().equals("GPRecordSet");
    }

    static Features features(ParameterDefinition parameter, JsonNode value) {
        Features features;
        if (value.has("url")) {
            throw InvalidInputException.notOf(
                    parameter.name(), "Feature Set", "This server takes features in the request or by itemID.");
        }
        try {
            features = new EsriJsonReader(parameter.geometryType(), parameter.spatialReference()).read(value);
        } catch (IllegalArgumentException e) {
            throw InvalidInputException.notOf(parameter.name(), "Feature Set", String.valueOf(e.getMessage()));
        }
        return checkedType(parameter, features);
    }

    private static Features checkedType(ParameterDefinition parameter, Features features) {
        String wanted = parameter.geometryType();
        if (wanted != null && !wanted.equals(features.geometryType())) {
            throw new InvalidInputException("ERROR 000366: " + parameter.name() + ": Invalid geometry type "
                    + features.geometryType() + ", allowed is " + wanted);
        }
        return features;
    }

    /** An empty feature set as default value shows the schema; it is no value. */
    private static boolean hasUsableDefault(ParameterDefinition parameter) {
        JsonNode value = parameter.defaultValue();
        boolean empty = value.isNull()
                || value.isTextual() && value.textValue().isEmpty()
                || isFeatures(parameter) && value.path("features").isEmpty();
        return !empty;
    }

    private RunContext context() {
        // the tools of spatial analysis declare a parameter of that name: theirs is no environment
        JsonNode context = task.input("context").isPresent() ? null : jsonOrNull("context");
        SpatialReference out = reference(context, "outSR", "env:outSR", "outSR");
        SpatialReference process = reference(context, "processSR", "env:processSR", "processSR");
        Extent extent = null;
        if (context != null && context.path("extent").isObject()) {
            try {
                extent = SpatialReferences.readExtent(context.path("extent"));
            } catch (IllegalArgumentException e) {
                throw InvalidInputException.notOf("context", "context", String.valueOf(e.getMessage()));
            }
        }
        return new RunContext(out, process, extent);
    }

    private @Nullable SpatialReference reference(@Nullable JsonNode context, String key, String... names) {
        if (context != null
                && !context.path(key).isMissingNode()
                && !context.path(key).isNull()) {
            return known(context.path(key), "context." + key);
        }
        for (String name : names) {
            JsonNode node = jsonOrNull(name);
            if (node != null && task.input(name).isEmpty()) {
                return known(node, name);
            }
        }
        return null;
    }

    /**
     * Reads a spatial reference that must be known.
     *
     * @param text number or JSON
     * @throws InvalidInputException if there is no such system
     */
    public static SpatialReference spatialReference(String name, String text) {
        try {
            return known(LenientJson.read(text), name);
        } catch (IllegalArgumentException e) {
            throw InvalidInputException.notOf(name, "Spatial Reference", String.valueOf(e.getMessage()));
        }
    }

    private static SpatialReference known(JsonNode node, String name) {
        SpatialReference reference = SpatialReferences.read(node);
        try {
            Reprojection.wkid(reference);
        } catch (SpatialReferenceException e) {
            throw InvalidInputException.notOf(name, "Spatial Reference", String.valueOf(e.getMessage()));
        }
        return reference;
    }

    private @Nullable JsonNode jsonOrNull(String name) {
        String text = parameters.apply(name).trim();
        if (text.isEmpty() || text.toLowerCase(Locale.ROOT).equals("none") || text.equals("null")) {
            return null;
        }
        try {
            return LenientJson.read(text);
        } catch (IllegalArgumentException e) {
            throw InvalidInputException.notOf(name, "JSON value", String.valueOf(e.getMessage()));
        }
    }
}
