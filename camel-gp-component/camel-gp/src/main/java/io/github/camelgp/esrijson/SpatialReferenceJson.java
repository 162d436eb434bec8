package io.github.camelgp.esrijson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelgp.model.SpatialReference;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a spatial reference (REST page "Geometry objects", "Spatial reference"), the only place that reads and
 * writes it. Stateless.
 *
 * <p>Read leniently: ids as numbers or text, a bare id or a bare well-known text instead of an object, and {@code []},
 * {@code {}} or an id that is none (0, -1), which all mean that the system is unknown.
 */
public final class SpatialReferenceJson {

    private SpatialReferenceJson() {}

    /** The current value as a spatial reference; null when the system is unknown. */
    public static @Nullable SpatialReference read(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_ARRAY) {
            parser.skipChildren();
            return null;
        }
        if (token != JsonToken.START_OBJECT) {
            return of(JsonText.value(parser));
        }
        return of(JsonText.map(parser));
    }

    /** The same of a value that has been read: a map, a number, a text; null for anything else. */
    public static @Nullable SpatialReference of(@Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            SpatialReference found = new SpatialReference(
                    id(members.get("wkid")),
                    id(members.get("latestWkid")),
                    id(members.get("vcsWkid")),
                    id(members.get("latestVcsWkid")),
                    text(members.get("wkt")),
                    text(members.get("wkt2")));
            boolean told = found.code() != null || found.wkt() != null || found.wkt2() != null;
            return told || found.vcsWkid() != null ? found : null;
        }
        Integer id = id(value);
        if (id != null) {
            return SpatialReference.of(id);
        }
        String text = text(value);
        return text == null || !text.contains("[") ? null : new SpatialReference(null, null, null, text);
    }

    private static @Nullable Integer id(@Nullable Object value) {
        if (value instanceof Number number) {
            double id = number.doubleValue();
            return id >= 1 && id <= Integer.MAX_VALUE ? (Integer) (int) id : null;
        }
        if (value instanceof String text && text.strip().matches("\\d{1,9}")) {
            return id(Integer.valueOf(text.strip()));
        }
        return null;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text && !text.isBlank() ? text : null;
    }

    /** Writes an object with what is known. */
    public static void write(SpatialReference reference, JsonGenerator json) throws IOException {
        json.writeStartObject();
        writeId("wkid", reference.wkid(), json);
        writeId("latestWkid", reference.latestWkid(), json);
        writeId("vcsWkid", reference.vcsWkid(), json);
        writeId("latestVcsWkid", reference.latestVcsWkid(), json);
        if (reference.wkt() != null) {
            json.writeStringField("wkt", reference.wkt());
        }
        if (reference.wkt2() != null) {
            json.writeStringField("wkt2", reference.wkt2());
        }
        json.writeEndObject();
    }

    private static void writeId(String name, @Nullable Integer id, JsonGenerator json) throws IOException {
        if (id != null) {
            json.writeNumberField(name, id);
        }
    }
}
