package io.github.camelgp.springboot;

import io.github.camelgp.GpConfiguration;
import io.github.camelgp.job.GpJobRepository;
import io.github.camelgp.operation.OnStop;
import io.github.camelgp.operation.Orphans;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The options of the component as {@code camel.component.gp.*}. What is not set (null) keeps the component's own value,
 * so that a component bean of the application's is not overwritten. Durations are written as {@code 10s} or
 * {@code 500ms}; objects as {@code #bean:name}. Not thread safe; Spring fills it once.
 */
@ConfigurationProperties(prefix = "camel.component.gp")
public class GpComponentConfiguration extends GpAccessProperties {
    /** Defaults for the options of all endpoints. A bean, such as #bean:name. */
    private @Nullable GpConfiguration configuration;

    /** How long a connection may take to be there. */
    private @Nullable Duration connectTimeout;

    /**
     * Where submitted jobs are remembered. By default in memory, so that a stop of the application forgets them. A
     * bean, such as #bean:name.
     */
    private @Nullable GpJobRepository jobRepository;

    /** How long a request may take until its answer is there, other than a synchronous run. */
    private @Nullable Duration responseTimeout;

    /**
     * The server that addresses without a host of their own are looked up at, such as https://host/arcgis, with or
     * without /rest/services.
     */
    private @Nullable String serverUrl;

    /**
     * Allows for bridging the consumer to the Camel routing Error Handler, which mean any exceptions (if possible)
     * occurred while the Camel consumer is trying to pickup incoming messages, or the likes, will now be processed
     * as a message and handled by the routing Error Handler. Important: This is only possible if the 3rd party
     * component allows Camel to be alerted if an exception was thrown. Some components handle this internally only,
     * and therefore bridgeErrorHandler is not possible. In other situations we may improve the Camel component to
     * hook into the 3rd party component and make this possible for future releases. By default the consumer will use
     * the org.apache.camel.spi.ExceptionHandler to deal with exceptions, that will be logged at WARN or ERROR level
     * and ignored.
     */
    private @Nullable Boolean bridgeErrorHandler;

    /** How often a job whose exchange failed is delivered again before it is dead and only listed. */
    private @Nullable Integer maxRedeliveries;

    /**
     * How long a node may be silent before others, or the same one started again, take over its jobs; at least a
     * second. It says three times as often that it lives.
     */
    private @Nullable Duration lease;

    /**
     * How long to wait before a job whose exchange failed is delivered again; it doubles each time, up to ten
     * minutes.
     */
    private @Nullable Duration redeliveryDelay;

    /**
     * What becomes of jobs without an idempotencyKey that a run of a dead node waited for: park their rows, or let a
     * consumer collect them.
     */
    private @Nullable Orphans orphans;

    /**
     * What becomes of jobs that runs wait for when the application stops: leave them, or cancel them at the server,
     * which is waited for up to 20 seconds.
     */
    private @Nullable OnStop onStop;

    /**
     * Whether the producer should be started lazy (on the first message). By starting lazy you can use this to allow
     * CamelContext and routes to startup in situations where a producer may otherwise fail during starting and cause
     * the route to fail being started. By deferring this startup to be lazy then the startup failure can be handled
     * during routing messages via Camel's routing error handlers. Beware that when the first message is processed
     * then creating and starting the producer may take a little time and prolong the total processing time of the
     * processing.
     */
    private @Nullable Boolean lazyStartProducer;

    /**
     * Whether autowiring is enabled. This is used for automatic autowiring options (the option must be marked as
     * autowired) by looking up in the registry to find if there is a single instance of matching type, which then
     * gets configured on the component. This can be used for automatic configuring JDBC data sources, JMS connection
     * factories, AWS Clients, etc.
     */
    private @Nullable Boolean autowiredEnabled;

    /** How long delivered jobs hold their idempotencyKey, and ended ones wait for a consumer. */
    private @Nullable Duration keyRetention;

    /**
     * Whether jobs are taken over that no other node works on any more. Switch it off in tools that only look into a
     * jobRepository or submit a few jobs: they then leave all jobs to the applications that share it.
     */
    private @Nullable Boolean takeOverJobs;

    /** How many connections to one host are open at once; further requests wait without a thread. */
    private @Nullable Integer maxConnectionsPerHost;

    /** The most bytes that a reply other than a result may have. */
    private @Nullable Long maxReplyBytes;

    /** How many polls a second one server gets at most, whatever the number of its jobs. */
    private @Nullable Double pollsPerSecond;

    /** The folder for such files. By default the platform's own. */
    private @Nullable String spoolDirectory;

    /** Replies and texts above this many bytes are kept in a temporary file until the exchange is done. */
    private @Nullable Integer spoolThreshold;

    /** Used for enabling or disabling all consumer based health checks from this component */
    private @Nullable Boolean healthCheckConsumerEnabled;

    /**
     * Used for enabling or disabling all producer based health checks from this component. Notice: Camel has by
     * default disabled all producer based health-checks. You can turn on producer checks globally by setting
     * camel.health.producersEnabled=true.
     */
    private @Nullable Boolean healthCheckProducerEnabled;

    /** The proxy to go through. By default the platform's proxy properties count. */
    private @Nullable String proxyHost;

    /** The port of the proxy. */
    private @Nullable Integer proxyPort;

    /** The password for the proxy. */
    private @Nullable String proxyPassword;

    /** The user name for the proxy. */
    private @Nullable String proxyUsername;

    public @Nullable GpConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(@Nullable GpConfiguration configuration) {
        this.configuration = configuration;
    }

    public @Nullable Duration getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(@Nullable Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public @Nullable GpJobRepository getJobRepository() {
        return jobRepository;
    }

    public void setJobRepository(@Nullable GpJobRepository jobRepository) {
        this.jobRepository = jobRepository;
    }

    public @Nullable Duration getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(@Nullable Duration responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public @Nullable String getServerUrl() {
        return serverUrl;
    }

    public void setServerUrl(@Nullable String serverUrl) {
        this.serverUrl = serverUrl;
    }

    public @Nullable Boolean getBridgeErrorHandler() {
        return bridgeErrorHandler;
    }

    public void setBridgeErrorHandler(@Nullable Boolean bridgeErrorHandler) {
        this.bridgeErrorHandler = bridgeErrorHandler;
    }

    public @Nullable Integer getMaxRedeliveries() {
        return maxRedeliveries;
    }

    public void setMaxRedeliveries(@Nullable Integer maxRedeliveries) {
        this.maxRedeliveries = maxRedeliveries;
    }

    public @Nullable Duration getLease() {
        return lease;
    }

    public void setLease(@Nullable Duration lease) {
        this.lease = lease;
    }

    public @Nullable Orphans getOrphans() {
        return orphans;
    }

    public void setOrphans(@Nullable Orphans orphans) {
        this.orphans = orphans;
    }

    public @Nullable OnStop getOnStop() {
        return onStop;
    }

    public void setOnStop(@Nullable OnStop onStop) {
        this.onStop = onStop;
    }

    public @Nullable Duration getRedeliveryDelay() {
        return redeliveryDelay;
    }

    public void setRedeliveryDelay(@Nullable Duration redeliveryDelay) {
        this.redeliveryDelay = redeliveryDelay;
    }

    public @Nullable Boolean getLazyStartProducer() {
        return lazyStartProducer;
    }

    public void setLazyStartProducer(@Nullable Boolean lazyStartProducer) {
        this.lazyStartProducer = lazyStartProducer;
    }

    public @Nullable Boolean getAutowiredEnabled() {
        return autowiredEnabled;
    }

    public void setAutowiredEnabled(@Nullable Boolean autowiredEnabled) {
        this.autowiredEnabled = autowiredEnabled;
    }

    public @Nullable Duration getKeyRetention() {
        return keyRetention;
    }

    public void setKeyRetention(@Nullable Duration keyRetention) {
        this.keyRetention = keyRetention;
    }

    public @Nullable Integer getMaxConnectionsPerHost() {
        return maxConnectionsPerHost;
    }

    public void setMaxConnectionsPerHost(@Nullable Integer maxConnectionsPerHost) {
        this.maxConnectionsPerHost = maxConnectionsPerHost;
    }

    public @Nullable Long getMaxReplyBytes() {
        return maxReplyBytes;
    }

    public void setMaxReplyBytes(@Nullable Long maxReplyBytes) {
        this.maxReplyBytes = maxReplyBytes;
    }

    public @Nullable Double getPollsPerSecond() {
        return pollsPerSecond;
    }

    public void setPollsPerSecond(@Nullable Double pollsPerSecond) {
        this.pollsPerSecond = pollsPerSecond;
    }

    public @Nullable String getSpoolDirectory() {
        return spoolDirectory;
    }

    public void setSpoolDirectory(@Nullable String spoolDirectory) {
        this.spoolDirectory = spoolDirectory;
    }

    public @Nullable Integer getSpoolThreshold() {
        return spoolThreshold;
    }

    public void setSpoolThreshold(@Nullable Integer spoolThreshold) {
        this.spoolThreshold = spoolThreshold;
    }

    public @Nullable Boolean getHealthCheckConsumerEnabled() {
        return healthCheckConsumerEnabled;
    }

    public void setHealthCheckConsumerEnabled(@Nullable Boolean healthCheckConsumerEnabled) {
        this.healthCheckConsumerEnabled = healthCheckConsumerEnabled;
    }

    public @Nullable Boolean getHealthCheckProducerEnabled() {
        return healthCheckProducerEnabled;
    }

    public void setHealthCheckProducerEnabled(@Nullable Boolean healthCheckProducerEnabled) {
        this.healthCheckProducerEnabled = healthCheckProducerEnabled;
    }

    public @Nullable String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(@Nullable String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public @Nullable Integer getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(@Nullable Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public @Nullable String getProxyPassword() {
        return proxyPassword;
    }

    public void setProxyPassword(@Nullable String proxyPassword) {
        this.proxyPassword = proxyPassword;
    }

    public @Nullable String getProxyUsername() {
        return proxyUsername;
    }

    public void setProxyUsername(@Nullable String proxyUsername) {
        this.proxyUsername = proxyUsername;
    }

    public @Nullable Boolean getTakeOverJobs() {
        return takeOverJobs;
    }

    public void setTakeOverJobs(@Nullable Boolean takeOverJobs) {
        this.takeOverJobs = takeOverJobs;
    }
}
