package io.github.camelgp.operation.follow;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.internal.client.GpClient;
import io.github.camelgp.internal.client.GpUrls;
import io.github.camelgp.internal.client.TaskAddress;
import io.github.camelgp.model.GeometryType;
import io.github.camelgp.model.GpDataType;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpParameter;
import io.github.camelgp.model.GpTask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The map of a job's results, which services may have beside themselves (REST page "GP service", {@code
 * resultMapServerName}): a layer for each output of features, records or a raster.
 *
 * @param client of the job's server
 * @param job that succeeded
 */
public record ResultMap(GpClient client, GpJob job) {
    private static final Set<GpDataType.Kind> DRAWN = Set.of(
            GpDataType.Kind.FEATURES, GpDataType.Kind.RECORDS, GpDataType.Kind.RASTER, GpDataType.Kind.RASTER_LAYER);

    /** Where the map is; empty when the service has none. */
    public CompletableFuture<Optional<String>> url() {
        TaskAddress task = GpUrls.task(job.taskUrl(), null);
        return client.service(task.service())
                .thenApply(service -> service.resultMapServerName().isBlank()
                        ? Optional.empty()
                        : Optional.of(GpUrls.resultMap(task.service(), service.resultMapServerName(), job.jobId())));
    }

    /** What the map says of itself. */
    public CompletableFuture<JsonNode> description(String url) {
        return client.layers().describe(url, "layers", "tables");
    }

    /**
     * The number of the layer that holds an output: by its name, or as the only one, or by its place among the outputs.
     * Empty when none of these tells.
     *
     * @param geometryType of the output; null when unknown
     */
    public CompletableFuture<Optional<Integer>> layerOf(
            JsonNode description, String output, @Nullable GeometryType geometryType) {
        return client.task(GpUrls.task(job.taskUrl(), null))
                .thenApply(task -> layer(layers(description), outputs(task), output)
                        .filter(layer -> layer.mayHold(geometryType))
                        .map(Layer::id));
    }

    private static List<GpParameter> outputs(GpTask task) {
        return task.outputs().stream()
                .filter(output -> DRAWN.contains(output.dataType().kind()))
                .toList();
    }

    private static Optional<Layer> layer(List<Layer> layers, List<GpParameter> outputs, String output) {
        Optional<GpParameter> parameter = outputs.stream()
                .filter(candidate -> candidate.name().equalsIgnoreCase(output))
                .findFirst();
        List<String> names = List.of(
                plain(output), plain(parameter.map(GpParameter::displayName).orElse(output)));
        List<Layer> named = layers.stream()
                .filter(layer -> names.contains(plain(layer.name())))
                .toList();
        if (named.size() == 1) {
            return Optional.of(named.get(0));
        }
        return parameter.isPresent() && layers.size() == outputs.size()
                ? Optional.of(layers.get(outputs.indexOf(parameter.get())))
                : Optional.empty();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** The numbers of all layers and tables that a service names. */
    static List<Integer> numbers(JsonNode description) {
        return layers(description).stream().map(Layer::id).toList();
    }

    private static List<Layer> layers(JsonNode description) {
        List<Layer> layers = new ArrayList<>();
        for (String kind : List.of("layers", "tables")) {
            for (JsonNode layer : description.path(kind)) {
                boolean group = layer.path("subLayerIds").size() > 0;
                if (!group && layer.path("id").canConvertToInt()) {
                    layers.add(new Layer(
                            layer.path("id").intValue(),
                            layer.path("name").asText(""),
                            GeometryType.of(layer.path("geometryType").asText(""))));
                }
            }
        }
        layers.sort(Comparator.comparingInt(Layer::id));
        return layers;
    }

    private record Layer(int id, String name, @Nullable GeometryType geometryType) {
        boolean mayHold(@Nullable GeometryType wanted) {
            return wanted == null || geometryType == null || wanted == geometryType;
        }
    }
}
