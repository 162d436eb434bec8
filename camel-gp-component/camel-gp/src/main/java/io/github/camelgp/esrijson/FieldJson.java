package io.github.camelgp.esrijson;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.camelgp.model.Field;
import io.github.camelgp.model.FieldType;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON of a column (REST page "GP data types", Field), the only place that reads and writes it. Stateless. */
public final class FieldJson {
    private static final String NAME = "name";
    private static final String TYPE = "type";
    private static final String ALIAS = "alias";
    private static final String LENGTH = "length";

    private FieldJson() {}

    /** Members that have been read, as a column; null without a name. What has no place of its own is kept. */
    public static @Nullable Field of(Map<String, ? extends @Nullable Object> members) {
        if (!(members.get(NAME) instanceof String name)) {
            return null;
        }
        String typeText = members.get(TYPE) instanceof String text ? text : "";
        String alias = members.get(ALIAS) instanceof String text ? text : null;
        Integer length = members.get(LENGTH) instanceof Number number && number.longValue() == number.intValue()
                ? (Integer) number.intValue()
                : null;
        Map<String, @Nullable Object> more = new LinkedHashMap<>(members);
        more.remove(NAME);
        more.remove(TYPE);
        if (alias != null) {
            more.remove(ALIAS);
        }
        if (length != null) {
            more.remove(LENGTH);
        }
        return new Field(name, FieldType.of(typeText), typeText, alias, length, more);
    }

    /** Writes an object with what is known. */
    public static void write(Field field, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField(NAME, field.name());
        if (!field.typeText().isEmpty()) {
            json.writeStringField(TYPE, field.typeText());
        }
        if (field.alias() != null) {
            json.writeStringField(ALIAS, field.alias());
        }
        if (field.length() != null) {
            json.writeNumberField(LENGTH, field.length());
        }
        for (Map.Entry<String, @Nullable Object> member : field.more().entrySet()) {
            json.writeFieldName(member.getKey());
            JsonValues.write(member.getValue(), json);
        }
        json.writeEndObject();
    }
}
