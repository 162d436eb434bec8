package io.github.camelgp.server.job;

import io.github.camelgp.server.geo.Reprojection;
import io.github.camelgp.server.geo.SpatialReferenceException;
import io.github.camelgp.server.task.JobCancelledException;
import io.github.camelgp.server.task.ServiceDefinition;
import io.github.camelgp.server.task.TaskDefinition;
import io.github.camelgp.server.task.ToolException;
import io.github.camelgp.server.time.ServerTime;
import io.github.camelgp.server.upload.UploadStore;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.SpatialReference;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks on a bounded pool and remembers submitted jobs until they are swept. Thread safe; nothing is locked across
 * jobs.
 */
public final class JobEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobEngine.class);
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy h:mm:ss a", Locale.ENGLISH);

    private static final int MOST_TRIES = 1000;

    private final EngineOptions options;
    private final ServerTime time;
    private final OutputFiles files;
    private final UploadStore uploads;
    private final OutputServices services;
    private final ExecutorService pool;
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final Queue<Job> oldestFirst = new ConcurrentLinkedQueue<>();
    private final Set<Job> executing = ConcurrentHashMap.newKeySet();
    private final Instances instances = new Instances();
    private final List<JobListener> listeners = new CopyOnWriteArrayList<>();
    private final JobListener toAll = new JobListener() {
        @Override
        public void said(Job job, JobMessage message) {
            listeners.forEach(listener -> listener.said(job, message));
        }
    };
    private volatile boolean closed;

    /** Starts sweeping; threads are made when there is work. */
    public JobEngine(EngineOptions options, ServerTime time, OutputServices services) {
        this.services = services;
        this.options = options;
        this.time = time;
        this.files = new OutputFiles(time);
        this.uploads = new UploadStore(time, options.uploadRetention());
        AtomicInteger number = new AtomicInteger();
        this.pool = Executors.newFixedThreadPool(options.instances(), action -> {
            Thread thread = new Thread(action, "gp-server-tool-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        sweepLater();
    }

    /** Where tasks put their files. */
    public OutputFiles files() {
        return files;
    }

    /** Files that clients sent ahead. */
    public UploadStore uploads() {
        return uploads;
    }

    /** Tells somebody what happens to jobs from now on. */
    public void listen(JobListener listener) {
        listeners.add(listener);
    }

    /** The submitted jobs that are known, in no order. */
    public List<Job> all() {
        return List.copyOf(jobs.values());
    }

    /** Asks a job to stop, see {@link Job#cancel}. */
    public boolean cancel(Job job) {
        return job.cancel(time.instant());
    }

    /** Cancels a job if it hasn't ended, and removes every trace of it. */
    public void delete(Job job) {
        cancel(job);
        drop(job.id());
        oldestFirst.remove(job);
        files.delete(job);
    }

    /** What a restart makes of the jobs. */
    public void restart(AfterRestart fate) {
        for (Job job : all()) {
            boolean unfinished = !job.status().isFinal();
            if (fate == AfterRestart.ALL_GONE || unfinished && fate == AfterRestart.UNFINISHED_GONE) {
                drop(job.id());
            }
            if (unfinished && fate != AfterRestart.GO_ON) {
                job.freeze();
                instances.leave(job);
            }
        }
    }

    /** The submitted job with that id, if it isn't swept. */
    public Optional<Job> find(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    /**
     * The features of an open layer of this server, by its address.
     *
     * @param where which of them; empty for all
     * @throws IllegalArgumentException if that isn't a where clause
     */
    public Optional<Features> layer(String url, String where) {
        return services.find(url, where, this::find);
    }

    /** How many submitted jobs are known. */
    public int size() {
        return jobs.size();
    }

    /** Forgets a job at once, as if it had been swept; it goes on unseen. */
    public void drop(String id) {
        jobs.remove(id);
    }

    /** Cancels and forgets all jobs. */
    public void clear() {
        executing.forEach(this::cancel);
        jobs.values().forEach(this::cancel);
        jobs.clear();
        oldestFirst.clear();
        uploads.clear();
    }

    /** Runs a task whose caller waits for the answer; the job isn't known by its id. */
    public Job execute(ServiceDefinition service, TaskDefinition task, Inputs inputs, Caller caller) {
        Job job = newJob(service, task, inputs, caller);
        executing.add(job);
        job.ended().thenAccept(executing::remove);
        Duration longest = service.limits().maximumWait();
        String refusal = "No instance of the service " + service.name() + " became free within " + longest.toSeconds()
                + " seconds.";
        if (!longest.isZero()) {
            later(job, longest, waiting -> waiting.exceed(refusal, JobStatus.FAILED, time.instant()));
        }
        start(job, Duration.ZERO);
        return job;
    }

    /** Runs a task in the background. */
    public Job submit(ServiceDefinition service, TaskDefinition task, Inputs inputs, Caller caller) {
        Job job = newJob(service, task, inputs, caller);
        job.ended().thenAccept(done -> listeners.forEach(listener -> listener.ended(done)));
        job.add(JobMessage.informative("Submitted."));
        jobs.put(job.id(), job);
        oldestFirst.add(job);
        forgetBeyondLimit();
        LOG.debug("Job {} of {}/{} submitted", job.id(), service.name(), task.name());
        start(job, options.latency());
        return job;
    }

    private void start(Job job, Duration atLeast) {
        instances.enter(job, () -> pool.execute(() -> run(job, atLeast)));
    }

    /** The timer must not keep what would else be gone. */
    private void later(Job job, Duration delay, Consumer<Job> action) {
        WeakReference<Job> reference = new WeakReference<>(job);
        time.after(delay, () -> {
            Job known = reference.get();
            if (known != null) {
                action.accept(known);
            }
        });
    }

    private void forgetBeyondLimit() {
        for (int tries = 0; jobs.size() > options.maxJobs() && tries < MOST_TRIES; tries++) {
            Job oldest = oldestFirst.poll();
            if (oldest == null) {
                return;
            } else if (oldest.status().isFinal() || oldest.isFrozen()) {
                jobs.remove(oldest.id());
            } else {
                oldestFirst.add(oldest);
            }
        }
    }

    private Job newJob(ServiceDefinition service, TaskDefinition task, Inputs inputs, Caller caller) {
        return new Job(options.jobIds().next(), service, task, inputs, time.instant(), caller, toAll);
    }

    private void run(Job job, Duration atLeast) {
        Instant start = time.instant();
        if (!job.begin(start, new ProgressPace(time, start, atLeast))) {
            return;
        }
        Duration longest = job.service().limits().maximumUsage();
        if (!longest.isZero()) {
            String what = "The maximum usage time of " + longest.toSeconds() + " seconds was exceeded.";
            later(job, longest, running -> running.exceed(what, JobStatus.TIMED_OUT, time.instant()));
        }
        if (!job.service().synchronous()) {
            job.add(JobMessage.informative("Executing..."));
        }
        job.tell(JobMessage.informative("Start Time: " + when(start)));
        JobStatus end = JobStatus.FAILED;
        try {
            end = work(job);
        } finally {
            // even if the virtual machine fails the tool
            finishNotBefore(atLeast, job, start, end);
        }
    }

    private void finishNotBefore(Duration atLeast, Job job, Instant start, JobStatus end) {
        Duration rest = atLeast.minus(Duration.between(start, time.instant()));
        if (rest.isNegative() || rest.isZero()) {
            finish(job, start, end);
        } else {
            time.after(rest, () -> finish(job, start, end));
        }
    }

    private JobStatus work(Job job) {
        try {
            job.task().tool().run(new RunningCall(job, time, files, uploads, services, url -> layer(url, "")));
            reprojectOutputs(job);
            services.publish(job).forEach(job::put);
            return JobStatus.SUCCEEDED;
        } catch (JobCancelledException e) {
            return JobStatus.CANCELLED;
        } catch (ToolException | InvalidInputException | SpatialReferenceException e) {
            LOG.debug("Job {} failed", job.id(), e);
            return fail(job, String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            LOG.warn(
                    "Job {} of {}/{} failed",
                    job.id(),
                    job.service().name(),
                    job.task().name(),
                    e);
            return fail(job, "ERROR 999999: Something unexpected caused the tool to fail.");
        }
    }

    private static JobStatus fail(Job job, String text) {
        job.tell(JobMessage.error(text));
        job.tell(JobMessage.error("Failed to execute (" + job.task().name() + ")."));
        return JobStatus.FAILED;
    }

    private static void reprojectOutputs(Job job) {
        Optional<SpatialReference> wanted = RunningCall.outputSpatialReference(job);
        if (wanted.isEmpty()) {
            return;
        }
        boolean asked = job.inputs().context().outSpatialReference() != null;
        for (OutputValue value : job.outputs()) {
            if (value.features() != null && (asked || !value.parameter().ownSystem())) {
                job.put(OutputValue.of(value.parameter(), Reprojection.reproject(value.features(), wanted.get())));
            }
        }
    }

    private void finish(Job job, Instant start, JobStatus end) {
        Instant now = time.instant();
        String elapsed = String.format(
                Locale.ENGLISH, "%.2f seconds", Duration.between(start, now).toMillis() / 1000.0);
        if (end != JobStatus.CANCELLED && !job.isCancelled()) {
            String word = end == JobStatus.SUCCEEDED ? "Succeeded at " : "Failed at ";
            job.tell(JobMessage.informative(word + when(now) + " (Elapsed Time: " + elapsed + ")"));
            if (end == JobStatus.FAILED) {
                job.add(JobMessage.error("Failed."));
            }
        }
        job.end(end, now);
        LOG.debug("Job {} ended as {} after {}", job.id(), job.status().word(), elapsed);
    }

    private static String when(Instant instant) {
        return WHEN.format(instant.atZone(ZoneId.systemDefault()));
    }

    private void sweepLater() {
        time.after(options.sweepInterval(), () -> {
            if (!closed) {
                sweep();
                sweepLater();
            }
        });
    }

    private void sweep() {
        Instant limit = time.instant().minus(options.jobRetention());
        jobs.values()
                .removeIf(
                        job -> job.submitted().isBefore(limit) && (job.status().isFinal() || job.isFrozen()));
        oldestFirst.removeIf(job -> !jobs.containsKey(job.id()));
        files.sweep(options.jobRetention(), options.outputRetention());
        uploads.sweep();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        clear();
        pool.shutdownNow();
        files.close();
        uploads.close();
    }
}
