package io.github.camelgp.server.job;

import io.github.camelgp.server.task.ParameterDefinition;
import io.github.camelgp.server.value.Features;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Services that keep the results of jobs. */
public interface OutputServices {
    /**
     * Puts results into a feature service, where the client asked for that.
     *
     * @return the outputs that the job has instead
     * @throws io.github.camelgp.server.task.ToolException if that can't be
     */
    List<OutputValue> publish(Job job);

    /**
     * Puts one result into a feature service, because the tool says so.
     *
     * @param text the name, or JSON with {@code serviceProperties} and {@code itemProperties}
     * @return what the job has for that output
     * @throws io.github.camelgp.server.task.ToolException if that can't be
     */
    OutputValue publish(Job job, ParameterDefinition output, String text, Features features);

    /**
     * The features of a layer of this server; empty for any other address, and for secured services.
     *
     * @param where which of them; empty for all
     * @param jobs finds a job by its id
     */
    Optional<Features> find(String url, String where, Function<String, Optional<Job>> jobs);
}
