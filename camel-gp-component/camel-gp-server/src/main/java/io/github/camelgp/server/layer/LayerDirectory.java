package io.github.camelgp.server.layer;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.job.Job;
import io.github.camelgp.server.job.JobStatus;
import io.github.camelgp.server.job.OutputServices;
import io.github.camelgp.server.job.OutputValue;
import io.github.camelgp.server.json.LenientJson;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.Router;
import io.github.camelgp.server.protocol.Target;
import io.github.camelgp.server.task.LayerOptions;
import io.github.camelgp.server.task.ParameterDefinition;
import io.github.camelgp.server.task.ServiceDefinition;
import io.github.camelgp.server.task.ToolException;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes feature services of results, as {@code esri_out_feature_service_name} asks for: a name, or an object with
 * {@code serviceProperties} and {@code itemProperties} (services reference, Submit GP job). A service may be replaced
 * by jobs of the geoprocessing service that made it. Finds layers by their addresses too.
 */
public final class LayerDirectory implements OutputServices {
    private static final String NAME = "[\\p{L}\\p{N}_]{1,120}";

    private final HostedServices hosted;

    public LayerDirectory(HostedServices hosted) {
        this.hosted = hosted;
    }

    @Override
    public List<OutputValue> publish(Job job) {
        JsonNode given = job.inputs().values().get(LayerOptions.OUTPUT_NAME);
        List<OutputValue> outputs = job.outputs().stream()
                .filter(output -> output.features() != null)
                .toList();
        if (given == null || given.asText().isBlank() || outputs.isEmpty()) {
            return List.of();
        }
        List<LayerData> layers = new ArrayList<>();
        for (OutputValue output : outputs) {
            Features features = output.features();
            if (features != null) {
                layers.add(LayerData.of(layers.size(), output.parameter().displayName(), features));
            }
        }
        HostedService service = publish(job.service(), given.asText().trim(), layers);
        List<OutputValue> replaced = new ArrayList<>();
        for (OutputValue output : outputs) {
            replaced.add(OutputValue.layer(output.parameter(), service.name() + "/FeatureServer/" + replaced.size()));
        }
        return replaced;
    }

    @Override
    public OutputValue publish(Job job, ParameterDefinition output, String text, Features features) {
        LayerData layer = LayerData.of(0, output.displayName(), features);
        HostedService service = publish(job.service(), text.trim(), List.of(layer));
        return OutputValue.layer(output, service.name() + "/FeatureServer/0");
    }

    private HostedService publish(ServiceDefinition owner, String text, List<LayerData> layers) {
        try {
            if (!LenientJson.looksLikeJson(text)) {
                return hosted.publish(HostedServices.FOLDER + "/" + checked(text), owner, layers, false);
            }
            JsonNode given = LenientJson.read(text);
            JsonNode item = given.path("itemProperties");
            boolean overwrite = item.path("overwrite").asBoolean();
            String name = name(given, item);
            try {
                return hosted.publish(name, owner, layers, overwrite);
            } catch (IllegalArgumentException e) {
                if (overwrite && item.path("newFeatureServiceOnOverwriteFail").asBoolean()) {
                    return hosted.publish(unused(name), owner, layers, false);
                }
                throw e;
            }
        } catch (IllegalArgumentException e) {
            throw new ToolException(
                    "ERROR 001566: The output feature service can't be made: " + e.getMessage() + ".", e);
        }
    }

    private String name(JsonNode given, JsonNode item) {
        String itemId = item.path("itemId").asText("");
        if (!itemId.isEmpty()) {
            return hosted.byItem(itemId)
                    .map(HostedService::name)
                    .orElseThrow(() -> new IllegalArgumentException("there is no item " + itemId));
        }
        JsonNode service =
                given.has("serviceProperties") ? given.path("serviceProperties") : given.path("serviceproperties");
        String url = service.path("serviceUrl").asText("");
        if (!url.isEmpty()) {
            return target(url)
                    .map(Target::service)
                    .filter(name -> hosted.find(name).isPresent())
                    .orElseThrow(() -> new IllegalArgumentException("there is no feature service at " + url));
        }
        return HostedServices.FOLDER + "/" + checked(service.path("name").asText(""));
    }

    private String unused(String name) {
        int number = 1;
        while (hosted.find(name + "_" + number).isPresent()) {
            number++;
        }
        return name + "_" + number;
    }

    private static String checked(String name) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException(
                    "'" + name + "' is not a name of letters, digits and underscores, at most 120 of them");
        }
        return name;
    }

    @Override
    public Optional<Features> find(String url, String where, Function<String, Optional<Job>> jobs) {
        return find(url, jobs).map(features -> where.isBlank() ? features : filtered(features, where));
    }

    private static Features filtered(Features features, String where) {
        LayerData layer = LayerData.of(0, "", features);
        WhereClause clause = WhereClause.parse(where, name -> layer.field(name).map(Field::name));
        return layer.features()
                .withRows(layer.features().rows().stream()
                        .filter(row -> clause.test(row.attributes()))
                        .toList());
    }

    private Optional<Features> find(String url, Function<String, Optional<Job>> jobs) {
        return target(url).flatMap(target -> switch (target.operation()) {
            case FEATURE_LAYER ->
                hosted.find(target.service())
                        .filter(service ->
                                service.owner() == null || !service.owner().secured())
                        .flatMap(service -> service.table(target.name()))
                        .map(table -> table.data().features());
            case MAP_LAYER, JOB_RESULT ->
                jobs.apply(target.jobId())
                        .filter(job -> job.service().name().equalsIgnoreCase(target.service()))
                        .filter(job -> !job.service().secured() && job.status() == JobStatus.SUCCEEDED)
                        .flatMap(job -> features(job, target));
            default -> Optional.empty();
        });
    }

    private static Optional<Features> features(Job job, Target target) {
        List<OutputValue> all = job.outputs();
        List<OutputValue> layers = all.stream()
                .filter(output -> output.features() != null
                        || output.parameter().dataType().startsWith("GPRaster"))
                .toList();
        if (!target.task().isEmpty()) {
            return all.stream()
                    .filter(output -> output.parameter().name().equalsIgnoreCase(target.name()))
                    .findFirst()
                    .flatMap(output -> Optional.ofNullable(output.features()));
        }
        return target.name().matches("\\d{1,4}") && Integer.parseInt(target.name()) < layers.size()
                ? Optional.ofNullable(
                        layers.get(Integer.parseInt(target.name())).features())
                : Optional.empty();
    }

    /** What an address of this server, or of any other with the same paths, is about. */
    private static Optional<Target> target(String url) {
        String path = url.replaceFirst("[?#].*$", "");
        int rest = path.toLowerCase(Locale.ROOT).indexOf("/rest/services/");
        return rest < 0 ? Optional.empty() : Optional.of(Router.route(HttpCall.segments(path.substring(rest))));
    }
}
