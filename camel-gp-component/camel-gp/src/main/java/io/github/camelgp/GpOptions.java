package io.github.camelgp;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgp.internal.client.GpUrls;
import io.github.camelgp.internal.client.ItemAddress;
import io.github.camelgp.internal.client.Place;
import io.github.camelgp.internal.client.TaskAddress;
import io.github.camelgp.internal.json.BoundedJson;
import io.github.camelgp.internal.poll.PollSettings;
import io.github.camelgp.operation.CredentialChoice;
import io.github.camelgp.operation.EndpointScope;
import io.github.camelgp.operation.GpOperation;
import io.github.camelgp.operation.JobOptions;
import io.github.camelgp.operation.RequestOptions;
import io.github.camelgp.operation.RoomOptions;
import io.github.camelgp.operation.RowOptions;
import io.github.camelgp.operation.TimeoutAction;
import io.github.camelgp.operation.edit.LoadOptions;
import io.github.camelgp.operation.file.FileOptions;
import io.github.camelgp.operation.input.TaskInputs;
import io.github.camelgp.operation.ledger.JobQuery;
import io.github.camelgp.operation.ledger.LedgerHandler;
import io.github.camelgp.operation.ledger.LedgerOperations;
import io.github.camelgp.operation.output.FileResults;
import io.github.camelgp.operation.output.ImageOptions;
import io.github.camelgp.operation.output.RawFormat;
import io.github.camelgp.operation.output.ResultFormat;
import io.github.camelgp.operation.output.ResultOptions;
import io.github.camelgp.operation.output.ResultRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Expression;
import org.apache.camel.Predicate;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;

/** Reads the options of an endpoint; those that make no sense fail here, when the endpoint is made. */
final class GpOptions {
    /** How long the thread of a consumer waits for the results of one job; each request has limits of its own. */
    private static final Duration RESULT_LIMIT = Duration.ofHours(1);

    private static final ObjectMapper JSON = BoundedJson.MAPPER;
    private static final Set<String> STEERABLE = Set.of("operation", "inputs", "task", "credentials", "jobs", "none");

    private final GpEndpoint endpoint;
    private final GpConfiguration configuration;
    private final CamelContext context;

    GpOptions(GpEndpoint endpoint) {
        this.endpoint = endpoint;
        this.configuration = endpoint.getConfiguration();
        this.context = endpoint.getCamelContext();
    }

    /** @throws IllegalArgumentException saying which option is wrong and what it may be */
    static void check(GpEndpoint endpoint) {
        GpOptions options = new GpOptions(endpoint);
        options.places(endpoint.getTask());
        options.request();
        options.result();
        options.image();
        options.load();
        options.configuration.outputServices();
        options.rules();
        options.files();
        options.polling();
        options.room();
        options.headers();
        JobQuery.of(endpoint.getConfiguration().getJobFilter(), Instant.now());
        endpoint.credentialOptions().read();
    }

    /** @param sites learns the endpoint's own credentials */
    CredentialChoice credentials(GpSites sites, List<Place> places) {
        CredentialOptions own = endpoint.credentialOptions();
        Set<String> names = endpoint.getComponent().getNamedCredentials().keySet();
        if (own.isEmpty()) {
            return new CredentialChoice(null, allowsHeader("credentials"), names);
        }
        String url = places.isEmpty()
                ? endpoint.getComponent().getServerUrl()
                : places.get(0).url();
        if (url == null) {
            throw new IllegalArgumentException(
                    "The endpoint has credentials of its own, but neither its address nor serverUrl says for where");
        }
        return new CredentialChoice(sites.learn(url, own.read()), allowsHeader("credentials"), names);
    }

    GpOperation operation() {
        GpOperation operation = configuration.getOperation();
        return operation == null ? GpOperation.run : operation;
    }

    /** What is searched for among the portal's web tools; null for nothing. */
    @Nullable
    String search() {
        return configuration.getSearch();
    }

    /** The item of a portal that an address names. */
    Optional<ItemAddress> item(String address) {
        return ItemAddress.of(address);
    }

    /** What an address may mean; only one that describes or lists, or takes a job, may name less than a task. */
    List<Place> places(String address) {
        String serverUrl = endpoint.getComponent().getServerUrl();
        Optional<ItemAddress> item = item(address);
        if (item.isPresent()) {
            return placesOf(item.get());
        }
        if (search() != null) {
            return searched(address);
        }
        if (operation().startsRun() && !allowsHeader("task")) {
            return List.of(GpUrls.task(address, serverUrl));
        }
        if (address.isBlank() && (operation().takesJob() || operation().isOfLedger() || allowsHeader("task"))) {
            return List.of();
        }
        return GpUrls.places(address, serverUrl);
    }

