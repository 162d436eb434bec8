package io.github.camelgp.operation.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.github.camelgp.esrijson.EsriJsonWriter;
import io.github.camelgp.esrijson.FieldJson;
import io.github.camelgp.internal.json.BoundedJson;
import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.Field;
import io.github.camelgp.model.GpDataType;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpParameter;
import io.github.camelgp.model.GpUpload;
import io.github.camelgp.model.RecordSet;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * The text form, JSON, of what endpoints give: descriptions, jobs and results. Features are Esri JSON in it, moments ISO
 * text, geometries of rows WKT.
 */
public final class ModelText {
    private static final ObjectMapper JSON = BoundedJson.builder()
            .addModule(module())
            .addMixIn(GpParameter.class, RawDefaults.class)
            .addMixIn(GpDataType.class, TypeName.class)
            .addMixIn(GpJob.class, WithUrl.class)
            .addMixIn(GpUpload.class, ItemName.class)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private ModelText() {}

    /** JSON text of a description, job or result, or of maps and lists that hold such. */
    public static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("No text form: " + e.getOriginalMessage(), e);
        }
    }

    /** The same as nested maps and lists. */
    public static Map<String, Object> map(Object value) {
        try {
            return JSON.readValue(text(value), new TypeReference<Map<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("No map form: " + e.getOriginalMessage(), e);
        }
    }

    private static SimpleModule module() {
        return new SimpleModule()
                .addSerializer(
                        FeatureSet.class, writing((features, json) -> new EsriJsonWriter().write(features, json)))
                .addSerializer(RecordSet.class, writing((records, json) -> new EsriJsonWriter()
                        .write(records.features(), json)))
                .addSerializer(
                        Feature.class,
                        writing((feature, json) -> json.writeRawValue(new EsriJsonWriter().text(feature, null))))
                .addSerializer(Field.class, writing(FieldJson::write))
                .addSerializer(TemporalAccessor.class, writing((time, json) -> json.writeString(time.toString())))
                .addSerializer(UUID.class, writing((id, json) -> json.writeString(id.toString())))
                .addSerializer(Geometry.class, writing((geometry, json) -> json.writeString(geometry.toText())))
                .addSerializer(Instant.class, writing((instant, json) -> json.writeString(instant.toString())));
    }

    private static <T> JsonSerializer<T> writing(Writing<T> writing) {
        return new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
                writing.write(value, json);
            }
        };
    }

    @FunctionalInterface
    private interface Writing<T> {
        void write(T value, JsonGenerator json) throws IOException;
    }

    private interface RawDefaults {
        @JsonRawValue
        @Nullable
        String defaultValue();

        @JsonRawValue
        @Nullable
        String filter();

        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        boolean isInput();

        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        boolean isOutput();

        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        boolean isRequired();
    }

    private interface TypeName {
        @JsonValue
        String name();
    }

    private interface ItemName {
        @JsonProperty("itemID")
        String itemId();
    }

    private interface WithUrl {
        @JsonProperty
        String jobUrl();
    }
}
