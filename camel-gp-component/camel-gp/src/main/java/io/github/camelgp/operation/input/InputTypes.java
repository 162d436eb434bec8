package io.github.camelgp.operation.input;

import io.github.camelgp.model.GpDataType.Kind;
import io.github.camelgp.model.GpParameter;
import io.github.camelgp.operation.Checks;
import java.util.EnumMap;
import java.util.Map;

/** Which reader serves which kind of parameter; a kind without one of its own passes through as JSON. */
final class InputTypes {
    private static final InputType PASS_THROUGH = new JsonInput();
    private static final Map<Kind, InputType> BY_KIND = new EnumMap<>(Map.of(
            Kind.STRING, new TextInput(),
            Kind.SQL_EXPRESSION, new TextInput(),
            Kind.HIDDEN_STRING, new TextInput(),
            Kind.LONG, new LongInput(),
            Kind.DOUBLE, new DoubleInput(),
            Kind.BOOLEAN, new BooleanInput(),
            Kind.DATE, new DateInput(),
            Kind.LINEAR_UNIT, new LinearUnitInput()));

    static {
        BY_KIND.put(Kind.FEATURES, new FeatureSetInput());
        BY_KIND.put(Kind.RECORDS, new RecordSetInput());
        BY_KIND.put(Kind.MULTI_VALUE, new MultiValueInput());
    }

    private InputTypes() {}

    /** The value as its type writes it, held against the choice list and filter of the parameter. */
    static WireValue wireValue(Object value, GpParameter parameter, InputContext context) throws InvalidInput {
        Kind kind = parameter.dataType().kind();
        boolean streams = kind == Kind.FEATURES || kind == Kind.RECORDS;
        WireValue wire = BY_KIND.getOrDefault(kind, PASS_THROUGH)
                .wireValue(streams ? value : context.unpacked(value), parameter, context);
        if (context.checks() != Checks.off && kind != Kind.MULTI_VALUE) {
            InputRules.check(wire, parameter);
        }
        return wire;
    }
}
