package io.github.camelgp.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that one run of a task gave.
 *
 * @param outputs by name, in the server's order; empty for a task without outputs, which is a success
 * @param messages in the server's order
 * @param job the job at its end; null for a synchronous run
 */
public record GpResult(Map<String, GpOutput> outputs, List<GpMessage> messages, @Nullable GpJob job) {

    public GpResult {
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        messages = List.copyOf(new ArrayList<>(messages));
    }

    /** The value of the output called {@code name}; null when there is no such output, or its value is null. */
    public @Nullable Object value(String name) {
        GpOutput output = outputs.get(name);
        return output == null ? null : output.value();
    }

    /** The gravest message's severity. */
    public Severity severity() {
        return GpMessage.highestSeverity(messages);
    }
}