    /** None: the portal is asked, when they are needed. */
    private List<Place> placesOf(ItemAddress item) {
        GpPortals.mustBeNamed(endpoint.getComponent());
        if (operation().startsRun() && !item.isHelper() && item.task().isEmpty() && !allowsHeader("task")) {
            throw new IllegalArgumentException(item + " is a service; say which task: " + item + "/Task");
        }
        return List.of();
    }

    private List<Place> searched(String address) {
        GpPortals.mustBeNamed(endpoint.getComponent());
        if (configuration.getOperation() != GpOperation.list || !(address.isBlank() || address.equals("item"))) {
            throw new IllegalArgumentException(
                    "search is for gp:item?operation=list, which lists the web tools of the portal");
        }
        return List.of();
    }

    /** The task that an allowed header names; it may be another task, never another server. */
    TaskAddress taskOfHeader(String header) {
        String serverUrl = endpoint.getComponent().getServerUrl();
        TaskAddress task = GpUrls.task(header, serverUrl);
        if (header.contains("://")
                && (serverUrl == null
                        || !GpUrls.services(serverUrl).equals(task.service().services()))) {
            throw new IllegalArgumentException(
                    "The header CamelGpTask may name a task of serverUrl, but no other server");
        }
        return task;
    }

    StartCheck startCheck(Duration limit) {
        return new StartCheck(configuration, operation(), limit);
    }

    JobDelivery delivery(EndpointScope scope) {
        return new JobDelivery(scope, configuration.getFailedJobs(), RESULT_LIMIT);
    }

    boolean allowsHeader(String name) {
        return headers().contains(name);
    }

    private Set<String> headers() {
        Set<String> headers = names(configuration.getAllowHeaders()).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        if (!STEERABLE.containsAll(headers)) {
            throw new IllegalArgumentException("allowHeaders=" + configuration.getAllowHeaders()
                    + " names what no header may steer; possible are operation, inputs, task, credentials, jobs,"
                    + " or none");
        }
        return headers;
    }

