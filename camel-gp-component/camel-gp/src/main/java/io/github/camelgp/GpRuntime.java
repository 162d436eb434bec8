package io.github.camelgp;

import io.github.camelgp.internal.client.ClientSettings;
import io.github.camelgp.internal.http.HttpSettings;
import io.github.camelgp.internal.http.HttpTransport;
import io.github.camelgp.internal.http.UrlRewrite;
import io.github.camelgp.internal.poll.DoublingPollSchedule;
import io.github.camelgp.internal.poll.HaltPoints;
import io.github.camelgp.internal.poll.JobLedger;
import io.github.camelgp.internal.poll.LedgerSettings;
import io.github.camelgp.internal.poll.LedgerSnapshot;
import io.github.camelgp.job.GpJobRepository;
import io.github.camelgp.job.MemoryGpJobRepository;
import io.github.camelgp.operation.OnStop;
import io.github.camelgp.operation.OnUnknown;
import io.github.camelgp.operation.Orphans;
import io.github.camelgp.operation.kept.KeptResults;
import io.github.camelgp.operation.ledger.LedgerOperations;
import io.github.camelgp.operation.report.JobReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the endpoints of a component share while it runs: one HTTP client, one timer, one ledger of jobs, one pool in
 * which routes go on. It closes what it made, and nothing else.
 */
final class GpRuntime {
    private static final Logger LOG = LoggerFactory.getLogger(GpRuntime.class);
    private static final int RESULT_THREADS = 2;
    private static final Duration STORE_LIMIT = Duration.ofSeconds(30);

