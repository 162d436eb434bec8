package io.github.camelgp.model;

import java.util.List;
import java.util.Optional;

/**
 * A task of a geoprocessing service (REST page "GP task").
 *
 * @param url the task's URL without a trailing slash
 * @param name as the server spells it; may hold blanks
 * @param displayName for people
 * @param description the publisher's words; may be empty
 * @param category may be empty
 * @param helpUrl may be empty
 * @param executionType how it runs
 * @param parameters in the server's order
 */
public record GpTask(
        String url,
        String name,
        String displayName,
        String description,
        String category,
        String helpUrl,
        ExecutionType executionType,
        List<GpParameter> parameters) {

    public GpTask {
        parameters = List.copyOf(parameters);
    }

    /** The inputs, in the server's order. */
    public List<GpParameter> inputs() {
        return parameters.stream().filter(GpParameter::isInput).toList();
    }

    /** The outputs, in the server's order. */
    public List<GpParameter> outputs() {
        return parameters.stream().filter(GpParameter::isOutput).toList();
    }

    /** The input called {@code name}, in the server's spelling or any other case. */
    public Optional<GpParameter> input(String name) {
        return find(inputs(), name);
    }

    /** The output called {@code name}, in the server's spelling or any other case. */
    public Optional<GpParameter> output(String name) {
        return find(outputs(), name);
    }

    private static Optional<GpParameter> find(List<GpParameter> among, String name) {
        Optional<GpParameter> exact = among.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
        return exact.isPresent()
                ? exact
                : among.stream()
                        .filter(parameter -> parameter.name().equalsIgnoreCase(name))
                        .findFirst();
    }
}
