package io.github.camelgp.operation.follow;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.esrijson.EsriJsonReader;
import io.github.camelgp.internal.client.GpClient;
import io.github.camelgp.internal.client.RawOutput;
import io.github.camelgp.internal.client.RunReply;
import io.github.camelgp.internal.http.HttpSettings.Spooling;
import io.github.camelgp.internal.layer.LayerPages;
import io.github.camelgp.internal.layer.LayerQuery;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.GpAuthenticationException;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpTruncatedException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.model.SpatialReference;
import io.github.camelgp.operation.Clients;
import io.github.camelgp.operation.Fetches;
import io.github.camelgp.operation.Reply;
import io.github.camelgp.operation.file.Downloads;
import io.github.camelgp.operation.kept.KeptCopy;
import io.github.camelgp.operation.output.OnTruncated;
import io.github.camelgp.operation.output.ResultFormat;
import io.github.camelgp.operation.output.ResultOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts features in the place of outputs that point to them: a layer's address is read page by page, and an output that
 * the server shortened is read from the map of the job's results.
 *
 * @param clients that know which hosts get a token
 * @param credentials name of those that the run was sent with; null for the component's own
 * @param spooling where features go
 * @param options what is wanted of the outputs
 * @param job that gave them; null for a synchronous run
 */
public record FollowedResults(
        Clients clients, @Nullable String credentials, Spooling spooling, ResultOptions options, @Nullable GpJob job) {

    /** What {@code form} makes of the outputs, whole, with headers that tell of the service that they are in. */
    public CompletableFuture<Reply> reply(List<RunReply> replies, Function<List<RunReply>, Reply> form) {
        return PublishedService.in(replies, this::client).thenCompose(service -> follow(replies)
                .thenCompose(whole -> saved(whole, form, url -> Optional.empty()))
                .thenApply(reply -> service.map(known -> known.in(reply)).orElse(reply)));
    }

    /**
     * What {@code form} makes of outputs that are whole, with files saved where that is wanted.
     *
     * @param kept files that are here already, by address
     */
    public CompletableFuture<Reply> saved(
            List<RunReply> whole, Function<List<RunReply>, Reply> form, Function<String, Optional<KeptCopy>> kept) {
        Path folder =
                options.format() == ResultFormat.raw ? null : options.files().folder();
        String run = job != null ? job.jobId() : folder == null ? "run" : "run-" + UUID.randomUUID();
        return new Downloads(folder, run, this::client, kept).reply(whole, form);
    }

    /** To whoever may not see these credentials it is as the component. */
    private GpClient client(String url) {
        try {
            return clients.at(url, credentials);
        } catch (GpAuthenticationException notForThatSite) {
            return clients.at(url);
        }
    }

    /** The same outputs, whole. The replies given are closed when others take their place, and when this fails. */
    public CompletableFuture<List<RunReply>> follow(List<RunReply> replies) {
        List<RawOutput> outputs =
                replies.stream().flatMap(reply -> reply.outputs().stream()).toList();
        List<CompletableFuture<RunReply>> whole = new ArrayList<>();
        boolean any = false;
        for (RawOutput output : outputs) {
            Optional<CompletableFuture<RawOutput>> other = other(output);
            any |= other.isPresent();
            whole.add(other.orElseGet(() -> {
                        output.owner().retain();
                        return CompletableFuture.completedFuture(output);
                    })
                    .thenApply(found -> new RunReply(List.of(found), List.of(), found.owner())));
        }
        if (!any) {
            whole.forEach(same -> same.thenAccept(RunReply::close));
            return CompletableFuture.completedFuture(replies);
        }
        return Fetches.all(whole).whenComplete((done, failure) -> replies.forEach(RunReply::close));
    }

    private Optional<CompletableFuture<RawOutput>> other(RawOutput output) {
        String wanted = options.output();
        if (wanted != null && !wanted.equalsIgnoreCase(output.paramName())) {
            return Optional.empty();
        }
        if (output.truncated() && options.onTruncated() == OnTruncated.page && job != null) {
            return Optional.of(completed(output, job));
        }
        boolean asIs = options.format() == ResultFormat.raw || options.format() == ResultFormat.reference;
        return options.followUrls() && !asIs
                ? PointedLayer.in(output).map(url -> pointed(output, url))
                : Optional.empty();
    }

    /** A service without the number of a layer is followed when it has only one. */
    private CompletableFuture<RawOutput> pointed(RawOutput output, String url) {
        if (!url.toLowerCase(Locale.ROOT).endsWith("server")) {
            return read(output, url, options.askedSR());
        }
        return client(url).layers().describe(url, "layers", "tables").thenCompose(service -> {
            List<Integer> layers = ResultMap.numbers(service);
            if (layers.size() == 1) {
                return read(output, url + "/" + layers.get(0), options.askedSR());
            }
            output.owner().retain();
            return CompletableFuture.completedFuture(output);
        });
    }

    private CompletableFuture<RawOutput> completed(RawOutput output, GpJob of) {
        FeatureSet kept = new EsriJsonReader().featureSet(output.value());
        GpClient client = client(of.taskUrl());
        ResultMap map = new ResultMap(client, of);
        return map.url()
                .thenCompose(url -> url.isEmpty()
                        ? failed(output, kept, "the service has no result map service to read the rest from")
                        : map.description(url.get())
                                .thenCompose(json -> layer(map, json, url.get(), output, kept))
                                .thenCompose(layer -> read(output, layer, system(kept))));
    }

    private CompletableFuture<String> layer(
            ResultMap map, JsonNode description, String url, RawOutput output, FeatureSet kept) {
        return map.layerOf(description, output.paramName(), kept.geometryType())
                .thenCompose(layer -> layer.map(number -> CompletableFuture.completedFuture(url + "/" + number))
                        .orElseGet(() -> failed(output, kept, "no layer of the result map is known to hold it")));
    }

    private <T> CompletableFuture<T> failed(RawOutput output, FeatureSet kept, String why) {
        String name = output.paramName();
        return CompletableFuture.failedFuture(new GpTruncatedException(
                name,
                kept.count(),
                "The output " + name + " is not whole: the server sent " + kept.count()
                        + " features and says that there are more (exceededTransferLimit), and " + why,
                where()));
    }

    /** As asked for, else the one that the answer would have been in. */
    private @Nullable String system(FeatureSet kept) {
        String asked = options.askedSR();
        SpatialReference told = kept.spatialReference();
        Integer code = told == null ? null : told.code();
        return asked != null || code == null ? asked : code.toString();
    }

    private CompletableFuture<RawOutput> read(RawOutput output, String layerUrl, @Nullable String system) {
        LayerQuery query =
                LayerQuery.all("The output " + output.paramName()).as(system, options.returnZ(), options.returnM());
        return new LayerPages(client(layerUrl).layers(), spooling)
                .read(layerUrl, query)
                .thenApply(set -> output.withFeatures(set.features()));
    }

    private GpWhere where() {
        return job == null ? GpWhere.NOWHERE : GpWhere.job(job.taskUrl(), job.jobId());
    }
}
