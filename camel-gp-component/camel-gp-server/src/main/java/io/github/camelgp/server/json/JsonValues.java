package io.github.camelgp.server.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.github.camelgp.server.value.Extent;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.Field;
import io.github.camelgp.server.value.FileReference;
import io.github.camelgp.server.value.LinearUnit;
import io.github.camelgp.server.value.SpatialReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the protocol's JSON out of Java values. */
public final class JsonValues {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonValues() {}

    /**
     * Converts text, number, boolean, Instant (milliseconds since 1970), the records of the value package, JSON, and
     * lists and maps of these; null becomes JSON null.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static JsonNode toJson(@Nullable Object value) {
        if (value == null) {
            return NullNode.getInstance();
        } else if (value instanceof JsonNode node) {
            return node;
        } else if (value instanceof Iterable<?> list) {
            ArrayNode array = NODES.arrayNode();
            list.forEach(element -> array.add(toJson(element)));
            return array;
        } else if (value instanceof Map<?, ?> map) {
            ObjectNode object = NODES.objectNode();
            map.forEach((key, element) -> object.set(String.valueOf(key), toJson(element)));
            return object;
        } else if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return MAPPER.valueToTree(value);
        }
        return valueToJson(value);
    }

    private static JsonNode valueToJson(Object value) {
        if (value instanceof Instant instant) {
            return NODES.numberNode(instant.toEpochMilli());
        } else if (value instanceof LinearUnit unit) {
            return NODES.objectNode().put("distance", unit.distance()).put("units", unit.units());
        } else if (value instanceof FileReference file) {
            return file.itemId().isEmpty()
                    ? NODES.objectNode().put("url", file.url())
                    : NODES.objectNode().put("itemID", file.itemId());
        } else if (value instanceof SpatialReference system) {
            return spatialReference(system);
        } else if (value instanceof Extent extent) {
            return extent(extent);
        } else if (value instanceof Field field) {
            return field(field);
        } else if (value instanceof Features features) {
            return features(features);
        }
        throw new IllegalArgumentException(
                "no JSON form for a value of " + value.getClass().getName());
    }

    private static ObjectNode spatialReference(SpatialReference system) {
        ObjectNode node = NODES.objectNode();
        if (!system.wkt().isEmpty()) {
            node.put("wkt", system.wkt());
        }
        if (system.wkid() != 0) {
            node.put("wkid", system.wkid());
        }
        if (system.latestWkid() != 0) {
            node.put("latestWkid", system.latestWkid());
        }
        return node;
    }

    private static ObjectNode extent(Extent extent) {
        ObjectNode node = NODES.objectNode()
                .put("xmin", extent.xmin())
                .put("ymin", extent.ymin())
                .put("xmax", extent.xmax())
                .put("ymax", extent.ymax());
        return extent.spatialReference().isUnknown()
                ? node
                : node.set("spatialReference", spatialReference(extent.spatialReference()));
    }

    private static ObjectNode field(Field field) {
        ObjectNode node = NODES.objectNode()
                .put("name", field.name())
                .put("type", field.type())
                .put("alias", field.alias());
        return field.length() > 0 ? node.put("length", field.length()) : node;
    }

    private static JsonNode features(Features features) {
        try (TokenBuffer buffer = new TokenBuffer(MAPPER, false)) {
            new EsriJsonWriter(buffer).withZ().withM().write(features, false);
            return MAPPER.readTree(buffer.asParser());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
