package io.github.camelgp.springboot;

import io.github.camelgp.operation.CleanUp;
import io.github.camelgp.operation.TimeoutAction;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Defaults for what endpoints do about the ends of jobs and with the ledger; an option that is not set keeps the component's own. */
public class GpEndProperties extends GpLedgerProperties {
    /**
     * How long a job may wait at the server until it is first seen executing. By default as long as jobTimeout lets it.
     */
    private @Nullable Duration queueTimeout;

    /** What becomes of a job when queueTimeout passes: leave it in the queue and listed, or cancel it at the server. */
    private @Nullable TimeoutAction queueTimeoutAction;

    /** How long a job may take from when it is first seen executing. By default as long as jobTimeout lets it. */
    private @Nullable Duration runTimeout;

    /** What becomes of a job when runTimeout passes: leave it running and listed, or cancel it at the server. */
    private @Nullable TimeoutAction runTimeoutAction;

    /**
     * A simple predicate over the message with the result, such as ${body.value('Solve_Succeeded')} == false. Where it
     * holds, the run failed although the server says that it succeeded.
     */
    private @Nullable String failWhen;

    /**
     * A run fails whose wanted feature outputs and tables hold fewer features together. By default none is needed.
     */
    private @Nullable Integer minFeatures;

    /** A run fails whose messages hold a warning, although the server says that it succeeded. */
    private @Nullable Boolean failOnWarning;

    /**
     * Which rows of the ledger the operations listJobs, rerunJob, forgetJob and purgeJobs mean: id, state, task, key,
     * collector, since, olderThan, limit, force. In an address each has the prefix, such as jobs.state=DEAD,PARKED.
     * This is a multi-value option with prefix: jobs.
     */
    private @Nullable Map<String, Object> jobFilter;

    /**
     * What is removed from the server when the exchange with a result is done: none, or job, which is what was
     * uploaded for it, and the job with its files where there is an administrator (adminUrl). That it is refused
     * is a warning only; jobs that failed stay.
     */
    private @Nullable CleanUp cleanUp;

    /**
     * Whether results are fetched and kept in resultFolder the moment a job succeeds, before it is handed over, as
     * servers sweep theirs after some hours. Without being set it holds for a jobRepository that outlives the process,
     * if there is a folder.
     */
    private @Nullable Boolean collectEagerly;

    /**
     * The folder for results that are kept; nodes that share jobs share it, under whatever path. By default next to the
     * H2 file of jobRepository.
     */
    private @Nullable String resultFolder;

    /**
     * How long the server keeps the results of a job after its end, as its administrator set it. Until then results are
     * tried for; shortly before it jobs that nobody collected are warned of.
     */
    private @Nullable Duration sweepAfter;

    /**
     * A folder for reports: one file for each job that failed, was given up, parked or left at a limit, with reason,
     * messages, times, inputs without secrets and what to do. It goes when the job succeeds after all.
     */
    private @Nullable String reportDirectory;

    public @Nullable Boolean getCollectEagerly() {
        return collectEagerly;
    }

    public void setCollectEagerly(@Nullable Boolean collectEagerly) {
        this.collectEagerly = collectEagerly;
    }

    public @Nullable String getResultFolder() {
        return resultFolder;
    }

    public void setResultFolder(@Nullable String resultFolder) {
        this.resultFolder = resultFolder;
    }

    public @Nullable Duration getSweepAfter() {
        return sweepAfter;
    }

    public void setSweepAfter(@Nullable Duration sweepAfter) {
        this.sweepAfter = sweepAfter;
    }

    public @Nullable String getReportDirectory() {
        return reportDirectory;
    }

    public void setReportDirectory(@Nullable String reportDirectory) {
        this.reportDirectory = reportDirectory;
    }

    public @Nullable CleanUp getCleanUp() {
        return cleanUp;
    }

    public void setCleanUp(@Nullable CleanUp cleanUp) {
        this.cleanUp = cleanUp;
    }

    public @Nullable Duration getQueueTimeout() {
        return queueTimeout;
    }

    public void setQueueTimeout(@Nullable Duration queueTimeout) {
        this.queueTimeout = queueTimeout;
    }

    public @Nullable TimeoutAction getQueueTimeoutAction() {
        return queueTimeoutAction;
    }

    public void setQueueTimeoutAction(@Nullable TimeoutAction queueTimeoutAction) {
        this.queueTimeoutAction = queueTimeoutAction;
    }

    public @Nullable Duration getRunTimeout() {
        return runTimeout;
    }

    public void setRunTimeout(@Nullable Duration runTimeout) {
        this.runTimeout = runTimeout;
    }

    public @Nullable TimeoutAction getRunTimeoutAction() {
        return runTimeoutAction;
    }

    public void setRunTimeoutAction(@Nullable TimeoutAction runTimeoutAction) {
        this.runTimeoutAction = runTimeoutAction;
    }

    public @Nullable String getFailWhen() {
        return failWhen;
    }

    public void setFailWhen(@Nullable String failWhen) {
        this.failWhen = failWhen;
    }

    public @Nullable Integer getMinFeatures() {
        return minFeatures;
    }

    public void setMinFeatures(@Nullable Integer minFeatures) {
        this.minFeatures = minFeatures;
    }

    public @Nullable Boolean getFailOnWarning() {
        return failOnWarning;
    }

    public void setFailOnWarning(@Nullable Boolean failOnWarning) {
        this.failOnWarning = failOnWarning;
    }

    public @Nullable Map<String, Object> getJobFilter() {
        return jobFilter;
    }

    public void setJobFilter(@Nullable Map<String, Object> jobFilter) {
        this.jobFilter = jobFilter;
    }
}
