package io.github.camelgp.operation.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgp.esrijson.EsriJsonReader;
import io.github.camelgp.internal.client.RawOutput;
import io.github.camelgp.internal.client.ReadFeatures;
import io.github.camelgp.internal.json.BoundedJson;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.GpDataType;
import io.github.camelgp.model.GpDataType.Kind;
import io.github.camelgp.model.RecordSet;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of results by their shape, and by the declared type only where the shape leaves it open, as servers
 * declare what they do not send (REST page "GP data types").
 */
final class OutputValues {
    private static final ObjectMapper JSON = BoundedJson.MAPPER;

    private OutputValues() {}

    /**
     * The value; a feature or record set of some size reads from the reply while it is iterated.
     *
     * @param clockTimes whether dates are times of a clock in an unknown zone
     */
    static @Nullable Object read(RawOutput raw, boolean clockTimes) {
        GpDataType type = GpDataType.of(raw.dataType());
        if (raw.shape() == RawOutput.Shape.OBJECT && isFeatureSet(raw.members(), type)) {
            FeatureSet features = features(raw);
            return isTable(features, type) ? new RecordSet(features) : features;
        }
        return clockTimes ? asClockTimes(read(raw.json(), type)) : read(raw.json(), type);
    }

    /** Few features are read once; many are checked now, and made anew whenever they are iterated. */
    private static FeatureSet features(RawOutput raw) {
        if (raw.value() instanceof ReadFeatures read) {
            return read.features();
        }
        EsriJsonReader reader = new EsriJsonReader();
        boolean few = !raw.owner().isInFile() && raw.sizeBytes() <= RawOutput.FEW_BYTES;
        return few ? reader.featureList(raw.value()) : reader.featureSet(raw.value());
    }

    private static @Nullable Object asClockTimes(@Nullable Object value) {
        if (value instanceof List<?> many) {
            List<@Nullable Object> clocks = new ArrayList<>(many.size());
            many.forEach(one -> clocks.add(asClockTimes(one)));
            return clocks;
        }
        return value instanceof Instant moment ? LocalDateTime.ofInstant(moment, ZoneOffset.UTC) : value;
    }

    static boolean isFeatureSet(Set<String> members, GpDataType type) {
        return members.contains("features")
                || members.contains("featureSet")
                || (members.contains("geometryType") && type.kind() == Kind.FEATURES);
    }

    private static boolean isTable(FeatureSet features, GpDataType type) {
        return type.kind() == Kind.RECORDS || (type.kind() != Kind.FEATURES && features.geometryType() == null);
    }

    private static @Nullable Object read(JsonNode value, GpDataType type) {
        return switch (value.getNodeType()) {
            case NULL, MISSING -> null;
            case BOOLEAN -> value.booleanValue();
            case STRING -> value.textValue();
            case NUMBER -> number(value, type.kind());
            case ARRAY -> list(value, type.element());
            case OBJECT, POJO, BINARY -> object(value, type);
        };
    }

    private static Object number(JsonNode value, Kind kind) {
        if (kind == Kind.DATE && value.isIntegralNumber()) {
            return Instant.ofEpochMilli(value.longValue());
        }
        if (kind == Kind.DOUBLE || !value.isIntegralNumber()) {
            return value.doubleValue();
        }
        return value.canConvertToLong() ? value.longValue() : value.bigIntegerValue();
    }

    private static List<@Nullable Object> list(JsonNode values, GpDataType element) {
        List<@Nullable Object> list = new ArrayList<>(values.size());
        values.forEach(value -> list.add(read(value, element)));
        return list;
    }

    private static Object object(JsonNode value, GpDataType type) {
        if (isFeatureSet(names(value), type)) {
            FeatureSet features = new EsriJsonReader().featureSet(value.toString());
            return isTable(features, type) ? new RecordSet(features) : features;
        }
        Object known = ObjectValues.read(value, type.kind());
        return known != null ? known : JSON.convertValue(value, Object.class);
    }

    private static Set<String> names(JsonNode value) {
        List<String> names = new ArrayList<>();
        value.fieldNames().forEachRemaining(names::add);
        return Set.copyOf(names);
    }
}