    /** How long a stop waits for jobs that it cancels. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(20);

    private final CamelContext context;
    private final ScheduledExecutorService timer;
    private final ExecutorService readers;
    private final HttpSettings http;
    private final HttpTransport transport;
    private final GpSites sites;
    private final GpPortals portals;
    private final GpJobRepository repository;
    private final JobLedger ledger;
    private final LedgerOperations ledgerOperations;
    private final PollRate pollRate = new PollRate(InstantSource.system());
    private final ExecutorService results;
    private final @Nullable KeptResults kept;
    private final ExecutorService reportWriter;
    private final @Nullable JobReports reports;
    private final WaitingExchanges waiting;
    private final OnStop onStop;
    private final GpHealthCheck health;

    private GpRuntime(GpComponent component) throws GeneralSecurityException, IOException {
        context = component.getCamelContext();
        ExecutorServiceManager executors = context.getExecutorServiceManager();
        timer = executors.newSingleThreadScheduledExecutor(this, "GpTimer");
        readers = executors.newFixedThreadPool(
                this, "GpReader", Math.max(2, Runtime.getRuntime().availableProcessors()));
        http = httpSettings(component);
        transport = new HttpTransport(http, timer);
        ClientSettings settings = new ClientSettings(
                Duration.ofMillis(component.getResponseTimeout()),
                ClientSettings.defaults().executeTimeout(),
                component.getMaxReplyBytes(),
                ClientSettings.defaults().maxResultBytes(),
                ClientSettings.defaults().descriptionLife());
        sites = new GpSites(
                component,
                new GpAccesses(component, transport, InstantSource.system()),
                new SiteClients(transport, settings, readers, InstantSource.system()));
        portals = new GpPortals(component, sites);
        GpJobRepository given = component.getJobRepository();
        repository = given == null ? new MemoryGpJobRepository() : given;
        ledger = new JobLedger(
                repository,
                new SiteJobs(sites, isAdministrator(component), readers, null),
                timer,
                InstantSource.system(),
                new DoublingPollSchedule(RandomGenerator.getDefault()),
                ledgerSettings(component));
        results = executors.newFixedThreadPool(this, "GpResults", RESULT_THREADS);
        kept = kept(component);
        if (kept != null) {
            ledger.keepResults(kept);
        }
        reportWriter = executors.newSingleThreadExecutor(this, "GpReports");
        reports = reports(component);
        if (reports != null) {
            ledger.addListener(reports);
        }
        ledger.addListener(new JobEvents(context));
        context.getRegistry().findByType(HaltPoints.class).forEach(ledger::haltAt);
        ledgerOperations = new LedgerOperations(
                ledger, readers, InstantSource.system(), Duration.ofMillis(component.getKeyRetention()));
        waiting = new WaitingExchanges(context);
        onStop = component.getOnStop();
        health = new GpHealthCheck(this, InstantSource.system());
    }

    static GpRuntime start(GpComponent component) throws Exception {
        GpRuntime runtime = new GpRuntime(component);
        Waits.within(
                STORE_LIMIT,
                "the job repository",
                component.isTakeOverJobs() ? runtime.ledger.start() : runtime.ledger.startAside());
        if (!runtime.repository.durable()) {
            LOG.info("Jobs are remembered in memory only: a stop of this application forgets those in flight; set"
                    + " jobRepository to keep them");
        }
        runtime.waiting.start();
        runtime.health.register(runtime.context);
        return runtime;
    }

    void stop() throws InterruptedException {
        health.unregister(context);
        if (onStop == OnStop.cancel && context.isStopping()) {
            Waits.within(LAST_WORDS.plusSeconds(1), "the last words on cancelled jobs", ledger.cancelRuns(LAST_WORDS));
        }
        Waits.within(STORE_LIMIT, "the job repository", ledger.stop());
        waiting.stop();
        transport.close();
        context.getExecutorServiceManager().shutdownGraceful(reportWriter);
        context.getExecutorServiceManager().shutdownGraceful(results);
        context.getExecutorServiceManager().shutdownGraceful(readers);
        context.getExecutorServiceManager().shutdownNow(timer);
    }

    private static boolean isAdministrator(GpComponent component) {
        return component.getAdminUrl() != null
                || component.getAdminCredentials() != null
                || component.getApiUsername() != null;
    }

    private @Nullable KeptResults kept(GpComponent component) {
        Boolean wanted = component.getCollectEagerly();
        if (wanted == null ? !repository.durable() : !wanted) {
            return null;
        }
        Path folder = component.getResultFolder() == null
                ? repository.folder().orElse(null)
                : Path.of(component.getResultFolder());
        if (folder == null && wanted != null) {
            throw new IllegalArgumentException("collectEagerly=true needs resultFolder, a folder that all nodes share");
        }
        if (folder == null) {
            LOG.info("Results are not kept here, as resultFolder isn't set: they can be had as long as the server keeps"
                    + " them, which sweepAfter says");
            return null;
        }
        return new KeptResults(folder, http.spooling(), sites, results, GpOptions.result(component.getConfiguration()));
    }

    private @Nullable JobReports reports(GpComponent component) {
        String directory = component.getReportDirectory();
        if (directory == null) {
            return null;
        }
        String user = component.getUsername();
        return new JobReports(Path.of(directory), sites, reportWriter, user == null ? "" : user);
    }

    private static HttpSettings httpSettings(GpComponent component) throws GeneralSecurityException, IOException {
        int perHost = component.getMaxConnectionsPerHost();
        String directory = component.getSpoolDirectory();
        HttpSettings settings = HttpSettings.defaults()
                .withPool(perHost, perHost * 4)
                .withConnectTimeout(Duration.ofMillis(component.getConnectTimeout()))
                .withSpooling(
                        component.getSpoolThreshold(),
                        directory == null ? null : Files.createDirectories(Path.of(directory)))
                .withProxy(proxy(component))
                .withRewrite(UrlRewrite.of(component.getUrlRewrite()));
        return GpTls.apply(component, settings);
    }

    private static HttpSettings.Proxy proxy(GpComponent component) {
        return component.getProxyHost() == null
                ? HttpSettings.Proxy.SYSTEM
                : new HttpSettings.Proxy(
                        component.getProxyHost(),
                        component.getProxyPort(),
                        component.getProxyUsername(),
                        component.getProxyPassword(),
                        false);
    }

    private static LedgerSettings ledgerSettings(GpComponent component) {
        LedgerSettings defaults = LedgerSettings.defaults(UUID.randomUUID().toString());
        return new LedgerSettings(
                defaults.node(),
                lease(component),
                Duration.ofMillis(component.getKeyRetention()),
                component.getMaxRedeliveries(),
                Duration.ofMillis(component.getRedeliveryDelay()),
                Duration.ofMillis(component.getSweepAfter()),
                component.getPollsPerSecond(),
                component.getOrphans() == Orphans.collect
                        ? LedgerSettings.Orphans.COLLECT
                        : LedgerSettings.Orphans.PARK,
                component.getConfiguration().getOnUnknown() == OnUnknown.resubmit
                        ? LedgerSettings.OnUnknown.RESUBMIT
                        : LedgerSettings.OnUnknown.PARK,
                GpOptions.polling(component.getConfiguration()));
    }

    private static Duration lease(GpComponent component) {
        if (component.getLease() < 1000) {
            throw new IllegalArgumentException("lease must be at least 1s, not " + component.getLease() + " ms");
        }
        return Duration.ofMillis(component.getLease());
    }

    HttpTransport transport() {
        return transport;
    }

    GpPortals portals() {
        return portals;
    }

    GpSites sites() {
        return sites;
    }

    JobLedger ledger() {
        return ledger;
    }

    PollRate pollRate() {
        return pollRate;
    }

    LedgerOperations ledgerOperations() {
        return ledgerOperations;
    }

    @Nullable
    KeptResults kept() {
        return kept;
    }

    @Nullable
    JobReports reports() {
        return reports;
    }

    WaitingExchanges waiting() {
        return waiting;
    }

    ExecutorService readers() {
        return readers;
    }

    HttpSettings.Spooling spooling() {
        return http.spooling();
    }

    /** How long a thread waits for the ledger at most. */
    Duration storeLimit() {
        return STORE_LIMIT;
    }

    /** How long the start of a route waits for a server. */
    Duration startLimit() {
        return http.connectTimeout().multipliedBy(2);
    }

    boolean isDurable() {
        return repository.durable();
    }

    long jobsInFlight() {
        return ledger.snapshot().inFlight().size();
    }

    long oldestJobSeconds() {
        return ledger.snapshot()
                .oldest()
                .map(LedgerSnapshot.InFlight::since)
                .map(since -> Duration.between(since, InstantSource.system().instant())
                        .toSeconds())
                .orElse(0L);
    }
}
