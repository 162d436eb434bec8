package io.github.camelgp.server;

import io.github.camelgp.server.auth.AuthOptions;
import io.github.camelgp.server.fault.Faults;
import io.github.camelgp.server.http.RecordedRequest;
import io.github.camelgp.server.http.RequestLog;
import io.github.camelgp.server.http.RestHandler;
import io.github.camelgp.server.http.RestOptions;
import io.github.camelgp.server.job.AfterRestart;
import io.github.camelgp.server.job.EngineOptions;
import io.github.camelgp.server.job.JobEngine;
import io.github.camelgp.server.job.JobIds;
import io.github.camelgp.server.layer.HostedServices;
import io.github.camelgp.server.layer.LayerDirectory;
import io.github.camelgp.server.protocol.Release;
import io.github.camelgp.server.resource.Catalog;
import io.github.camelgp.server.task.ServiceBuilder;
import io.github.camelgp.server.task.ServiceDefinition;
import io.github.camelgp.server.task.TaskRegistry;
import io.github.camelgp.server.time.ServerTime;
import io.github.camelgp.server.time.SystemTime;
import io.github.camelgp.server.tool.StandardTools;
import io.github.camelgp.server.value.Features;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.Options;
import org.xnio.SslClientAuthMode;

/**
 * An embeddable GP server: the ArcGIS REST protocol for geoprocessing over tasks that are registered in Java. It binds to
 * the loopback address unless told otherwise. Thread safe.
 *
 * <pre>{@code
 * try (GpServer server = GpServer.builder()
 *         .service("Test/Hello", s -> s.synchronous().task("Greet", t -> t
 *                 .input("Name", "GPString")
 *                 .output("Greeting", "GPString")
 *                 .run(call -> call.set("Greeting", "Hello " + call.text("Name")))))
 *         .start()) {
 *     URI task = URI.create(server.taskUrl("Test/Hello", "Greet"));
 * }
 * }</pre>
 */
