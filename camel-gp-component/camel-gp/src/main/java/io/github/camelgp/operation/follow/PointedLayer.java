package io.github.camelgp.operation.follow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgp.internal.client.RawOutput;
import io.github.camelgp.internal.client.RawOutput.Shape;
import io.github.camelgp.internal.json.BoundedJson;
import io.github.camelgp.model.GpDataType;
import io.github.camelgp.model.GpDataType.Kind;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Values that do not hold features but say where they are, told by their shape (REST page "GP data types"): {@code
 * {"url": …}} of a layer, as JSON or as the text of a GPString.
 */
final class PointedLayer {
    private static final ObjectMapper JSON = BoundedJson.MAPPER;
    private static final Pattern LAYER =
            Pattern.compile("(?i)https?://.+/(?:FeatureServer|(?:Feature|Map)Server(?:/jobs/[^/]+)?/\\d+)");
    private static final long LONGEST = 64 << 10;
    private static final Set<Kind> NEVER = Set.of(Kind.FILE, Kind.RASTER, Kind.RASTER_LAYER);

    private PointedLayer() {}

    /** The address of the layer, or of the feature service it is in, without query; empty for any other value. */
    static Optional<String> in(RawOutput output) {
        boolean object = output.shape() == Shape.OBJECT && output.members().contains("url");
        boolean possible = output.sizeBytes() <= LONGEST
                && (object || output.shape() == Shape.TEXT)
                && !output.members().contains("features")
                && !NEVER.contains(GpDataType.of(output.dataType()).kind());
        if (!possible) {
            return Optional.empty();
        }
        JsonNode value = json(output.json());
        String url = value.path("url").asText("").replaceFirst("[?#].*$", "").replaceFirst("/+$", "");
        return LAYER.matcher(url).matches() ? Optional.of(url) : Optional.empty();
    }

    private static JsonNode json(JsonNode value) {
        if (!value.isTextual() || !value.textValue().stripLeading().startsWith("{")) {
            return value;
        }
        try {
            return JSON.readTree(value.textValue());
        } catch (JsonProcessingException onlyText) {
            return value;
        }
    }
}
