package io.github.camelgp.operation;

import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpTask;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.operation.follow.OutputServices;
import io.github.camelgp.operation.input.WireValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** Inputs that say where the server shall put results, wherever they came from. */
final class OutputInputs {
    private OutputInputs() {}

    /** All inputs, these in the form that is sent. */
    static Map<String, WireValue> checked(Map<String, WireValue> inputs, GpTask task) {
        Map<String, WireValue> all = new LinkedHashMap<>(inputs);
        for (Map.Entry<String, WireValue> input : all.entrySet()) {
            String name = input.getKey();
            boolean service =
                    name.equalsIgnoreCase(OutputServices.FEATURES) || name.equalsIgnoreCase(OutputServices.IMAGES);
            String text = service ? input.getValue().text() : "";
            if (!text.isBlank()) {
                input.setValue(WireValue.text(value(name, text, task)));
            }
        }
        return all;
    }

    private static String value(String name, String text, GpTask task) {
        try {
            return OutputServices.checked(name, text);
        } catch (IllegalArgumentException e) {
            throw new GpParameterException(name, e.getMessage(), GpWhere.at(task.url()), e);
        }
    }
}
