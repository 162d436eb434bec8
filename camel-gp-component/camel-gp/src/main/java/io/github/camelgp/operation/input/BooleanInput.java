package io.github.camelgp.operation.input;

import io.github.camelgp.model.GpParameter;
import java.util.Locale;

/** GPBoolean: true or false, in any case. */
final class BooleanInput implements InputType {
    @Override
    public WireValue wireValue(Object value, GpParameter parameter, InputContext context) throws InvalidInput {
        String text = context.text(value).strip().toLowerCase(Locale.ROOT);
        if (!text.equals("true") && !text.equals("false")) {
            throw new InvalidInput("is neither true nor false");
        }
        return WireValue.json(text);
    }
}
