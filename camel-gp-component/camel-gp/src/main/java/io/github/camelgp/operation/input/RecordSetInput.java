package io.github.camelgp.operation.input;

import io.github.camelgp.esrijson.EsriJsonWriter;
import io.github.camelgp.model.ByteSource;
import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureList;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpParameter;
import java.util.ArrayList;
import java.util.List;

/** GPRecordSet: rows as maps, {@code RecordSet}, Esri JSON, or a reference such as a table's URL. */
final class RecordSetInput implements InputType {
    @Override
    public WireValue wireValue(Object value, GpParameter parameter, InputContext context) throws InvalidInput {
        FeatureSource source = FeatureSource.of(value, context);
        ByteSource text = source.text();
        if (text == null) {
            return written(source.features());
        }
        String start = FeatureSetInput.start(text);
        if (start.startsWith("http://") || start.startsWith("https://")) {
            return WireValue.of(InputContext.JSON
                    .createObjectNode()
                    .put("url", FeatureSetInput.all(text).strip()));
        }
        if (!start.startsWith("{") && !start.startsWith("[")) {
            throw new InvalidInput("is neither the JSON of a record set nor the URL of a table");
        }
        return FeatureSetInput.isReference(text, start)
                ? WireValue.of(InputContext.parse(FeatureSetInput.all(text)))
                : written(FeatureSetInput.read(text));
    }

    private static WireValue written(FeatureSet features) throws InvalidInput {
        List<Feature> rows = new ArrayList<>();
        features.forEach(feature -> rows.add(new Feature(feature.attributes(), null)));
        try {
            FeatureSet table =
                    new FeatureList(null, null, features.fields(), false, false, false, features.objectIdField(), rows);
            return WireValue.json(new EsriJsonWriter().text(table));
        } catch (GpException e) {
            throw new InvalidInput("cannot be written as rows: " + e.getMessage(), e);
        }
    }
}
