package io.github.camelgp.operation.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.camelgp.esrijson.EsriJsonReader;
import io.github.camelgp.esrijson.EsriJsonWriter;
import io.github.camelgp.esrijson.FieldJson;
import io.github.camelgp.esrijson.SpatialReferenceJson;
import io.github.camelgp.internal.http.HttpSettings.Spooling;
import io.github.camelgp.internal.http.Spool;
import io.github.camelgp.internal.http.SpoolOutput;
import io.github.camelgp.internal.json.BoundedJson;
import io.github.camelgp.model.ByteSource;
import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.Field;
import io.github.camelgp.model.GeometryType;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.model.OrdinateSearch;
import io.github.camelgp.model.SpatialReference;
import io.github.camelgp.model.TypeFinder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Puts feature sets together to one. Features are written as they come, to a temporary file when they are many, so that
 * memory does not grow. Sets of different spatial references, or with columns that do not fit, are refused. For one
 * thread at a time.
 */
public final class CollectedFeatures implements AutoCloseable {
    private static final JsonFactory JSON = BoundedJson.FACTORY;
    private static final byte[] TAIL = "]}".getBytes(StandardCharsets.US_ASCII);

    private final SpoolOutput out;
    private final EsriJsonWriter writer = new EsriJsonWriter();
    private final CollectedColumns columns = new CollectedColumns();
    private final OrdinateSearch ordinates = new OrdinateSearch();
    private final TypeFinder types = new TypeFinder();
    private @Nullable SpatialReference system;
    private boolean geometries;
    private long count;

    /** @param spooling what stays in memory, and where the rest goes */
    public CollectedFeatures(Spooling spooling) {
        out = new SpoolOutput(spooling);
    }

    /** @throws GpParameterException when the set does not fit those before it */
    public void add(FeatureSet set) throws IOException {
        boolean declared = !set.fields().isEmpty();
        Set<String> filled = new HashSet<>();
        boolean first = true;
        for (Feature feature : set) {
            Geometry geometry = feature.geometry();
            if (geometry != null && first) {
                take(set.spatialReference());
                first = false;
            }
            if (declared) {
                fill(filled, feature);
            } else {
                columns.add(feature);
            }
            write(feature, geometry);
        }
        columns.add(set, filled);
    }

    private static void fill(Set<String> filled, Feature feature) {
        for (Map.Entry<String, @Nullable Object> value : feature.attributes().entrySet()) {
            if (value.getValue() != null) {
                filled.add(value.getKey());
            }
        }
    }

    private void take(@Nullable SpatialReference other) {
        SpatialReference ours = system;
        boolean same = ours == null || other == null ? ours == other : ours.isSameAs(other);
        if (geometries && !same) {
            throw new GpParameterException(
                    "",
                    "Features of different spatial references cannot be put together: " + shown(ours) + " and "
                            + shown(other) + "; have them come in one, as with outSR",
                    GpWhere.NOWHERE);
        }
        geometries = true;
        system = other;
    }

    private static String shown(@Nullable SpatialReference reference) {
        Integer code = reference == null ? null : reference.code();
        return code == null ? reference == null ? "none" : "one by its text" : code.toString();
    }

    private void write(Feature feature, @Nullable Geometry geometry) throws IOException {
        if (geometry != null) {
            types.add(GeometryType.of(geometry));
            ordinates.add(geometry);
        }
        String text = (count == 0 ? "" : ",") + writer.text(feature, null);
        out.write(text.getBytes(StandardCharsets.UTF_8));
        count++;
    }

    /** How many features there are by now. */
    public long count() {
        return count;
    }

    /** All of them; their file lives as long as the exchange. */
    public FeatureSet finish(Exchange exchange) throws IOException {
        GeometryType type = types.type();
        if (geometries && type == null) {
            throw new GpParameterException(
                    "", "Features of several geometry types cannot be put together", GpWhere.NOWHERE);
        }
        byte[] head = head(type);
        Spool features = out.finish();
        ByteSource text = () -> new SequenceInputStream(Collections.enumeration(
                List.of(new ByteArrayInputStream(head), features.open(), new ByteArrayInputStream(TAIL))));
        FeatureSet set = new EsriJsonReader().featureSet(text);
        if (!features.isInFile()) {
            return set;
        }
        SpoolHolder.hold(features, exchange);
        features.release();
        return new SpooledFeatures(set, features, head.length + features.size() + TAIL.length);
    }

    private byte[] head(@Nullable GeometryType type) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            json.writeStartObject();
            if (type != null) {
                json.writeStringField("geometryType", type.wireName());
            }
            if (system != null) {
                json.writeFieldName("spatialReference");
                SpatialReferenceJson.write(system, json);
            }
            json.writeBooleanField("hasZ", ordinates.hasZ());
            json.writeBooleanField("hasM", ordinates.hasM());
            List<Field> fields = columns.fields();
            if (!fields.isEmpty()) {
                json.writeArrayFieldStart("fields");
                for (Field field : fields) {
                    FieldJson.write(field, json);
                }
                json.writeEndArray();
            }
            json.writeArrayFieldStart("features");
        }
        return bytes.toByteArray();
    }

    /** Throws away what was collected, unless {@link #finish} gave it back. */
    @Override
    public void close() {
        out.close();
    }
}
