package io.github.camelgp.server.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.camelgp.server.task.ParameterDefinition;
import io.github.camelgp.server.value.Features;
import org.jspecify.annotations.Nullable;

/**
 * What a task put out.
 *
 * @param parameter the output
 * @param json any value but features and files
 * @param features features or records, else null
 * @param file the path of a file below {@code rest/directories}, else empty
 * @param layer the path of a layer below {@code rest/services}, else empty
 */
public record OutputValue(
        ParameterDefinition parameter, JsonNode json, @Nullable Features features, String file, String layer) {
    static OutputValue of(ParameterDefinition parameter, JsonNode json) {
        return new OutputValue(parameter, json, null, "", "");
    }

    static OutputValue of(ParameterDefinition parameter, Features features) {
        return new OutputValue(parameter, NullNode.getInstance(), features, "", "");
    }

    static OutputValue file(ParameterDefinition parameter, String path) {
        return new OutputValue(parameter, NullNode.getInstance(), null, path, "");
    }

    /** Features that a feature service keeps. */
    public static OutputValue layer(ParameterDefinition parameter, String path) {
        return new OutputValue(parameter, NullNode.getInstance(), null, "", path);
    }
}
