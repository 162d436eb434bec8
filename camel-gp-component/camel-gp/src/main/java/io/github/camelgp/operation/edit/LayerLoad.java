package io.github.camelgp.operation.edit;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.esrijson.EsriJsonWriter;
import io.github.camelgp.internal.client.LayerClient;
import io.github.camelgp.internal.client.RunForm;
import io.github.camelgp.internal.layer.LayerInfo;
import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.GpServiceException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.model.Reason;
import io.github.camelgp.operation.EndpointScope;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One set of features on its way into a layer. A batch is taken whole or not at all, and each feature's own answer is
 * read; a failure says how many came in before. For one use.
 */
final class LayerLoad {
    private final LayerClient client;
    private final LayerInfo info;
    private final FeatureSet features;
    private final LoadOptions options;
    private final EndpointScope scope;
    private final Iterator<Feature> left;
    private final CompletableFuture<Long> done = new CompletableFuture<>();
    private long added;

    LayerLoad(LayerClient client, LayerInfo info, FeatureSet features, LoadOptions options, EndpointScope scope) {
        this.client = client;
        this.info = info;
        this.features = features;
        this.options = options;
        this.scope = scope;
        this.left = features.iterator();
    }

    /** How many features were added. */
    CompletableFuture<Long> start() {
        if (options.mode() == LoadMode.append) {
            next();
            return done;
        }
        RunForm form = RunForm.of(Map.of("where", "1=1", "rollbackOnFailure", "true", "returnDeleteResults", "false"));
        client.edit(info.url(), "deleteFeatures", form, "success", "deleteResults")
                .whenComplete((answer, failure) -> {
                    form.close();
                    if (failure != null) {
                        end(failure);
                    } else if (answer.path("success").isBoolean()
                            && !answer.path("success").asBoolean()) {
                        end(refused("the layer did not let its features be deleted", answer));
                    } else {
                        checked(answer.path("deleteResults"), this::next);
                    }
                });
        return done;
    }

    private void next() {
        RunForm form;
        long count;
        try {
            if (!left.hasNext()) {
                end(null);
                return;
            }
            Batch batch = batch();
            form = batch.form();
            count = batch.count();
        } catch (IOException e) {
            end(new UncheckedIOException(e));
            return;
        } catch (RuntimeException e) {
            end(e);
            return;
        }
        client.edit(info.url(), "applyEdits", form, "addResults").whenComplete((answer, failure) -> {
            form.close();
            if (failure != null) {
                end(failure);
            } else if (answer.path("addResults").size() != count) {
                end(refused(
                        "the layer answered for " + answer.path("addResults").size() + " of " + count, answer));
            } else {
                checked(answer.path("addResults"), () -> {
                    added += count;
                    next();
                });
            }
        });
    }

    private void checked(JsonNode results, Runnable then) {
        int index = 0;
        for (JsonNode result : results) {
            if (!result.path("success").asBoolean()) {
                end(refused("feature " + (added + index) + " was refused", result));
                return;
            }
            index++;
        }
        then.run();
    }

    private GpServiceException refused(String what, JsonNode answer) {
        JsonNode error = answer.path("error");
        String words = error.path("description").asText(error.path("message").asText(""));
        String text = "applyEdits failed: " + what + (words.isEmpty() ? "" : ": " + words) + "; " + added
                + " features came in before"
                + (options.mode() == LoadMode.append ? ", and would twice when the whole is repeated" : "");
        return new GpServiceException(
                Reason.INVALID_INPUT, error.path("code").asInt(), text, List.of(), GpWhere.at(info.url()));
    }

    private Batch batch() throws IOException {
        EsriJsonWriter json = new EsriJsonWriter();
        long count = 0;
        try (RunForm.Writer writer = new RunForm.Writer(scope.spooling())) {
            writer.put("rollbackOnFailure", "true");
            try (OutputStream adds = writer.value("adds")) {
                while (count < options.batchSize() && left.hasNext()) {
                    adds.write(count == 0 ? '[' : ',');
                    String text = json.text(withoutId(left.next()), features.spatialReference());
                    adds.write(text.getBytes(StandardCharsets.UTF_8));
                    count++;
                }
                adds.write(']');
            }
            return new Batch(writer.finish(), count);
        }
    }

    /** The layer gives ids of its own. */
    private Feature withoutId(Feature feature) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>(feature.attributes());
        attributes.keySet().removeIf(name -> name.equalsIgnoreCase(info.idField()));
        return new Feature(attributes, feature.geometry());
    }

    private void end(@Nullable Throwable failure) {
        if (left instanceof AutoCloseable open) {
            try {
                open.close();
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        }
        if (failure == null) {
            done.complete(added);
        } else {
            done.completeExceptionally(failure);
        }
    }

    private record Batch(RunForm form, long count) {}
}
