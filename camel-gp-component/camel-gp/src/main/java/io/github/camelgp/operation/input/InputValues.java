package io.github.camelgp.operation.input;

import io.github.camelgp.model.GpDataType.Kind;
import io.github.camelgp.model.GpParameter;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpTask;
import io.github.camelgp.model.GpWhere;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.jspecify.annotations.Nullable;

/**
 * The values for one run by the task's own parameter names. Sources are put one after the other; of two for the same
 * parameter the later wins.
 */
final class InputValues {
    private static final Set<Kind> BODY_KINDS =
            EnumSet.of(Kind.FEATURES, Kind.RECORDS, Kind.FILE, Kind.RASTER, Kind.RASTER_LAYER);

    private final GpTask task;
    private final Map<String, Object> values = new LinkedHashMap<>();

    InputValues(GpTask task) {
        this.task = task;
    }

    /** Takes values by name; a null value takes a former one away. */
    void put(Map<?, ?> named) {
        named.forEach((name, value) -> put(parameter(String.valueOf(name)), value));
    }

    /**
     * Takes the body: the value of {@code inputParameter} if given, else names and values if it is a map, else the value
     * of the only input that a body can be. A task without such an input leaves the body alone.
     */
    void putBody(Message message, @Nullable String inputParameter) {
        Object body = message.getBody();
        if (body == null || isEmpty(body)) {
            return;
        }
        if (inputParameter != null) {
            put(parameter(inputParameter), body);
        } else if (body instanceof Map<?, ?> named) {
            put(named);
        } else {
            List<GpParameter> candidates = candidates();
            if (candidates.size() > 1) {
                throw new GpParameterException(
                        "",
                        "The body could be the value of each of "
                                + candidates.stream().map(GpParameter::name).collect(Collectors.joining(", "))
                                + "; say which with the option inputParameter, or send a map of names and values",
                        GpWhere.at(task.url()));
            }
            candidates.forEach(only -> put(only, body));
        }
    }

    /** A file without content is a file, and so a mistake, not an empty body. */
    private static boolean isEmpty(Object body) {
        if (body instanceof CharSequence text) {
            return text.toString().isBlank();
        }
        if (body instanceof StreamCache cached) {
            return cached.length() == 0;
        }
        return body instanceof InputStream stream
                ? stream.markSupported() && isAtItsEnd(stream)
                : body instanceof byte[] bytes && bytes.length == 0;
    }

    private static boolean isAtItsEnd(InputStream stream) {
        stream.mark(1);
        try {
            boolean end = stream.read() < 0;
            stream.reset();
            return end;
        } catch (IOException unreadable) {
            // whoever reads the value says so
            return false;
        }
    }

    Map<String, Object> byName() {
        return values;
    }

    private void put(GpParameter parameter, @Nullable Object value) {
        if (value == null) {
            values.remove(parameter.name());
        } else {
            values.put(parameter.name(), value);
        }
    }

    private List<GpParameter> candidates() {
        List<GpParameter> fitting = task.inputs().stream()
                .filter(parameter -> BODY_KINDS.contains(parameter.dataType().kind()))
                .toList();
        List<GpParameter> required =
                fitting.stream().filter(GpParameter::isRequired).toList();
        return required.isEmpty() ? fitting : required;
    }

    private GpParameter parameter(String name) {
        return task.input(name)
                .orElseThrow(() -> new GpParameterException(
                        name,
                        "The task " + task.name() + " has no input " + name + "; it has "
                                + task.inputs().stream().map(GpParameter::name).collect(Collectors.joining(", ")),
                        GpWhere.at(task.url())));
    }
}
