package io.github.camelgp;

import io.github.camelgp.job.JobState;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.TabularData;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;

/** What JMX shows of a component, and lets people do. Nothing here holds a secret. */
public interface GpManagement {
    /** Where it all comes from. */
    GpWatch watch();

    @ManagedAttribute(description = "Exchanges that wait for an answer without a thread")
    default int getWaitingExchanges() {
        return watch().waitingExchanges();
    }

    @ManagedAttribute(description = "Threads in which routes go on after an answer")
    default int getContinuationThreads() {
        return watch().continuationThreads();
    }

    @ManagedAttribute(description = "Exchanges that failed as their answer found the continuation pool full")
    default long getRejectedContinuations() {
        return watch().rejectedContinuations();
    }

    @ManagedAttribute(description = "Jobs that this node asks for until they end")
    default long getJobsInFlight() {
        return watch().jobsInFlight();
    }

    @ManagedAttribute(description = "Age of the oldest job in flight, in seconds")
    default long getOldestJobSeconds() {
        return watch().oldestJobSeconds();
    }

    @ManagedAttribute(description = "Jobs of all nodes that ended and wait for a consumer, as of the last heartbeat")
    default long getFinishedJobs() {
        return watch().jobsIn(JobState.FINISHED);
    }

    @ManagedAttribute(description = "Jobs of all nodes that somebody has to look at, as of the last heartbeat")
    default long getParkedJobs() {
        return watch().jobsIn(JobState.PARKED);
    }

    @ManagedAttribute(description = "Jobs of all nodes that were given up, as of the last heartbeat")
    default long getDeadJobs() {
        return watch().jobsIn(JobState.DEAD);
    }

    @ManagedAttribute(description = "Polls since the start")
    default long getPolls() {
        return watch().polls();
    }

    @ManagedAttribute(description = "Polls that failed since the start")
    default long getPollErrors() {
        return watch().pollErrors();
    }

    @ManagedAttribute(description = "How often HTTP requests were tried again since the start")
    default long getHttpRetries() {
        return watch().httpRetries();
    }

    @ManagedAttribute(description = "Polls a second, lately")
    default double getPollRate() {
        return watch().pollRate();
    }

    @ManagedOperation(
            description = "Jobs by state (or failed) and age (12h, 7d); empty for all. At most 1000, oldest first")
    default TabularData listJobs(String state, String since) throws InterruptedException, OpenDataException {
        return JobTabular.of(watch().list(GpWatch.words("state", state, "since", since)));
    }

    @ManagedOperation(description = "Everything that is known of a job, by the id of its row")
    default String showJob(String id) throws InterruptedException {
        return watch().list(GpWatch.words("id", id)).toString();
    }

    @ManagedOperation(description = "Submits saved inputs again: ids of rows, separated by commas")
    default String rerunJob(String ids) throws InterruptedException {
        return watch().rerun(GpWatch.words("id", ids)).toString();
    }

    @ManagedOperation(description = "Submits all jobs again that came to no good end, since an age such as 12h")
    default String rerunFailedJobs(String since) throws InterruptedException {
        return watch().rerun(GpWatch.words("state", "failed", "since", since)).toString();
    }

    @ManagedOperation(description = "Removes rows by id, separated by commas; jobs at the server go on")
    default String forgetJob(String ids) throws InterruptedException {
        return watch().forget(GpWatch.words("id", ids)).toString();
    }

    @ManagedOperation(description = "Removes delivered and dead rows older than an age such as 7d")
    default String purgeJobs(String olderThan) throws InterruptedException {
        return watch().purge(GpWatch.words("olderThan", olderThan)).toString();
    }
}
