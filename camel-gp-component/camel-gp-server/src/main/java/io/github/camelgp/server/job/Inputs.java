package io.github.camelgp.server.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.task.RunContext;
import io.github.camelgp.server.value.Features;
import java.util.Map;

/**
 * Checked inputs of one run.
 *
 * @param values by the parameter's own name, only what was given
 * @param features features and records among them, parsed
 * @param context environment of the run
 */
public record Inputs(Map<String, JsonNode> values, Map<String, Features> features, RunContext context) {
    /** Copies the maps. */
    public Inputs {
        values = Map.copyOf(values);
        features = Map.copyOf(features);
    }

    /** The same for looking at, without the parsed features. */
    Inputs withoutFeatures() {
        return new Inputs(values, Map.of(), context);
    }
}
