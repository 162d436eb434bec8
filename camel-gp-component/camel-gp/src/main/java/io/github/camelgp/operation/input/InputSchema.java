package io.github.camelgp.operation.input;

import io.github.camelgp.esrijson.EsriJsonReader;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.Field;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpParameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a task says of the features or rows it takes: its default value, which may hold columns and no rows. */
final class InputSchema {
    private InputSchema() {}

    /** Geometry type, spatial reference and columns; null when the task does not tell. */
    static @Nullable FeatureSet of(GpParameter parameter) {
        String text = parameter.defaultValue();
        boolean told = text != null
                && text.startsWith("{")
                && (text.contains("geometryType") || text.contains("\"fields\"") || text.contains("\"Fields\""));
        if (!told) {
            return null;
        }
        try {
            return new EsriJsonReader().featureSet(text);
        } catch (GpException unreadable) {
            return null;
        }
    }

    /** The columns; empty when the task does not tell. */
    static List<Field> fields(GpParameter parameter) {
        FeatureSet schema = of(parameter);
        return schema == null ? List.of() : schema.fields();
    }
}
