package io.github.camelgp.operation.follow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelgp.internal.client.GpClient;
import io.github.camelgp.internal.client.GpUrls;
import io.github.camelgp.internal.client.RawOutput;
import io.github.camelgp.internal.client.RawOutput.Shape;
import io.github.camelgp.model.GpDataType.Kind;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpTask;
import io.github.camelgp.operation.output.ResultFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Addresses of a job's features and tables in the place of their values, so that another task reads them at the server
 * and nothing comes through here.
 *
 * @param client of the job's server
 * @param job that succeeded
 */
public record ResultReferences(GpClient client, GpJob job) {
    private static final Set<Kind> REFERRED = Set.of(Kind.FEATURES, Kind.RECORDS);

    /**
     * The outputs that are only pointed to, by name. None for other formats; none either when the run put its features
     * into a service, as the values themselves are addresses then.
     */
    public CompletableFuture<Map<String, RawOutput>> outputs(ResultFormat format) {
        if (format != ResultFormat.reference) {
            return CompletableFuture.completedFuture(Map.of());
        }
        return isPublished()
                .thenCompose(published -> published
                        ? CompletableFuture.completedFuture(Map.<String, RawOutput>of())
                        : client.task(GpUrls.task(job.taskUrl(), null)).thenApply(this::references));
    }

    private CompletableFuture<Boolean> isPublished() {
        Optional<String> name = job.inputs().keySet().stream()
                .filter(OutputServices.FEATURES::equalsIgnoreCase)
                .findFirst();
        return name.map(input -> client.input(job, input).thenApply(ResultReferences::isGiven))
                .orElseGet(() -> CompletableFuture.completedFuture(false));
    }

    private static boolean isGiven(RawOutput input) {
        try {
            return input.shape() == Shape.OBJECT
                    || input.shape() == Shape.TEXT && !input.json().asText().isBlank();
        } finally {
            input.owner().release();
        }
    }

    private Map<String, RawOutput> references(GpTask task) {
        Map<String, RawOutput> references = new LinkedHashMap<>();
        for (String name : job.results().keySet()) {
            task.output(name)
                    .filter(output -> REFERRED.contains(output.dataType().kind()))
                    .ifPresent(output -> references.put(
                            name,
                            RawOutput.of(
                                    name,
                                    output.dataType().name(),
                                    JsonNodeFactory.instance.objectNode().put("url", client.resultUrl(job, name)))));
        }
        return references;
    }
}
