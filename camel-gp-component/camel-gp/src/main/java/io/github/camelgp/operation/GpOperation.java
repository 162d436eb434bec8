package io.github.camelgp.operation;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What an endpoint can do. The names are the values of the option {@code operation}. */
public enum GpOperation {
    /** Run the task, however its service does that, and give its outputs. */
    run,
    /** Run a synchronous task. */
    execute,
    /** Submit a job and give its handle. */
    submitJob,
    /** Wait for a job and give its outputs. */
    awaitJob,
    /** Give a job's status, progress and messages. */
    getJob,
    /** Give one output of a job, or all. */
    getResult,
    /** Give one input of a job, or all. */
    getInput,
    /** Cancel a job and give what the server says in the end. */
    cancelJob,
    /** Draw the results of a job. */
    mapImage,
    /** Write features into a layer. */
    applyEdits,
    /** Describe a service or task. */
    describe,
    /** List folders, services and tasks. */
    list,
    /** Upload a file to a service and give the item. */
    upload,
    /** List jobs of the ledger. */
    listJobs,
    /** Submit saved inputs again. */
    rerunJob,
    /** Remove rows of the ledger. */
    forgetJob,
    /** Remove old rows of the ledger. */
    purgeJobs;

    /** @throws IllegalArgumentException naming the operations that there are */
    public static GpOperation of(String name) {
        return Arrays.stream(values())
                .filter(operation -> operation.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no operation " + name + "; there are "
                        + Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "))));
    }

    /** Whether it starts a run, so that it needs a task and takes inputs. */
    public boolean startsRun() {
        return this == run || this == execute || this == submitJob;
    }

    /** Whether it is about a job that the message names. */
    public boolean takesJob() {
        return switch (this) {
            case awaitJob, getJob, getResult, getInput, cancelJob, mapImage -> true;
            case run,
                    execute,
                    submitJob,
                    describe,
                    list,
                    upload,
                    applyEdits,
                    listJobs,
                    rerunJob,
                    forgetJob,
                    purgeJobs -> false;
        };
    }

    /** Whether it is about rows of the ledger, and asks no server which task is meant. */
    public boolean isOfLedger() {
        return this == listJobs || this == rerunJob || this == forgetJob || this == purgeJobs;
    }
}
