package io.github.camelgp;

import io.github.camelgp.job.GpJobRepository;
import io.github.camelgp.operation.OnStop;
import io.github.camelgp.operation.Orphans;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.util.PropertiesHelper;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks of ArcGIS geoprocessing services. All its endpoints share one HTTP client, one ledger of jobs and one
 * timer; another server with other credentials is another component bean. Options are set before it starts.
 */
@Component("gp")
@ManagedResource(description = "Managed GpComponent")
public class GpComponent extends GpAccessOptions implements GpManagement {
    private static final String PARAMETER_PREFIX = "param.";
    private static final String JOBS_PREFIX = "jobs.";

    @Metadata(description = "Defaults for the options of all endpoints.")
    private GpConfiguration configuration = new GpConfiguration();

    @Metadata(
            description =
                    "The server that addresses without a host of their own are looked up at, such as https://host/arcgis, with or without /rest/services.")
    private @Nullable String serverUrl;

    @Metadata(
            description =
                    "Where submitted jobs are remembered. By default in memory, so that a stop of the application forgets them.")
    private @Nullable GpJobRepository jobRepository;

    @Metadata(
            defaultValue = "10000",
            javaType = "java.time.Duration",
            description = "How long a connection may take to be there.")
    private long connectTimeout = 10_000L;

    @Metadata(
            label = "advanced",
            defaultValue = "32",
            description = "How many connections to one host are open at once; further requests wait without a thread.")
    private int maxConnectionsPerHost = 32;

    @Metadata(
            label = "advanced",
            defaultValue = "20",
            description = "How many polls a second one server gets at most, whatever the number of its jobs.")
    private double pollsPerSecond = 20;

    @Metadata(
            label = "advanced",
            defaultValue = "1048576",
            description =
                    "Replies and texts above this many bytes are kept in a temporary file until the exchange is done.")
    private int spoolThreshold = 1_048_576;

    @Metadata(label = "advanced", description = "The folder for such files. By default the platform's own.")
    private @Nullable String spoolDirectory;

    @Metadata(
            label = "advanced",
            defaultValue = "67108864",
            description = "The most bytes that a reply other than a result may have.")
    private long maxReplyBytes = 67_108_864L;

    @Metadata(
            label = "advanced",
            defaultValue = "604800000",
            javaType = "java.time.Duration",
            description = "How long delivered jobs hold their idempotencyKey, and ended ones wait for a consumer.")
    private long keyRetention = 604_800_000L;

    @Metadata(
            label = "advanced",
            defaultValue = "true",
            description =
                    "Whether jobs are taken over that no other node works on any more. Switch it off in tools that only look into a jobRepository or submit a few jobs: they then leave all jobs to the applications that share it.")
    private boolean takeOverJobs = true;

    @Metadata(
            label = "consumer",
            defaultValue = "5",
            description = "How often a job whose exchange failed is delivered again before it is dead and only listed.")
    private int maxRedeliveries = 5;

    @Metadata(
            defaultValue = "30000",
            javaType = "java.time.Duration",
            description =
                    "How long a node may be silent before others, or the same one started again, take over its jobs; at least a second. It says three times as often that it lives.")
    private long lease = 30_000L;

    @Metadata(
            label = "consumer",
            defaultValue = "5000",
            javaType = "java.time.Duration",
            description =
                    "How long to wait before a job whose exchange failed is delivered again; it doubles each time, up to ten minutes.")
    private long redeliveryDelay = 5000L;

    @Metadata(
            label = "producer",
            defaultValue = "park",
            description =
                    "What becomes of jobs without an idempotencyKey that a run of a dead node waited for: park their rows, or let a consumer collect them.")
    private Orphans orphans = Orphans.park;

    @Metadata(
            label = "producer",
            defaultValue = "leave",
            description =
                    "What becomes of jobs that runs wait for when the application stops: leave them, or cancel them at the server, which is waited for up to 20 seconds.")
    private OnStop onStop = OnStop.leave;

    @Metadata(
            defaultValue = "60000",
            javaType = "java.time.Duration",
            description = "How long a request may take until its answer is there, other than a synchronous run.")
    private long responseTimeout = 60_000L;

    @Metadata(
            label = "proxy",
            description = "The proxy to go through. By default the platform's proxy properties count.")
    private @Nullable String proxyHost;

    @Metadata(label = "proxy", defaultValue = "3128", description = "The port of the proxy.")
    private int proxyPort = 3128;

    @Metadata(label = "proxy,security", secret = true, description = "The user name for the proxy.")
    private @Nullable String proxyUsername;

    @Metadata(label = "proxy,security", secret = true, description = "The password for the proxy.")
    private @Nullable String proxyPassword;

    @Metadata(
            label = "security",
            secret = true,
            description =
                    "Tokens for secured layers that inputs name by URL, each for one host: host=token, several separated by commas. They go to the server that runs the task, in the input itself, and are kept nowhere.")
    private @Nullable String accessToken;

    private @Nullable GpRuntime runtime;

    public GpComponent() {
        registerExtension(() -> new GpComponentVerifier(getCamelContext()));
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        GpConfiguration copy = configuration.copy();
        Map<String, Object> literal = new LinkedHashMap<>(copy.getTaskParameters());
        literal.putAll(PropertiesHelper.extractProperties(parameters, PARAMETER_PREFIX));
        copy.setTaskParameters(literal);
        Map<String, Object> filter = new LinkedHashMap<>(copy.getJobFilter());
        filter.putAll(PropertiesHelper.extractProperties(parameters, JOBS_PREFIX));
        copy.setJobFilter(filter);
        GpEndpoint endpoint = new GpEndpoint(uri, this, copy);
        endpoint.setTask(remaining);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        runtime = GpRuntime.start(this);
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        if (runtime != null) {
            runtime.stop();
            runtime = null;
        }
    }

