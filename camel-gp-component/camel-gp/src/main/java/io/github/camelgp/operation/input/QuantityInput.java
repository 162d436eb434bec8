package io.github.camelgp.operation.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.model.ArealUnit;
import io.github.camelgp.model.GpParameter;
import io.github.camelgp.model.LinearUnit;
import io.github.camelgp.model.TimeUnit;
import java.time.Duration;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * GPLinearUnit, GPArealUnit and GPTimeUnit: text such as {@code 8.5 Miles}, the model's records, maps or JSON, and
 * durations for time; a bare number has the unit that the server takes then.
 */
abstract class QuantityInput implements InputType {
    private static final String UNITS = "units";
    private static final double EXACT = 1e15;

    private final String amountMember;

    private QuantityInput(String amountMember) {
        this.amountMember = amountMember;
    }

    /**
     * An amount with the wire name of its unit.
     *
     * @param amount finite
     */
    private record Amount(double amount, String units) {}

    /** From a record of the model, or another type that says it all; null for other values. */
    abstract @Nullable Amount typed(Object value);

    /** From text. */
    abstract Amount text(String text);

    /** From an amount and any word for a unit; null for none. */
    abstract Amount given(double amount, @Nullable String units);

    @Override
    public WireValue wireValue(Object value, GpParameter parameter, InputContext context) throws InvalidInput {
        try {
            Amount read = read(value, context);
            if (!Double.isFinite(read.amount())) {
                throw new InvalidInput("is no finite number");
            }
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            if (read.amount() == Math.rint(read.amount()) && Math.abs(read.amount()) < EXACT) {
                json.put(amountMember, (long) read.amount());
            } else {
                json.put(amountMember, read.amount());
            }
            return WireValue.of(json.put(UNITS, read.units()));
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(String.valueOf(e.getMessage()), e);
        }
    }

    private Amount read(Object value, InputContext context) throws InvalidInput {
        Amount typed = typed(value);
        if (typed != null) {
            return typed;
        }
        JsonNode json = value instanceof Number ? null : context.jsonOrNull(value);
        if (json == null || !json.isObject()) {
            return text(context.text(value));
        }
        JsonNode amount = json.path(amountMember);
        String digits = amount.asText("").strip();
        if (!amount.isNumber() && !digits.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?")) {
            throw new InvalidInput("has no number as its member " + amountMember);
        }
        return given(
                Double.parseDouble(digits),
                json.hasNonNull(UNITS) ? json.get(UNITS).asText() : null);
    }

    /** Metres without a unit. */
    static final class Linear extends QuantityInput {
        Linear() {
            super("distance");
        }

        @Override
        @Nullable
        Amount typed(Object value) {
            return value instanceof LinearUnit unit ? of(unit) : null;
        }

        @Override
        Amount text(String text) {
            return of(LinearUnit.parse(text));
        }

        @Override
        Amount given(double amount, @Nullable String units) {
            return of(new LinearUnit(amount, units == null ? "esriMeters" : units));
        }

        private static Amount of(LinearUnit unit) {
            return new Amount(unit.distance(), unit.units());
        }
    }

    /** Square metres without a unit. */
    static final class Areal extends QuantityInput {
        Areal() {
            super("area");
        }

        @Override
        @Nullable
        Amount typed(Object value) {
            return value instanceof ArealUnit unit ? of(unit) : null;
        }

        @Override
        Amount text(String text) {
            return of(ArealUnit.parse(text));
        }

        @Override
        Amount given(double amount, @Nullable String units) {
            return of(new ArealUnit(amount, units == null ? "esriSquareMeters" : units));
        }

        private static Amount of(ArealUnit unit) {
            return new Amount(unit.area(), unit.units());
        }
    }

    /** Durations too, and periods of one unit. */
    static final class Time extends QuantityInput {
        Time() {
            super("time");
        }

        @Override
        @Nullable
        Amount typed(Object value) {
            if (value instanceof TimeUnit unit) {
                return of(unit);
            }
            if (value instanceof Duration duration) {
                return of(TimeUnit.of(duration));
            }
            return value instanceof Period period ? of(period(period)) : null;
        }

        private static TimeUnit period(Period period) {
            if (period.getDays() == 0) {
                return period.getMonths() == 0 && period.getYears() != 0
                        ? new TimeUnit(period.getYears(), "Years")
                        : new TimeUnit(period.toTotalMonths(), "Months");
            }
            if (period.toTotalMonths() != 0) {
                throw new IllegalArgumentException("is a period of months and days, which no unit can say");
            }
            return new TimeUnit(period.getDays(), "Days");
        }

        @Override
        Amount text(String text) {
            return of(TimeUnit.parse(text));
        }

        @Override
        Amount given(double amount, @Nullable String units) {
            return of(new TimeUnit(amount, units == null ? "Unknown" : units));
        }

        private static Amount of(TimeUnit unit) {
            return new Amount(unit.time(), unit.units());
        }
    }
}
