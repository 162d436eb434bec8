package io.github.camelgp.operation.input;

import io.github.camelgp.internal.http.Redactor;
import io.github.camelgp.internal.json.BoundedJson;
import io.github.camelgp.model.GpParameter;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpTask;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.operation.Checks;
import io.github.camelgp.operation.GpConstants;
import io.github.camelgp.operation.RowOptions;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.WrappedFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects, reads and checks the inputs of a run. Nothing is sent when a value breaks a rule of the task's description
 * (REST page "GP task").
 *
 * @param inputs values of the option {@code inputs}, by parameter name
 * @param taskParameters literal values of the address, by parameter name
 * @param inputParameter the input that the body is; null to find it
 * @param checks how strict to be
 * @param headersSteer whether the header CamelGpInputs counts
 * @param rows how rows are read
 */
public record TaskInputs(
        Map<String, Object> inputs,
        Map<String, Object> taskParameters,
        @Nullable String inputParameter,
        Checks checks,
        boolean headersSteer,
        RowOptions rows) {
    /** Columns of days, clock times and moments with an offset are known from here on. */
    private static final double FIRST_WITH_TIME_TYPES = 11.2;

    private static final Logger LOG = LoggerFactory.getLogger(TaskInputs.class);
    private static final int EXCERPT = 100;

    /**
     * The values by parameter name, as they go into the form.
     *
     * @param version of the server; 0 when unknown, which counts as new
     * @throws GpParameterException naming parameter, value and rule
     */
    public Map<String, WireValue> read(Exchange exchange, GpTask task, double version) {
        InputValues values = new InputValues(task);
        values.put(inputs);
        values.put(taskParameters);
        Map<?, ?> dynamic = exchange.getProperty(GpConstants.DYNAMIC_PARAMETERS, Map.class);
        if (dynamic != null) {
            values.put(dynamic);
        }
        values.putBody(exchange.getMessage(), inputParameter);
        if (headersSteer) {
            Map<?, ?> header = exchange.getMessage().getHeader(GpConstants.INPUTS, Map.class);
            if (header != null) {
                values.put(header);
            }
        }
        boolean timeTypes = version <= 0 || version >= FIRST_WITH_TIME_TYPES;
        return written(new InputContext(exchange, checks, rows.geometryColumn(), timeTypes), task, values.byName());
    }

    private Map<String, WireValue> written(InputContext context, GpTask task, Map<String, Object> values) {
        Map<String, WireValue> written = new LinkedHashMap<>();
        for (GpParameter parameter : task.inputs()) {
            Object value = values.get(parameter.name());
            if (value != null) {
                written.put(parameter.name(), written(parameter, value, context, task));
            } else if (parameter.isRequired() && !InputRules.hasDefault(parameter)) {
                complain(new GpParameterException(
                        parameter.name(),
                        "The required input " + parameter.name() + " (" + parameter.dataType() + ") is missing",
                        GpWhere.at(task.url())));
            }
        }
        return written;
    }

    private WireValue written(GpParameter parameter, Object given, InputContext context, GpTask task) {
        if (BoundedJson.isTooDeep(given)) {
            throw new GpParameterException(
                    parameter.name(),
                    "The input " + parameter.name() + " (" + parameter.dataType() + ") nests deeper than "
                            + BoundedJson.DEEPEST + " levels",
                    GpWhere.at(task.url()));
        }
        Object value = given;
        try {
            value = ReferenceInput.isFor(parameter) ? given : context.rereadable(given);
            return InputTypes.wireValue(value, parameter, context);
        } catch (InvalidInput e) {
            GpParameterException failure = new GpParameterException(
                    parameter.name(),
                    "The input " + parameter.name() + " (" + parameter.dataType() + ")"
                            + (parameter.isSecret() ? "" : " = " + excerpt(value)) + " " + e.getMessage(),
                    GpWhere.at(task.url()),
                    e);
            complain(failure);
            return lenient(parameter, value, context, failure);
        }
    }

    /** What is sent of a value that broke a rule and may pass. */
    private static WireValue lenient(
            GpParameter parameter, Object value, InputContext context, GpParameterException failure) {
        InputContext unchecked = context.unchecked();
        try {
            return InputTypes.wireValue(value, parameter, unchecked);
        } catch (InvalidInput e) {
            try {
                return new JsonInput().wireValue(unchecked.unpacked(value), parameter, unchecked);
            } catch (InvalidInput unreadable) {
                failure.addSuppressed(unreadable);
                throw failure;
            }
        }
    }

    private void complain(GpParameterException failure) {
        switch (checks) {
            case fail -> throw failure;
            case warn -> LOG.warn("Sent all the same: {}", failure.getMessage());
            case off -> LOG.debug("Sent unchecked: {}", failure.getMessage());
        }
    }

    private static String excerpt(Object value) {
        String shown = new Redactor().redact(shortText(value));
        return "'" + (shown.length() > EXCERPT ? shown.substring(0, EXCERPT) + "…" : shown) + "'";
    }

    private static String shortText(Object value) {
        if (value instanceof WrappedFile<?> wrapped && wrapped.getFile() instanceof File file) {
            return file.getName();
        }
        if (value instanceof File file) {
            return file.getName();
        }
        boolean plain = value instanceof CharSequence || value instanceof Number || value instanceof Boolean;
        return plain ? value.toString().strip() : value.getClass().getSimpleName();
    }
}