    /** What the endpoints share; there while the component runs. */
    GpRuntime runtime() {
        if (runtime == null) {
            throw new IllegalStateException("The component is not started");
        }
        return runtime;
    }

    /** Counts and operations for people who watch; there also while the component does not run. */
    @Override
    public GpWatch watch() {
        return new GpWatch(() -> runtime);
    }

    public GpConfiguration getConfiguration() {
        return configuration;
    }

    /** Defaults for the options of all endpoints. */
    public void setConfiguration(GpConfiguration configuration) {
        this.configuration = configuration;
    }

    public @Nullable String getServerUrl() {
        return serverUrl;
    }

    /** The server that addresses without a host of their own are looked up at, such as https://host/arcgis, with or without /rest/services. */
    public void setServerUrl(@Nullable String serverUrl) {
        this.serverUrl = serverUrl;
    }

    public @Nullable GpJobRepository getJobRepository() {
        return jobRepository;
    }

    /** Where submitted jobs are remembered. By default in memory, so that a stop of the application forgets them. */
    public void setJobRepository(@Nullable GpJobRepository jobRepository) {
        this.jobRepository = jobRepository;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    /** How long a connection may take to be there. */
    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public int getMaxConnectionsPerHost() {
        return maxConnectionsPerHost;
    }

    /** How many connections to one host are open at once; further requests wait without a thread. */
    public void setMaxConnectionsPerHost(int maxConnectionsPerHost) {
        this.maxConnectionsPerHost = maxConnectionsPerHost;
    }

    public double getPollsPerSecond() {
        return pollsPerSecond;
    }

    /** How many polls a second one server gets at most, whatever the number of its jobs. */
    public void setPollsPerSecond(double pollsPerSecond) {
        this.pollsPerSecond = pollsPerSecond;
    }

    public int getSpoolThreshold() {
        return spoolThreshold;
    }

    /** Replies and texts above this many bytes are kept in a temporary file until the exchange is done. */
    public void setSpoolThreshold(int spoolThreshold) {
        this.spoolThreshold = spoolThreshold;
    }

    public @Nullable String getSpoolDirectory() {
        return spoolDirectory;
    }

    /** The folder for such files. By default the platform's own. */
    public void setSpoolDirectory(@Nullable String spoolDirectory) {
        this.spoolDirectory = spoolDirectory;
    }

    public long getMaxReplyBytes() {
        return maxReplyBytes;
    }

    /** The most bytes that a reply other than a result may have. */
    public void setMaxReplyBytes(long maxReplyBytes) {
        this.maxReplyBytes = maxReplyBytes;
    }

    public long getKeyRetention() {
        return keyRetention;
    }

    /** How long delivered jobs hold their idempotencyKey, and ended ones wait for a consumer. */
    public void setKeyRetention(long keyRetention) {
        this.keyRetention = keyRetention;
    }

    public @Nullable String getProxyHost() {
        return proxyHost;
    }

    /** The proxy to go through. By default the platform's proxy properties count. */
    public void setProxyHost(@Nullable String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public int getProxyPort() {
        return proxyPort;
    }

    /** The port of the proxy. */
    public void setProxyPort(int proxyPort) {
        this.proxyPort = proxyPort;
    }

    public @Nullable String getProxyUsername() {
        return proxyUsername;
    }

    /** The user name for the proxy. */
    public void setProxyUsername(@Nullable String proxyUsername) {
        this.proxyUsername = proxyUsername;
    }

    public @Nullable String getProxyPassword() {
        return proxyPassword;
    }

    /** The password for the proxy. */
    public void setProxyPassword(@Nullable String proxyPassword) {
        this.proxyPassword = proxyPassword;
    }

    public boolean isTakeOverJobs() {
        return takeOverJobs;
    }

    /** Whether jobs are taken over that no other node works on any more. */
    public void setTakeOverJobs(boolean takeOverJobs) {
        this.takeOverJobs = takeOverJobs;
    }

    public int getMaxRedeliveries() {
        return maxRedeliveries;
    }

    /** How often a job whose exchange failed is delivered again before it is dead and only listed. */
    public void setMaxRedeliveries(int maxRedeliveries) {
        this.maxRedeliveries = maxRedeliveries;
    }

    public long getLease() {
        return lease;
    }

    /** How long a node may be silent before others, or the same one started again, take over its jobs. */
    public void setLease(long lease) {
        this.lease = lease;
    }

    public Orphans getOrphans() {
        return orphans;
    }

    public void setOrphans(Orphans orphans) {
        this.orphans = orphans;
    }

    public OnStop getOnStop() {
        return onStop;
    }

    public void setOnStop(OnStop onStop) {
        this.onStop = onStop;
    }

    public long getRedeliveryDelay() {
        return redeliveryDelay;
    }

    /** How long to wait before a job whose exchange failed is delivered again; it doubles each time, up to ten minutes. */
    public void setRedeliveryDelay(long redeliveryDelay) {
        this.redeliveryDelay = redeliveryDelay;
    }

    public long getResponseTimeout() {
        return responseTimeout;
    }

    /** How long a request may take until its answer is there, other than a synchronous run. */
    public void setResponseTimeout(long responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public @Nullable String getAccessToken() {
        return accessToken;
    }

    /** Tokens for secured layers that inputs name by URL, each for one host: host=token, several separated by commas. They go to the server that runs the task, in the input itself, and are kept nowhere. */
    public void setAccessToken(@Nullable String accessToken) {
        this.accessToken = accessToken;
    }
}
