package io.github.camelgp.server;

import io.github.camelgp.server.auth.AuthOptions;
import io.github.camelgp.server.job.EngineOptions;
import io.github.camelgp.server.job.JobIds;
import io.github.camelgp.server.protocol.Release;
import io.github.camelgp.server.task.ServiceBuilder;
import io.github.camelgp.server.task.ServiceDefinition;
import io.github.camelgp.server.task.TaskRegistry;
import io.github.camelgp.server.time.ServerTime;
import io.github.camelgp.server.tool.StandardTools;
import io.github.camelgp.server.value.Features;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sets up a server; not thread safe. */
public final class GpServerBuilder implements TaskRegistry {
    final Map<String, ServiceBuilder> services = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    final Map<String, Map<String, Features>> featureServices = new LinkedHashMap<>();
    String host = "127.0.0.1";
    int port;
    String context = "arcgis";
    String version = "12.0";
    boolean tls;
    boolean clientCertificates;
    AuthOptions auth = AuthOptions.none();
    long maxRequestBytes = 64L * 1024 * 1024;
    int recordedRequests = 1000;
    EngineOptions engineOptions = EngineOptions.standard();
    boolean control;

    @Nullable
    ServerTime time;

    GpServerBuilder() {}

    @Override
    public GpServerBuilder service(String name, Consumer<ServiceBuilder> setUp) {
        setUp.accept(services.computeIfAbsent(name, ServiceBuilder::new));
        return this;
    }

    /**
     * A feature service that is there from the start, with one layer that can be queried and edited.
     *
     * @param name with its folder, such as {@code Hosted/Parcels}
     * @param layer fields, geometry type, system and perhaps first features
     */
    public GpServerBuilder featureService(String name, Features layer) {
        featureServices.put(name, Map.of(name.substring(name.indexOf('/') + 1), layer));
        return this;
    }

    /** A service of that name is registered. */
    public boolean has(String name) {
        return services.containsKey(name);
    }

    /** Registers services that are set up elsewhere. */
    public GpServerBuilder register(Consumer<TaskRegistry> set) {
        set.accept(this);
        return this;
    }

    /** Registers the tools of the standalone server. */
    public GpServerBuilder standardTools() {
        StandardTools.addTo(this);
        return this;
    }

    /** The port; 0, the default, takes a free one. */
    public GpServerBuilder port(int number) {
        port = number;
        return this;
    }

    /** The address to bind to. */
    public GpServerBuilder host(String address) {
        host = address;
        return this;
    }

    /** The first segment of all addresses. */
    public GpServerBuilder context(String segment) {
        context = segment;
        return this;
    }

    /** HTTPS with a self-made certificate: see {@link GpServer#certificate}. */
    public GpServerBuilder tls() {
        tls = true;
        return this;
    }

    /** HTTPS where clients must show a certificate, which {@link GpServer#certificate} has too. */
    public GpServerBuilder clientCertificates() {
        tls = true;
        clientCertificates = true;
        return this;
    }

    /** A user of the token service, which secured services need. */
    public GpServerBuilder user(String name, String password) {
        auth = auth.withUser(name, password);
        return this;
    }

    /** A user who may also administer. */
    public GpServerBuilder administrator(String name, String password) {
        auth = auth.withAdministrator(name, password);
        return this;
    }

    /** An OAuth application of the portal. */
    public GpServerBuilder application(String clientId, String secret) {
        auth = auth.withApplication(clientId, secret);
        return this;
    }

    /** The portal on the same host gives the tokens, and the server takes them. */
    public GpServerBuilder federated() {
        auth = auth.withFederation(false);
        return this;
    }

    /** Federated, and a token of the portal must be exchanged for one of the server before it counts. */
    public GpServerBuilder federatedByExchange() {
        auth = auth.withFederation(true);
        return this;
    }

    /** Basic authentication in front of everything; tokens come beside it, in X-Esri-Authorization. */
    public GpServerBuilder webTier(String user, String password) {
        auth = auth.withWebTier(user, password);
        return this;
    }

    /**
     * The release of ArcGIS to behave like, such as 10.91, 11.3 or 12.0 (the default).
     *
     * @throws IllegalArgumentException if it is none
     */
    public GpServerBuilder version(String release) {
        version = Release.of(release).number().toPlainString();
        return this;
    }

    /**
     * Faults and recorded requests by HTTP, for tests in other processes: {@code control/faults},
     * {@code control/requests}, {@code control/restart}, {@code control/reset}. Only for clients on this machine.
     */
    public GpServerBuilder control() {
        control = true;
        return this;
    }

    /** The form of job ids. */
    public GpServerBuilder jobIds(JobIds form) {
        engineOptions = engineOptions.withJobIds(form);
        return this;
    }

    /** How many submitted jobs are remembered; beyond, the oldest ended ones are forgotten. 20,000 by default. */
    public GpServerBuilder maxJobs(int number) {
        engineOptions = engineOptions.withMaxJobs(number);
        return this;
    }

    /** How many tasks run at once. */
    public GpServerBuilder instances(int number) {
        engineOptions = engineOptions.withInstances(number);
        return this;
    }

    /** How long a submitted job takes at least. */
    public GpServerBuilder latency(Duration least) {
        engineOptions = engineOptions.withLatency(least);
        return this;
    }

    /** How long jobs and their files are kept after their submission; six hours by default. */
    public GpServerBuilder jobRetention(Duration age) {
        engineOptions = engineOptions.withJobRetention(age);
        return this;
    }

    /** How long files of synchronous tasks are kept; ten minutes by default. */
    public GpServerBuilder outputRetention(Duration age) {
        engineOptions = engineOptions.withOutputRetention(age);
        return this;
    }

    /** How long uploaded files are kept; a day by default. */
    public GpServerBuilder uploadRetention(Duration age) {
        engineOptions = engineOptions.withUploadRetention(age);
        return this;
    }

    /** Bigger requests are refused, uploads apart; 64 MB by default. */
    public GpServerBuilder maxRequestBytes(long bytes) {
        maxRequestBytes = bytes;
        return this;
    }

    /** How many requests are recorded; 1,000 by default. */
    public GpServerBuilder recordedRequests(int number) {
        recordedRequests = number;
        return this;
    }

    /** Time of the caller's, such as {@link io.github.camelgp.server.time.ManualTime}. */
    public GpServerBuilder time(ServerTime given) {
        time = given;
        return this;
    }

    List<ServiceDefinition> definitions() {
        return services.values().stream().map(ServiceBuilder::build).toList();
    }

    /**
     * Starts the server.
     *
     * @throws IllegalStateException if it can't listen there
     */
    public GpServer start() {
        return new GpServer(this);
    }
}
