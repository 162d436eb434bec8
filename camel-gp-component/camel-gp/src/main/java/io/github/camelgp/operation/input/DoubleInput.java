package io.github.camelgp.operation.input;

import io.github.camelgp.model.GpParameter;
import java.math.BigDecimal;

/** GPDouble: a finite decimal number, with a point whatever the locale. */
final class DoubleInput implements InputType {
    @Override
    public WireValue wireValue(Object value, GpParameter parameter, InputContext context) throws InvalidInput {
        String text = context.text(value).strip();
        try {
            new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new InvalidInput("is no number", e);
        }
        if (Double.isInfinite(Double.parseDouble(text))) {
            throw new InvalidInput("is too big for a number of 64 bits");
        }
        return WireValue.json(text.startsWith("+") ? text.substring(1) : text);
    }
}
