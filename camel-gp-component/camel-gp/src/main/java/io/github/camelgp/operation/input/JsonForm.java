package io.github.camelgp.operation.input;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.github.camelgp.esrijson.EsriJsonWriter;
import io.github.camelgp.esrijson.FieldJson;
import io.github.camelgp.esrijson.JsonValues;
import io.github.camelgp.internal.json.BoundedJson;
import io.github.camelgp.model.Extent;
import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureList;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.Field;
import io.github.camelgp.model.GpUpload;
import io.github.camelgp.model.RecordSet;
import io.github.camelgp.model.SpatialReference;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** What Java values are in the JSON of ArcGIS, inside maps and lists too, whatever the parameter's type. */
final class JsonForm {
    private static final ObjectMapper JSON = BoundedJson.builder()
            .addModule(new SimpleModule()
                    .addSerializer(
                            FeatureSet.class, writing((features, json) -> new EsriJsonWriter().write(features, json)))
                    .addSerializer(RecordSet.class, writing((records, json) -> new EsriJsonWriter()
                            .write(FeatureView.table(records.features()), json)))
                    .addSerializer(Feature.class, writing((feature, json) -> new EsriJsonWriter()
                            .write(FeatureList.ofFeatures(List.of(feature), null), json)))
                    .addSerializer(Geometry.class, writing((geometry, json) -> new EsriJsonWriter()
                            .writeGeometry(geometry, system(geometry), json)))
                    .addSerializer(Envelope.class, writing((box, json) -> json.writePOJO(Extent.of(box, null))))
                    .addSerializer(Field.class, writing(FieldJson::write))
                    .addSerializer(
                            GpUpload.class, writing((item, json) -> json.writePOJO(Map.of("itemID", item.itemId()))))
                    .addSerializer(Instant.class, writing(JsonValues::write))
                    .addSerializer(TemporalAccessor.class, writing((time, json) -> json.writeString(time.toString())))
                    .addSerializer(TemporalAmount.class, writing((span, json) -> json.writeString(span.toString())))
                    .addSerializer(UUID.class, writing((id, json) -> json.writeString(id.toString()))))
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private JsonForm() {}

    /** @throws InvalidInput when there is none */
    static JsonNode of(Object value) throws InvalidInput {
        try {
            return JSON.valueToTree(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("cannot be written as JSON: " + e.getMessage(), e);
        }
    }

    private static @Nullable SpatialReference system(Geometry geometry) {
        return geometry.getSRID() > 0 ? SpatialReference.of(geometry.getSRID()) : null;
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
}
