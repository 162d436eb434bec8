package io.github.camelgp.server.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A task of a service.
 *
 * @param name as in addresses, may hold blanks
 * @param displayName for people
 * @param description empty when there is none
 * @param category empty when there is none
 * @param helpUrl empty when there is none
 * @param parameters in order
 * @param withheld parameters that the tool has but clients of this release can't see
 * @param onCancel what it does when it runs and is cancelled
 * @param tool the code
 */
public record TaskDefinition(
        String name,
        String displayName,
        String description,
        String category,
        String helpUrl,
        List<ParameterDefinition> parameters,
        List<ParameterDefinition> withheld,
        OnCancel onCancel,
        Tool tool) {
    /** Copies the lists. */
    public TaskDefinition {
        parameters = List.copyOf(parameters);
        withheld = List.copyOf(withheld);
    }

    /** The same with one parameter more. */
    TaskDefinition with(ParameterDefinition parameter) {
        List<ParameterDefinition> more = new ArrayList<>(parameters);
        more.add(parameter);
        return new TaskDefinition(name, displayName, description, category, helpUrl, more, withheld, onCancel, tool);
    }

    /** The input with that name, without regard to case. */
    public Optional<ParameterDefinition> input(String parameter) {
        return find(parameter, true);
    }

    /** The output with that name, without regard to case. */
    public Optional<ParameterDefinition> output(String parameter) {
        return find(parameter, false);
    }

    /** The parameter with that name, whether or not clients can see it. */
    public Optional<ParameterDefinition> anyParameter(String parameter, boolean input) {
        return find(parameter, input).or(() -> withheld.stream()
                .filter(p -> p.input() == input && p.name().equalsIgnoreCase(parameter))
                .findFirst());
    }

    /** The same task with these of its parameters out of sight. */
    public TaskDefinition withholding(Predicate<ParameterDefinition> hidden) {
        return new TaskDefinition(
                name,
                displayName,
                description,
                category,
                helpUrl,
                parameters.stream().filter(hidden.negate()).toList(),
                parameters.stream().filter(hidden).toList(),
                onCancel,
                tool);
    }

    private Optional<ParameterDefinition> find(String parameter, boolean input) {
        return parameters.stream()
                .filter(p -> p.input() == input && p.name().equalsIgnoreCase(parameter))
                .findFirst();
    }
}
