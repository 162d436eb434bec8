package io.github.camelgp.operation.input;

import io.github.camelgp.model.GpDataType.Kind;
import io.github.camelgp.model.GpParameter;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which reader serves which kind of parameter; a kind without one of its own passes through as JSON. */
final class InputTypes {
    private static final InputType PASS_THROUGH = new JsonInput();
    private static final Set<Kind> CHOSEN_BY_NAME =
            EnumSet.of(Kind.FEATURES, Kind.RECORDS, Kind.RASTER, Kind.RASTER_LAYER, Kind.FILE);
    private static final Map<Kind, InputType> BY_KIND = new EnumMap<>(Map.of(
            Kind.STRING, new TextInput(),
            Kind.SQL_EXPRESSION, new TextInput(),
            Kind.HIDDEN_STRING, new TextInput(),
            Kind.LONG, new LongInput(),
            Kind.DOUBLE, new DoubleInput(),
            Kind.BOOLEAN, new BooleanInput(),
            Kind.DATE, new DateInput(),
            Kind.MULTI_VALUE, new MultiValueInput()));

    static {
        BY_KIND.put(Kind.FEATURES, new FeatureSetInput());
        BY_KIND.put(Kind.RECORDS, new RecordSetInput());
        BY_KIND.put(Kind.LINEAR_UNIT, new QuantityInput.Linear());
        BY_KIND.put(Kind.AREAL_UNIT, new QuantityInput.Areal());
        BY_KIND.put(Kind.TIME_UNIT, new QuantityInput.Time());
        BY_KIND.put(Kind.FILE, new ReferenceInput());
        BY_KIND.put(Kind.RASTER, new ReferenceInput());
        BY_KIND.put(Kind.RASTER_LAYER, new ReferenceInput());
        BY_KIND.put(Kind.FIELD, new FieldInput());
        BY_KIND.put(Kind.SPATIAL_REFERENCE, new SpatialReferenceInput());
        BY_KIND.put(Kind.COORDINATE_SYSTEM, new SpatialReferenceInput());
        BY_KIND.put(Kind.EXTENT, new ExtentInput());
        BY_KIND.put(Kind.ENVELOPE, new ExtentInput());
        BY_KIND.put(Kind.VALUE_TABLE, new ValueTableInput());
        BY_KIND.put(Kind.COMPOSITE, new CompositeInput());
    }

    private InputTypes() {}

    /** Whether a file may be one of the values of which the value is made. */
    private static boolean holdsFiles(GpParameter parameter) throws InvalidInput {
        return switch (parameter.dataType().kind()) {
            case MULTI_VALUE -> {
                GpParameter element = Members.element(parameter);
                yield ReferenceInput.isFor(element) || holdsFiles(element);
            }
            case COMPOSITE -> Members.of(parameter).stream().anyMatch(ReferenceInput::isFor);
            default -> false;
        };
    }

    /** The value as its type writes it, held against the choice list and filter of the parameter. */
    static WireValue wireValue(Object value, GpParameter parameter, InputContext context) throws InvalidInput {
        Kind kind = parameter.dataType().kind();
        if (CHOSEN_BY_NAME.contains(kind)
                && value instanceof CharSequence name
                && InputRules.isChoice(name.toString(), parameter)) {
            return WireValue.text(name.toString());
        }
        // these may be big, and are no text by themselves
        boolean unpacksItself = CHOSEN_BY_NAME.contains(kind) || holdsFiles(parameter);
        WireValue wire = BY_KIND.getOrDefault(kind, PASS_THROUGH)
                .wireValue(unpacksItself ? value : context.unpacked(value), parameter, context);
        boolean ofParts = kind == Kind.MULTI_VALUE || kind == Kind.VALUE_TABLE || kind == Kind.COMPOSITE;
        return ofParts ? wire : InputRules.applied(wire, parameter, context.checks());
    }
}