    private static List<String> names(@Nullable String list) {
        return list == null
                ? List.of()
                : Arrays.stream(list.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }

    LedgerHandler ledgerHandler(LedgerOperations ledger, GpOperation operation) {
        return new LedgerHandler(ledger, operation, configuration.getJobFilter(), allowsHeader("jobs"));
    }

    TaskInputs inputs() {
        Map<String, Object> literal = configuration.outputServices();
        literal.putAll(configuration.getTaskParameters());
        return new TaskInputs(
                givenInputs(),
                literal,
                configuration.getInputParameter(),
                configuration.getChecks(),
                allowsHeader("inputs"),
                rows());
    }

    LoadOptions load() {
        return configuration.load();
    }

    ImageOptions image() {
        return configuration.image();
    }

    private Map<String, Object> givenInputs() {
        Object inputs = configuration.getInputs();
        if (inputs == null) {
            return Map.of();
        }
        if (inputs instanceof Map<?, ?> map) {
            Map<String, Object> named = new LinkedHashMap<>();
            map.forEach((name, value) -> named.put(String.valueOf(name), value));
            return named;
        }
        try (InputStream stream = ResourceHelper.resolveMandatoryResourceAsInputStream(context, inputs.toString())) {
            return JSON.readValue(stream, new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "inputs=" + inputs + " is neither a map in the registry nor a JSON resource: " + e.getMessage(), e);
        }
    }

    RequestOptions request() {
        String processSR = configuration.getProcessSR();
        String extent = configuration.getExtent();
        String system = processSR == null ? null : ResultOptions.spatialReference("processSR", processSR);
        return new RequestOptions(system, extent == null ? null : RequestOptions.extent(extent, system));
    }

    ResultOptions result() {
        return result(configuration);
    }

    static ResultOptions result(GpConfiguration configuration) {
        String outSR = configuration.getOutSR();
        if (outSR != null
                && configuration.getResultFormat() == ResultFormat.geoJson
                && !outSR.strip().equals("4326")) {
            throw new IllegalArgumentException(
                    "outSR=" + outSR + " contradicts resultFormat=geoJson, which is always in 4326 (WGS 84)");
        }
        if (configuration.isReturnTrueCurves() && configuration.getResultFormat() != ResultFormat.raw) {
            throw new IllegalArgumentException("returnTrueCurves=true needs resultFormat=raw, as "
                    + configuration.getResultFormat() + " cannot hold curves");
        }
        return new ResultOptions(
                configuration.getOutput(),
                configuration.getResultFormat(),
                configuration.getOnTruncated(),
                configuration.isFollowUrls(),
                outSR == null ? null : ResultOptions.spatialReference("outSR", outSR),
                configuration.isReturnZ(),
                configuration.isReturnM(),
                configuration.isReturnTrueCurves(),
                configuration.isReturnColumnName(),
                rows(configuration),
                fileResults(configuration));
    }

    private static FileResults fileResults(GpConfiguration configuration) {
        RawFormat rawFormat = configuration.getRawFormat();
        if (rawFormat != RawFormat.json && configuration.getResultFormat() != ResultFormat.raw) {
            throw new IllegalArgumentException("rawFormat=" + rawFormat + " needs resultFormat=raw");
        }
        String folder = configuration.getDownloadDirectory();
        return new FileResults(rawFormat, folder == null ? null : Path.of(folder));
    }

    private RowOptions rows() {
        return rows(configuration);
    }

    private static RowOptions rows(GpConfiguration configuration) {
        return new RowOptions(
                configuration.getGeometryColumn(), configuration.getGeometryForm(), configuration.isClockTimes());
    }

    FileOptions files() {
        String description = configuration.getUploadDescription();
        return new FileOptions(
                configuration.getUploadThreshold(),
                configuration.getUploadPartSize(),
                configuration.getUploadName(),
                description == null ? "" : description);
    }

    ResultRules rules() {
        String text = configuration.getFailWhen();
        Predicate failWhen = null;
        if (text != null) {
            failWhen = context.resolveLanguage("simple").createPredicate(text);
            failWhen.init(context);
        }
        return new ResultRules(
                failWhen, text == null ? "" : text, configuration.getMinFeatures(), configuration.isFailOnWarning());
    }

    JobOptions jobs() {
        return new JobOptions(
                key(),
                names(configuration.getCorrelation()),
                configuration.getCollector(),
                polling(),
                endpoint.getComponent().runtime().isDurable(),
                configuration.getCorrelationParameter(),
                configuration.getOnUnknown(),
                room());
    }

    private RoomOptions room() {
        return new RoomOptions(
                configuration.getMaxJobsInFlight(), configuration.getMaxWaiting(), configuration.getWhenFull());
    }

    private @Nullable Expression key() {
        String key = configuration.getIdempotencyKey();
        if (key == null) {
            return null;
        }
        Expression expression = context.resolveLanguage("simple").createExpression(key);
        expression.init(context);
        return expression;
    }

    PollSettings polling() {
        return polling(configuration);
    }

    static PollSettings polling(GpConfiguration configuration) {
        return new PollSettings(
                Duration.ofMillis(configuration.getPollWait()),
                Duration.ofMillis(configuration.getPollFloor()),
                Duration.ofMillis(configuration.getPollCeiling()),
                Duration.ofMillis(configuration.getPollErrorTimeout()),
                PollSettings.DEFAULTS.cancelTimeout(),
                limits(configuration));
    }

    private static PollSettings.Limits limits(GpConfiguration configuration) {
        Map<String, TimeoutAction> actions = Map.of(
                "jobTimeout", configuration.getTimeoutAction(),
                "queueTimeout", configuration.getQueueTimeoutAction(),
                "runTimeout", configuration.getRunTimeoutAction());
        return new PollSettings.Limits(
                Duration.ofMillis(configuration.getJobTimeout()),
                limit("queueTimeout", configuration.getQueueTimeout()),
                limit("runTimeout", configuration.getRunTimeout()),
                actions.keySet().stream()
                        .filter(clock -> actions.get(clock) == TimeoutAction.cancel)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static @Nullable Duration limit(String option, long millis) {
        if (millis < 0) {
            throw new IllegalArgumentException(option + "=" + millis + " must not be negative");
        }
        return millis == 0 ? null : Duration.ofMillis(millis);
    }

    Duration executeTimeout() {
        return Duration.ofMillis(configuration.getExecuteTimeout());
    }
}
