package io.github.camelgp.server.task;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.value.SpatialReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a task, as the task resource describes it (services reference, GP task).
 *
 * @param name the name in requests
 * @param displayName the name for people
 * @param dataType such as {@code GPString} or {@code GPMultiValue:GPString}
 * @param input false for outputs
 * @param required must be given unless there is a default value
 * @param description empty when there is none
 * @param category empty when there is none
 * @param defaultValue JSON null when there is none
 * @param choiceList empty when any value will do
 * @param filter JSON null when there is none
 * @param parameterInfos columns of a value table or alternatives of a composite as the task resource has them; empty when
 *     not told
 * @param geometryType of features; null when any will do
 * @param spatialReference of features that come without one
 * @param ownSystem features come out in the system that the tool gave them, unless the client asks for outSR
 */
public record ParameterDefinition(
        String name,
        String displayName,
        String dataType,
        boolean input,
        boolean required,
        String description,
        String category,
        JsonNode defaultValue,
        List<String> choiceList,
        JsonNode filter,
        List<JsonNode> parameterInfos,
        @Nullable String geometryType,
        SpatialReference spatialReference,
        boolean ownSystem) {
    /** Copies the lists. */
    public ParameterDefinition {
        choiceList = List.copyOf(choiceList);
        parameterInfos = List.copyOf(parameterInfos);
    }

    /** The word of the protocol: Required, Optional, or Derived for outputs. */
    public String parameterType() {
        String word = input ? required ? "Required" : "Optional" : required ? "Required" : "Derived";
        return "esriGPParameterType" + word;
    }
}
