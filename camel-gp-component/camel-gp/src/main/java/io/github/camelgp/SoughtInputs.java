package io.github.camelgp;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.internal.client.RawOutput;
import io.github.camelgp.internal.client.RunForm;
import io.github.camelgp.operation.input.Mark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The inputs that the job of a lost answer must have. Big ones stay in their file until they are compared.
 *
 * @param names in the order in which to compare them
 * @param small values
 * @param form that holds the others
 */
record SoughtInputs(List<String> names, Map<String, String> small, Optional<RunForm> form) {
    private static final int SMALL = 64 * 1024;

    SoughtInputs {
        names = List.copyOf(names);
        small = Map.copyOf(small);
    }

    /** A mark does alone; without mark and form there is nothing. It reads the form. */
    static SoughtInputs of(Optional<Mark> mark, Optional<RunForm> form) {
        if (mark.isPresent() || form.isEmpty()) {
            return mark.map(known -> new SoughtInputs(
                            List.of(known.parameter()), Map.of(known.parameter(), known.value()), Optional.empty()))
                    .orElseGet(() -> new SoughtInputs(List.of(), Map.of(), Optional.empty()));
        }
        Map<String, String> values = new LinkedHashMap<>();
        List<String> big = new ArrayList<>();
        try {
            form.get().read((name, value) -> {
                byte[] start = value.readNBytes(SMALL);
                if (!InputMatch.isInput(name)) {
                    return;
                }
                if (value.read() >= 0) {
                    big.add(name);
                } else if (start.length > 0) {
                    values.put(name, new String(start, StandardCharsets.UTF_8));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("The inputs that were sent can't be read: " + e.getMessage(), e);
        }
        List<String> names = new ArrayList<>(values.keySet());
        names.addAll(big);
        return new SoughtInputs(names, values, form);
    }

    /**
     * Whether a job's input is what was sent. {@code kept} is let go.
     *
     * @throws IllegalStateException when that can't be told, as both are too big for memory
     */
    boolean matches(String name, RawOutput kept) {
        try {
            if (!kept.isSmall() && small.containsKey(name)) {
                return false;
            }
            JsonNode json = kept.json();
            return InputMatch.matches(sent(name), json);
        } finally {
            kept.owner().release();
        }
    }

    private String sent(String name) {
        String known = small.get(name);
        if (known != null) {
            return known;
        }
        try {
            return form.orElseThrow()
                    .value(name, (int) RawOutput.SMALL_BYTES)
                    .orElseThrow(() -> new IllegalStateException(name + " is too big to be compared"));
        } catch (IOException e) {
            throw new UncheckedIOException("The input " + name + " that was sent can't be read: " + e.getMessage(), e);
        }
    }
}
