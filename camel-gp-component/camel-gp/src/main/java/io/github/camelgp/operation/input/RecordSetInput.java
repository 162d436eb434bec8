package io.github.camelgp.operation.input;

import io.github.camelgp.model.ByteSource;
import io.github.camelgp.model.GpParameter;

/** GPRecordSet: rows as maps, {@code RecordSet}, Esri JSON, or a reference such as a table's URL. */
final class RecordSetInput implements InputType {
    @Override
    public WireValue wireValue(Object value, GpParameter parameter, InputContext context) throws InvalidInput {
        FeatureSource source = FeatureSource.of(value, parameter, context);
        ByteSource text = source.text();
        if (text == null) {
            return WireValue.of(FeatureView.table(source.features()));
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
                : WireValue.of(FeatureView.table(FeatureSetInput.read(text)));
    }
}
