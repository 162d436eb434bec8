package io.github.camelgp.server.task;

import java.util.List;
import java.util.Optional;

/**
 * A task of a service.
 *
 * @param name as in addresses, may hold blanks
 * @param displayName for people
 * @param description empty when there is none
 * @param category empty when there is none
 * @param helpUrl empty when there is none
 * @param parameters in order
 * @param tool the code
 */
public record TaskDefinition(
        String name,
        String displayName,
        String description,
        String category,
        String helpUrl,
        List<ParameterDefinition> parameters,
        Tool tool) {
    /** Copies the parameters. */
    public TaskDefinition {
        parameters = List.copyOf(parameters);
    }

    /** The input with that name, without regard to case. */
    public Optional<ParameterDefinition> input(String parameter) {
        return find(parameter, true);
    }

    /** The output with that name, without regard to case. */
    public Optional<ParameterDefinition> output(String parameter) {
        return find(parameter, false);
    }

    private Optional<ParameterDefinition> find(String parameter, boolean input) {
        return parameters.stream()
                .filter(p -> p.input() == input && p.name().equalsIgnoreCase(parameter))
                .findFirst();
    }
}
