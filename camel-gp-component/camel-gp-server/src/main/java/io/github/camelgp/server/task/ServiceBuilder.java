package io.github.camelgp.server.task;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sets up a service: asynchronous, open, at most 1,000 records unless said otherwise. Not thread safe. */
public final class ServiceBuilder {
    private final String name;
    private final Map<String, TaskDefinition> tasks = new LinkedHashMap<>();
    private String description = "";
    private boolean synchronous;
    private int maximumRecords = 1000;
    private String token = "";
    private boolean secured;
    private final Set<String> users = new LinkedHashSet<>();
    private @Nullable UploadRules uploads;
    private ServiceLimits limits = ServiceLimits.usual();
    private LayerOptions layers = LayerOptions.NONE;

    /**
     * For a service with that name.
     *
     * @throws IllegalArgumentException if it isn't {@code Service} or {@code Folder/Service}
     */
    public ServiceBuilder(String name) {
        if (!name.matches("[^/]+(/[^/]+)?")) {
            throw new IllegalArgumentException("a service is named Service or Folder/Service, not '" + name + "'");
        }
        this.name = name;
    }

    /** Tasks are run by execute. */
    public ServiceBuilder synchronous() {
        synchronous = true;
        return this;
    }

    /** Tasks are run by submitJob; the default. */
    public ServiceBuilder asynchronous() {
        synchronous = false;
        return this;
    }

    /** What people read about the service. */
    public ServiceBuilder description(String text) {
        description = text;
        return this;
    }

    /** Results with more features than this are answered without any, and say so. */
    public ServiceBuilder maximumRecords(int records) {
        maximumRecords = records;
        return this;
    }

    /** Clients must send this token, or one of the token service. */
    public ServiceBuilder token(String secret) {
        token = secret;
        secured = true;
        return this;
    }

    /** Clients must send a token that the server's token service gave to one of its users. */
    public ServiceBuilder secured() {
        secured = true;
        return this;
    }

    /** Only these users of the token service, or applications of the portal, may come in; others get error 403. */
    public ServiceBuilder securedFor(String... names) {
        secured = true;
        users.addAll(List.of(names));
        return this;
    }

    /** Clients may upload files, of the usual types and up to 2 GB each. */
    public ServiceBuilder uploads() {
        return uploads(UploadRules.usual());
    }

    /** Clients may upload files that follow the rules. */
    public ServiceBuilder uploads(UploadRules rules) {
        uploads = rules;
        return this;
    }

    /** How many of its tasks run at once; without, as many as the server's instances. */
    public ServiceBuilder instances(int number) {
        limits = limits.withInstances(number);
        return this;
    }

    /** Runs that take longer are killed: jobs are timed out, execute is answered with an error. */
    public ServiceBuilder maximumUsageTime(Duration longest) {
        limits = limits.withMaximumUsage(longest);
        return this;
    }

    /** Execute is refused when no instance became free for so long; 60 seconds by default. */
    public ServiceBuilder maximumWaitTime(Duration longest) {
        limits = limits.withMaximumWait(longest);
        return this;
    }

    /** What clients may read of what the tools say. */
    public ServiceBuilder messageLevel(MessageLevel level) {
        limits = limits.withMessageLevel(level);
        return this;
    }

    /** Cancel is refused for jobs that are only submitted, as real servers do; by default it wins. */
    public ServiceBuilder cancelRefusedWhileSubmitted() {
        limits = limits.withCancelRefusedWhileSubmitted();
        return this;
    }

    /**
     * A map service draws the results of each job and answers queries about them, at
     * {@code SERVICE/MapServer/jobs/ID}; results are then pictures unless {@code returnType=data} is sent.
     */
    public ServiceBuilder resultMapService() {
        layers = new LayerOptions(true, layers.outputFeatureServices());
        return this;
    }

    /** Clients may name a feature service for the results: {@code esri_out_feature_service_name}. */
    public ServiceBuilder outputFeatureServices() {
        layers = new LayerOptions(layers.resultMap(), true);
        return this;
    }

    /** Adds a task. */
    public ServiceBuilder task(String taskName, Consumer<TaskBuilder> setUp) {
        TaskBuilder task = new TaskBuilder(taskName);
        setUp.accept(task);
        tasks.put(taskName.toLowerCase(Locale.ROOT), task.build());
        return this;
    }

    /**
     * The service as set up so far.
     *
     * @throws IllegalStateException if a synchronous service shall have services for results
     */
    public ServiceDefinition build() {
        if (synchronous && !layers.equals(LayerOptions.NONE)) {
            throw new IllegalStateException("the synchronous service " + name + " can't have services for results");
        }
        return new ServiceDefinition(
                name,
                description,
                synchronous,
                maximumRecords,
                token,
                secured,
                users,
                uploads,
                limits,
                layers,
                tasks.values().stream().map(this::withOutputName).toList());
    }

    private TaskDefinition withOutputName(TaskDefinition task) {
        return layers.outputFeatureServices() && !synchronous
                ? task.with(new ParameterBuilder(LayerOptions.OUTPUT_NAME, "GPString", true)
                        .optional()
                        .displayName("Output Feature Service Name")
                        .description("Name of the feature service that shall keep the results")
                        .build())
                : task;
    }
}
