package io.github.camelgp.operation;

import io.github.camelgp.internal.client.GpClient;
import io.github.camelgp.internal.client.RawOutput;
import io.github.camelgp.internal.client.RunReply;
import io.github.camelgp.internal.http.HttpSettings.Spooling;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.operation.follow.FollowedResults;
import io.github.camelgp.operation.follow.ResultReferences;
import io.github.camelgp.operation.output.ResultFormat;
import io.github.camelgp.operation.output.ResultOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Asks the server for the outputs of an ended job. */
public final class JobOutputs {
    private JobOutputs() {}

    /** What the request for one output says. */
    public static Map<String, String> parameters(ResultOptions options) {
        Map<String, String> parameters = new LinkedHashMap<>(options.requestParameters());
        parameters.put("returnType", "data");
        String outSR = options.askedSR();
        if (outSR != null) {
            parameters.put("outSR", outSR);
        }
        return parameters;
    }

    /** Whether the output called {@code name} is among those that the options ask for. */
    public static boolean isWanted(String name, ResultOptions options) {
        return options.output() == null || options.output().equalsIgnoreCase(name);
    }

    /** What makes kept outputs be those that the options ask for. */
    public static Map<String, String> form(ResultOptions options) {
        Map<String, String> form = parameters(options);
        form.put("onTruncated", options.onTruncated().name());
        boolean asIs = options.format() == ResultFormat.raw || options.format() == ResultFormat.reference;
        form.put("followed", asIs ? options.format().name() : String.valueOf(options.followUrls()));
        return form;
    }

    /**
     * The wanted outputs, whole. Whoever gets them closes them.
     *
     * @param credentials name of those to ask with; null for the component's own
     */
    public static CompletableFuture<List<RunReply>> fetch(
            Clients clients, Spooling spooling, GpJob job, ResultOptions options, @Nullable String credentials) {
        return asSent(clients.at(job.taskUrl(), credentials), job, options)
                .thenCompose(new FollowedResults(clients, credentials, spooling, options, job)::follow);
    }

    /** The wanted outputs as the server gives them, or the references to them. Whoever gets them closes them. */
    static CompletableFuture<List<RunReply>> asSent(GpClient client, GpJob job, ResultOptions options) {
        Map<String, String> parameters = parameters(options);
        return new ResultReferences(client, job).outputs(options.format()).thenCompose(references -> {
            List<CompletableFuture<RunReply>> fetches = new ArrayList<>();
            for (String name : job.results().keySet()) {
                if (isWanted(name, options)) {
                    RawOutput reference = references.get(name);
                    fetches.add((reference == null
                                    ? client.result(job, name, parameters)
                                    : CompletableFuture.completedFuture(reference))
                            .thenApply(output -> new RunReply(List.of(output), List.of(), output.owner())));
                }
            }
            return Fetches.all(fetches);
        });
    }
}
