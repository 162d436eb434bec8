package io.github.camelgp.operation.input;

import io.github.camelgp.model.GpParameter;
import io.github.camelgp.operation.Checks;
import java.math.BigDecimal;

/** GPLong: 64 bits; beyond what a server keeps exact the checks speak up. */
final class LongInput implements InputType {
    private static final long MAX_EXACT = 4503599627370495L;

    @Override
    public WireValue wireValue(Object value, GpParameter parameter, InputContext context) throws InvalidInput {
        long number = exact(context.text(value).strip());
        if (context.checks() != Checks.off && (number > MAX_EXACT || number < -MAX_EXACT)) {
            throw new InvalidInput("is beyond +-" + MAX_EXACT + ", what a GPLong holds");
        }
        return WireValue.json(Long.toString(number));
    }

    private static long exact(String text) throws InvalidInput {
        try {
            return new BigDecimal(text).longValueExact();
        } catch (NumberFormatException e) {
            throw new InvalidInput("is no whole number", e);
        } catch (ArithmeticException e) {
            throw new InvalidInput("is no whole number of 64 bits", e);
        }
    }
}
