package io.github.camelgp.operation.input;

import io.github.camelgp.job.WantedResult;
import io.github.camelgp.model.GpDataType.Kind;
import io.github.camelgp.model.GpParameter;
import io.github.camelgp.model.GpParameter.Need;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpTask;
import io.github.camelgp.model.GpWhere;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A text of ours in an input of the task, by which the server's jobs tell which request they came of. It stays with the
 * row of the job, as one of its options.
 *
 * @param parameter name of the input, as the server spells it
 */
public record Mark(String parameter, String value) {
    private static final String PARAMETER = "correlationParameter";
    private static final String VALUE = "correlationValue";

    /**
     * A new mark.
     *
     * @param given names of the inputs that have values already
     * @throws GpParameterException if the task has no such text input, or it has a value already
     */
    public static Mark of(GpTask task, String name, Set<String> given) {
        var input = task.inputs().stream()
                .filter(parameter -> parameter.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> refused(task, name, "the task has no input of that name"));
        if (input.dataType().kind() != Kind.STRING || !input.choiceList().isEmpty()) {
            throw refused(task, name, "it is no free text but " + input.dataType());
        }
        if (given.contains(input.name())) {
            throw refused(task, name, "it is given a value already");
        }
        return new Mark(input.name(), UUID.randomUUID().toString());
    }

    /** {@code task} as whoever gives inputs has to see it: the mark is not missing when it is not given. */
    public static GpTask asked(GpTask task, String name) {
        return new GpTask(
                task.url(),
                task.name(),
                task.displayName(),
                task.description(),
                task.category(),
                task.helpUrl(),
                task.executionType(),
                task.parameters().stream()
                        .map(each -> each.isInput() && each.name().equalsIgnoreCase(name) ? optional(each) : each)
                        .toList());
    }

    private static GpParameter optional(GpParameter parameter) {
        return new GpParameter(
                parameter.name(),
                parameter.displayName(),
                parameter.dataType(),
                parameter.direction(),
                Need.OPTIONAL,
                parameter.description(),
                parameter.category(),
                parameter.defaultValue(),
                parameter.choiceList(),
                parameter.filter(),
                parameter.parameterInfos());
    }

    private static GpParameterException refused(GpTask task, String name, String why) {
        return new GpParameterException(
                name,
                "The input " + name + " can't be correlationParameter, as " + why
                        + "; name a text input that the tool itself does not need",
                GpWhere.at(task.url()));
    }

    /** The mark that a row keeps. */
    public static Optional<Mark> of(WantedResult wanted) {
        @Nullable String parameter = wanted.options().get(PARAMETER);
        @Nullable String value = wanted.options().get(VALUE);
        return parameter == null || value == null ? Optional.empty() : Optional.of(new Mark(parameter, value));
    }

    /** As a row keeps it. */
    public WantedResult in(WantedResult wanted) {
        return wanted.withOption(PARAMETER, parameter).withOption(VALUE, value);
    }
}