public final class GpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GpServer.class);
    private static final int WORKER_THREADS = 16;

    private final Undertow undertow;
    private final RestHandler handler;
    private final JobEngine engine;
    private final Catalog catalog;
    private final HostedServices hosted;
    private final Faults faults;
    private final RequestLog log;
    private final @Nullable SystemTime ownTime;
    private final @Nullable SelfMadeCertificate certificate;
    private final String url;

    private GpServer(Builder builder) {
        ownTime = builder.time == null ? new SystemTime() : null;
        ServerTime time = builder.time != null ? builder.time : ownTime;
        Release release = Release.of(builder.version);
        hosted = new HostedServices();
        builder.featureServices.forEach(hosted::add);
        catalog =
                new Catalog(builder.definitions().stream().map(release::publish).toList(), hosted::names);
        faults = new Faults();
        log = new RequestLog(builder.recordedRequests);
        engine = new JobEngine(builder.engineOptions, time, new LayerDirectory(hosted));
        certificate = builder.tls ? SelfMadeCertificate.create(builder.host, builder.clientCertificates) : null;
        RestOptions options = new RestOptions(builder.context, builder.version, builder.maxRequestBytes, builder.auth, builder.control);
        handler = new RestHandler(options, catalog, engine, hosted, faults, time, log);
        undertow = listen(builder);
        url = start(builder);
        LOG.info("GP server at {} with {} services", url, catalog.all().size());
    }

    private Undertow listen(Builder builder) {
        Undertow.Builder http = Undertow.builder()
                .setServerOption(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true)
                .setServerOption(UndertowOptions.DECODE_URL, false)
                .setServerOption(UndertowOptions.MAX_PARAMETERS, 10_000)
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, 30_000)
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, 300_000)
                .setIoThreads(2)
                .setWorkerThreads(WORKER_THREADS)
                .setHandler(handler);
        if (builder.clientCertificates) {
            http.setSocketOption(Options.SSL_CLIENT_AUTH_MODE, SslClientAuthMode.REQUIRED);
        }
        if (certificate != null) {
            http.addHttpsListener(builder.port, builder.host, certificate.serverContext());
        } else {
            http.addHttpListener(builder.port, builder.host);
        }
        return http.build();
    }

    private String start(Builder builder) {
        try {
            undertow.start();
        } catch (RuntimeException e) {
            closeEngine();
            throw new IllegalStateException("could not listen on " + builder.host + ":" + builder.port, e);
        }
        InetSocketAddress address =
                (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
        String host = builder.host.contains(":") ? "[" + builder.host + "]" : builder.host;
        return (certificate != null ? "https://" : "http://") + host + ":" + address.getPort() + "/" + builder.context;
    }

    /** Starts with nothing registered. */
    public static Builder builder() {
        return new Builder();
    }

    /** A server with the tools of the standalone server, on a free port. */
    public static GpServer standard() {
        return builder().standardTools().start();
    }

    /** The site, such as {@code http://127.0.0.1:6080/arcgis}. */
    public String url() {
        return url;
    }

    /** The address of a service, named with its folder. */
    public String serviceUrl(String service) {
        return url + "/rest/services/" + encode(service) + "/GPServer";
    }

    /** The address of a task. */
    public String taskUrl(String service, String task) {
        return serviceUrl(service) + "/" + encode(task);
    }

    private static String encode(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }

    /** What is registered. */
    public List<ServiceDefinition> services() {
        return catalog.all();
    }

    /** What shall go wrong. */
    public Faults faults() {
        return faults;
    }

    /** The latest requests, oldest first. */
    public List<RecordedRequest> requests() {
        return log.requests();
    }

    /** The address of a feature service, named with its folder. */
    public String featureServiceUrl(String service) {
        return url + "/rest/services/" + encode(service) + "/FeatureServer";
    }

    /** What a layer of a feature service holds now; empty if there is no such layer. */
    public Optional<Features> layer(String featureService, int layer) {
        return hosted.features(featureService, layer);
    }

    /** How many submitted jobs are known. */
    public int knownJobs() {
        return engine.size();
    }

    /** The certificate of a server with TLS. */
    public Optional<SelfMadeCertificate> certificate() {
        return Optional.ofNullable(certificate);
    }

    /** The address of the portal, which stands beside the server. */
    public String portalUrl() {
        return url.substring(0, url.lastIndexOf('/')) + "/portal";
    }

    /** A refresh token of the portal for one of the users, as if that user had signed in there. */
    public String refreshToken(String user) {
        return handler.refreshToken(user);
    }

    /** What a restart does: tokens are forgotten, and to the jobs happens what is said. */
    public void restart(AfterRestart jobs) {
        handler.forgetTokens();
        engine.restart(jobs);
    }

    /** Makes all tokens of the token service and the portal invalid, as a restart does. */
    public void forgetTokens() {
        handler.forgetTokens();
    }

    /** Back to the state after the start: no faults, recorded requests, jobs, tokens. */
    public void reset() {
        faults.clear();
        handler.forgetTokens();
        engine.clear();
        hosted.reset();
        log.clear();
    }

    @Override
    public void close() {
        undertow.stop();
        closeEngine();
    }

    private void closeEngine() {
        try {
            engine.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (ownTime != null) {
                ownTime.close();
            }
        }
    }

    /** Sets up a server; not thread safe. */
    public static final class Builder implements TaskRegistry {
        private final Map<String, ServiceBuilder> services = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private final Map<String, Map<String, Features>> featureServices = new LinkedHashMap<>();
        private String host = "127.0.0.1";
        private int port;
        private String context = "arcgis";
        private String version = "12.0";
        private boolean tls;
        private boolean clientCertificates;
        private AuthOptions auth = AuthOptions.none();
        private long maxRequestBytes = 64L * 1024 * 1024;
        private int recordedRequests = 1000;
        private EngineOptions engineOptions = EngineOptions.standard();
        private boolean control;
        private @Nullable ServerTime time;

        private Builder() {}

        @Override
        public Builder service(String name, Consumer<ServiceBuilder> setUp) {
            setUp.accept(services.computeIfAbsent(name, ServiceBuilder::new));
            return this;
        }

        /**
         * A feature service that is there from the start, with one layer that can be queried and edited.
         *
         * @param name with its folder, such as {@code Hosted/Parcels}
         * @param layer fields, geometry type, system and perhaps first features
         */
        public Builder featureService(String name, Features layer) {
            featureServices.put(name, Map.of(name.substring(name.indexOf('/') + 1), layer));
            return this;
        }

        /** A service of that name is registered. */
        public boolean has(String name) {
            return services.containsKey(name);
        }

        /** Registers services that are set up elsewhere. */
        public Builder register(Consumer<TaskRegistry> set) {
            set.accept(this);
            return this;
        }

        /** Registers the tools of the standalone server. */
        public Builder standardTools() {
            StandardTools.addTo(this);
            return this;
        }

        /** The port; 0, the default, takes a free one. */
        public Builder port(int number) {
            port = number;
            return this;
        }

        /** The address to bind to. */
        public Builder host(String address) {
            host = address;
            return this;
        }

        /** The first segment of all addresses. */
        public Builder context(String segment) {
            context = segment;
            return this;
        }

        /** HTTPS with a self-made certificate: see {@link GpServer#certificate}. */
        public Builder tls() {
            tls = true;
            return this;
        }

        /** HTTPS where clients must show a certificate, which {@link GpServer#certificate} has too. */
        public Builder clientCertificates() {
            tls = true;
            clientCertificates = true;
            return this;
        }

        /** A user of the token service, which secured services need. */
        public Builder user(String name, String password) {
            auth = auth.withUser(name, password);
            return this;
        }

        /** A user who may also administer. */
        public Builder administrator(String name, String password) {
            auth = auth.withAdministrator(name, password);
            return this;
        }

        /** An OAuth application of the portal. */
        public Builder application(String clientId, String secret) {
            auth = auth.withApplication(clientId, secret);
            return this;
        }

        /** The portal on the same host gives the tokens, and the server takes them. */
        public Builder federated() {
            auth = auth.withFederation(false);
            return this;
        }

        /** Federated, and a token of the portal must be exchanged for one of the server before it counts. */
        public Builder federatedByExchange() {
            auth = auth.withFederation(true);
            return this;
        }

        /** Basic authentication in front of everything; tokens come beside it, in X-Esri-Authorization. */
        public Builder webTier(String user, String password) {
            auth = auth.withWebTier(user, password);
            return this;
        }

        /**
         * The release of ArcGIS to behave like, such as 10.91, 11.3 or 12.0 (the default).
         *
         * @throws IllegalArgumentException if it is none
         */
        public Builder version(String release) {
            version = Release.of(release).number().toPlainString();
            return this;
        }

        /**
         * Faults and recorded requests by HTTP, for tests in other processes: {@code control/faults},
         * {@code control/requests}, {@code control/restart}, {@code control/reset}. Only for clients on this machine.
         */
        public Builder control() {
            control = true;
            return this;
        }

        /** The form of job ids. */
        public Builder jobIds(JobIds form) {
            engineOptions = engineOptions.withJobIds(form);
            return this;
        }

        /** How many submitted jobs are remembered; beyond, the oldest ended ones are forgotten. 20,000 by default. */
        public Builder maxJobs(int number) {
            engineOptions = engineOptions.withMaxJobs(number);
            return this;
        }

        /** How many tasks run at once. */
        public Builder instances(int number) {
            engineOptions = engineOptions.withInstances(number);
            return this;
        }

        /** How long a submitted job takes at least. */
        public Builder latency(Duration least) {
            engineOptions = engineOptions.withLatency(least);
            return this;
        }

        /** How long jobs and their files are kept after their submission; six hours by default. */
        public Builder jobRetention(Duration age) {
            engineOptions = engineOptions.withJobRetention(age);
            return this;
        }

        /** How long files of synchronous tasks are kept; ten minutes by default. */
        public Builder outputRetention(Duration age) {
            engineOptions = engineOptions.withOutputRetention(age);
            return this;
        }

        /** How long uploaded files are kept; a day by default. */
        public Builder uploadRetention(Duration age) {
            engineOptions = engineOptions.withUploadRetention(age);
            return this;
        }

        /** Bigger requests are refused, uploads apart; 64 MB by default. */
        public Builder maxRequestBytes(long bytes) {
            maxRequestBytes = bytes;
            return this;
        }

        /** How many requests are recorded; 1,000 by default. */
        public Builder recordedRequests(int number) {
            recordedRequests = number;
            return this;
        }

        /** Time of the caller's, such as {@link io.github.camelgp.server.time.ManualTime}. */
        public Builder time(ServerTime given) {
            time = given;
            return this;
        }

        private List<ServiceDefinition> definitions() {
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
}
