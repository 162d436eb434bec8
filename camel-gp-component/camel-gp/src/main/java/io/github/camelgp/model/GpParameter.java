package io.github.camelgp.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of a task (REST page "GP task").
 *
 * @param name as it goes over the wire
 * @param displayName for people; empty when the server does not tell
 * @param dataType the declared type, which does not bind what a result really holds
 * @param direction input or output
 * @param need whether an input must be given
 * @param description the publisher's words; may be empty
 * @param category a group of parameters; may be empty
 * @param defaultValue JSON text of the value that the server takes when none is given; null when there is none
 * @param choiceList the values allowed; empty when anything is
 * @param filter JSON text of the filter object; null when there is none
 * @param parameterInfos members of a multi-value, columns of a value table, alternatives of a composite
 */
public record GpParameter(
        String name,
        String displayName,
        GpDataType dataType,
        Direction direction,
        Need need,
        String description,
        String category,
        @Nullable String defaultValue,
        List<String> choiceList,
        @Nullable String filter,
        List<GpParameter> parameterInfos) {

    public GpParameter {
        choiceList = List.copyOf(choiceList);
        parameterInfos = List.copyOf(parameterInfos);
    }

    /** Whether the task takes or gives the value. */
    public enum Direction {
        INPUT,
        OUTPUT
    }

    /** Whether a value must be given. */
    public enum Need {
        REQUIRED,
        OPTIONAL,
        DERIVED
    }

    /** Whether it, or a member of it, is a text that must not be shown. */
    public boolean isSecret() {
        return dataType.isSecret() || parameterInfos.stream().anyMatch(GpParameter::isSecret);
    }

    public boolean isInput() {
        return direction == Direction.INPUT;
    }

    public boolean isOutput() {
        return direction == Direction.OUTPUT;
    }

    public boolean isRequired() {
        return need == Need.REQUIRED;
    }
}
