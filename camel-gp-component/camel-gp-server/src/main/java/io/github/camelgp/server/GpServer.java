package io.github.camelgp.server;

import io.github.camelgp.server.fault.Faults;
import io.github.camelgp.server.http.RecordedRequest;
import io.github.camelgp.server.http.RequestLog;
import io.github.camelgp.server.http.RestHandler;
import io.github.camelgp.server.http.RestOptions;
import io.github.camelgp.server.job.AfterRestart;
import io.github.camelgp.server.job.JobEngine;
import io.github.camelgp.server.layer.HostedServices;
import io.github.camelgp.server.layer.LayerDirectory;
import io.github.camelgp.server.protocol.Release;
import io.github.camelgp.server.resource.Catalog;
import io.github.camelgp.server.task.ServiceDefinition;
import io.github.camelgp.server.time.ServerTime;
import io.github.camelgp.server.time.SystemTime;
import io.github.camelgp.server.value.Features;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
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

    GpServer(GpServerBuilder builder) {
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
        RestOptions options = new RestOptions(
                builder.context, builder.version, builder.maxRequestBytes, builder.auth, builder.control);
        handler = new RestHandler(options, catalog, engine, hosted, faults, time, log);
        undertow = listen(builder);
        url = start(builder);
        LOG.info("GP server at {} with {} services", url, catalog.all().size());
    }

    private Undertow listen(GpServerBuilder builder) {
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

    private String start(GpServerBuilder builder) {
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
    public static GpServerBuilder builder() {
        return new GpServerBuilder();
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

    /** Back to the state after the start: no faults, recorded requests, jobs, tokens, webhooks. */
    public void reset() {
        faults.clear();
        handler.reset();
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
}
