package io.github.camelgp.internal.poll;

import io.github.camelgp.internal.poll.PollEnd.Final;
import io.github.camelgp.model.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for jobs until they end: one timer for all, one request in flight per job, so many per second and site. A poll
 * that fails is not a job that failed, and a status nobody knows is no end. Safe for use by many threads; holds none.
 */
final class JobPoller {
    private static final Logger LOG = LoggerFactory.getLogger(JobPoller.class);

    private final JobService service;
    private final ScheduledExecutorService timer;
    private final InstantSource clock;
    private final PollSchedule schedule;
    private final double pollsPerSecond;
    private final Map<String, PolledJob> jobs = new ConcurrentHashMap<>();
    private final Map<String, SitePace> sites = new ConcurrentHashMap<>();
    private volatile boolean stopped;
    private final LongAdder polls = new LongAdder();
    private final LongAdder errors = new LongAdder();

    JobPoller(
            JobService service,
            ScheduledExecutorService timer,
            InstantSource clock,
            PollSchedule schedule,
            double pollsPerSecond) {
        this.service = service;
        this.timer = timer;
        this.clock = clock;
        this.schedule = schedule;
        this.pollsPerSecond = pollsPerSecond;
    }

    /** Asks for a job from now on, unless it is asked for already. */
    void track(PollTarget target) {
        var job = new PolledJob(target, this);
        if (!stopped && jobs.putIfAbsent(target.id(), job) == null) {
            job.start();
        }
    }

    /** Asks the server to cancel a job that isn't asked for; the answer completes with its end. */
    CompletableFuture<PollEnd> cancel(PollTarget target) {
        var job = new PolledJob(target, this);
        jobs.put(target.id(), job);
        job.cancel();
        return job.end().copy();
    }

    boolean isStopped() {
        return stopped;
    }

    boolean isTracked(String id) {
        return jobs.containsKey(id);
    }

    Set<String> tracked() {
        return Set.copyOf(jobs.keySet());
    }

    /** Asks for a job no more, and tells nobody. */
    void drop(String id) {
        var job = jobs.remove(id);
        if (job != null) {
            job.drop();
        }
    }

    /** Asks the server to cancel a job; the answer completes with its end. Empty when it isn't asked for here. */
    Optional<CompletableFuture<PollEnd>> cancel(String id) {
        var job = jobs.get(id);
        if (job == null) {
            return Optional.empty();
        }
        job.cancel();
        return Optional.of(job.end().copy());
    }

    void start() {
        stopped = false;
    }

    /** Asks for no job any more, and tells nobody. */
    void stop() {
        stopped = true;
        tracked().forEach(this::drop);
    }

    List<LedgerSnapshot.InFlight> inFlight() {
        return jobs.values().stream().map(PolledJob::inFlight).toList();
    }

    long polls() {
        return polls.sum();
    }

    long errors() {
        return errors.sum();
    }

    Instant now() {
        return clock.instant();
    }

    JobService service() {
        return service;
    }

    PollSchedule schedule() {
        return schedule;
    }

    Future<?> after(Duration delay, Runnable task) {
        return timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    void inTurn(String url, Runnable request) {
        sites.computeIfAbsent(site(url), key -> new SitePace(timer, clock, pollsPerSecond))
                .request(request);
    }

    void counted(boolean failed) {
        polls.increment();
        if (failed) {
            errors.increment();
        }
    }

    void ended(PolledJob job, PollEnd end) {
        var target = job.target();
        jobs.remove(target.id(), job);
        if (end instanceof Final last && last.job().status() == JobStatus.SUCCEEDED) {
            schedule.ended(target.taskUrl(), Duration.between(target.submitted(), now()));
        }
        try {
            target.ended().accept(end);
        } catch (RuntimeException e) {
            LOG.error("The end of a job could not be noted (job={}, task={})", target.jobId(), target.taskUrl(), e);
        }
    }

    /** What is between the scheme and the path; the URL need not be a valid one. */
    private static String site(String url) {
        var start = url.indexOf("//") + 2;
        var end = url.indexOf('/', start);
        return (end < 0 ? url : url.substring(0, end)).toLowerCase(Locale.ROOT);
    }
}
