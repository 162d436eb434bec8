package io.github.camelgp.springboot;

import io.github.camelgp.operation.Checks;
import io.github.camelgp.operation.FailedJobs;
import io.github.camelgp.operation.GpOperation;
import io.github.camelgp.operation.TimeoutAction;
import io.github.camelgp.operation.ValidateOnStart;
import io.github.camelgp.operation.output.OnTruncated;
import io.github.camelgp.operation.output.ResultFormat;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@code camel.component.gp.*} that sets the defaults of all {@code gp:} endpoints. What is not set (null)
 * keeps the component's own value. Not thread safe; Spring fills it once.
 */
public class GpEndpointDefaults extends GpFileProperties {
    /**
     * The name under which submitted jobs are kept for a consumer. By default the task's URL, so that a consumer of
     * the task finds the jobs submitted to it.
     */
    private @Nullable String collector;

    /**
     * What to do when the server kept features back: fail the exchange with the counts, warn and go on, or page:
     * complete the result from the result map service of the job. Where a task has no such map a route with page does
     * not start.
     */
    private @Nullable OnTruncated onTruncated;

    /** What to do. A producer runs the task by default; a consumer has no operation. */
    private @Nullable GpOperation operation;

    /**
     * The output that becomes the body. Without it the only output does, and of several all become the body, as
     * GpResult.
     */
    private @Nullable String output;

    /**
     * The spatial reference of the results: a well-known id such as 4326, or the JSON of a spatial reference. By
     * default the server decides.
     */
    private @Nullable String outSR;

    /** The longest time between two polls of a job. */
    private @Nullable Duration pollCeiling;

    /** How long polls of a job may fail in a row before the wait ends. A poll that fails is not a job that failed. */
    private @Nullable Duration pollErrorTimeout;

    /** The shortest time between two polls of a job; the first polls keep it. */
    private @Nullable Duration pollFloor;

    /** How long after a job's end it may take on average to see it. */
    private @Nullable Duration pollWait;

    /**
     * The form of feature outputs: features (FeatureSet), esriJson, geoJson (text, WGS 84), rows (maps with a JTS
     * geometry), raw (the JSON text as the server sent it) or reference (the address at the server, for another task;
     * nothing is fetched).
     */
    private @Nullable ResultFormat resultFormat;

    /** Ask for measures in the results. */
    private @Nullable Boolean returnM;

    /**
     * Ask for true curves in the results instead of densified ones; with resultFormat=raw only, as nothing else can
     * hold them.
     */
    private @Nullable Boolean returnTrueCurves;

    /** Ask for heights in the results. */
    private @Nullable Boolean returnZ;

    /**
     * Which web tools of the portal operation list shows, in the portal's words for searches, such as owner:gis; empty for
     * all. The address is gp:item, or nothing.
     */
    private @Nullable String search;

    /**
     * Whether to ask the server about the task when the route starts: strict (the route starts only if the server
     * knows the task), lenient (the route does not start if the server answers that it has no such task; a server
     * that cannot be reached is a warning), off.
     */
    private @Nullable ValidateOnStart validateOnStart;

    /**
     * How a job that did not succeed arrives: as an exchange that fails at once and runs through the error handler
     * (exception), or as a message with the status in its headers (message).
     */
    private @Nullable FailedJobs failedJobs;

    /**
     * What to do with an input that breaks a rule of the task's description: fail the exchange before anything is
     * sent, warn and send it, or send it unchecked.
     */
    private @Nullable Checks checks;

    /**
     * Names of headers, separated by commas, whose texts, numbers and booleans travel in the job handle and come
     * back with the result.
     */
    private @Nullable String correlation;

    /** How long a synchronous run may take. A run that takes longer fails as ambiguous and is not repeated. */
    private @Nullable Duration executeTimeout;

    /** Process only what lies in this extent: xmin,ymin,xmax,ymax in processSR, or the JSON of an envelope. */
    private @Nullable String extent;

    /**
     * A simple expression such as ${header.CamelFileName}. Messages with the same key and task share one job: a
     * redelivered message waits for the running job or gets the finished one's result, and never submits a second.
     */
    private @Nullable String idempotencyKey;

    /**
     * The input whose value is the body. Without it a body that is a map names the inputs, and any other body is the
     * value of the only input that takes features, a table, a raster or a file.
     */
    private @Nullable String inputParameter;

    /**
     * Inputs by parameter name: a map in the registry such as #bean:nightlyInputs, or a JSON resource such as
     * classpath:nightly.json. They win over the server's defaults and lose to all other sources.
     */
    private @Nullable String inputs;

    /** How long a job may take from its submission to its end. */
    private @Nullable Duration jobTimeout;

    /** The spatial reference to process in: a well-known id, or the JSON of a spatial reference. */
    private @Nullable String processSR;

    /**
     * Literal values of inputs by parameter name. In an address each has the prefix, such as
     * param.Viewshed_Distance=8.5 Miles. This is a multi-value option with prefix: param. Names with other
     * characters than letters and digits go into brackets: task-parameters[Viewshed_Distance].
     */
    private @Nullable Map<String, Object> taskParameters;

    /** What becomes of a job when jobTimeout passes: leave it running and listed, or cancel it at the server. */
    private @Nullable TimeoutAction timeoutAction;

    /**
     * Which headers may steer: operation (CamelGpOperation), inputs (CamelGpInputs), task (CamelGpTask), credentials
     * (CamelGpCredentials, a name in namedCredentials), jobs (CamelGpJobFilter, and CamelGpOperation for operations on
     * the ledger), separated by commas; none for no header. The server and secrets never come from headers.
     */
    private @Nullable String allowHeaders;

    /** How many ended jobs a consumer claims at once at most; the rest is left to others. */
    private @Nullable Integer maxMessagesPerPoll;

    public @Nullable String getCollector() {
        return collector;
    }

    public void setCollector(@Nullable String collector) {
        this.collector = collector;
    }

    public @Nullable OnTruncated getOnTruncated() {
        return onTruncated;
    }

    public void setOnTruncated(@Nullable OnTruncated onTruncated) {
        this.onTruncated = onTruncated;
    }

    public @Nullable GpOperation getOperation() {
        return operation;
    }

    public void setOperation(@Nullable GpOperation operation) {
        this.operation = operation;
    }

    public @Nullable String getOutput() {
        return output;
    }

    public void setOutput(@Nullable String output) {
        this.output = output;
    }

    public @Nullable String getOutSR() {
        return outSR;
    }

    public void setOutSR(@Nullable String outSR) {
        this.outSR = outSR;
    }

    public @Nullable Duration getPollCeiling() {
        return pollCeiling;
    }

    public void setPollCeiling(@Nullable Duration pollCeiling) {
        this.pollCeiling = pollCeiling;
    }

    public @Nullable Duration getPollErrorTimeout() {
        return pollErrorTimeout;
    }

    public void setPollErrorTimeout(@Nullable Duration pollErrorTimeout) {
        this.pollErrorTimeout = pollErrorTimeout;
    }

    public @Nullable Duration getPollFloor() {
        return pollFloor;
    }

    public void setPollFloor(@Nullable Duration pollFloor) {
        this.pollFloor = pollFloor;
    }

    public @Nullable Duration getPollWait() {
        return pollWait;
    }

    public void setPollWait(@Nullable Duration pollWait) {
        this.pollWait = pollWait;
    }

    public @Nullable ResultFormat getResultFormat() {
        return resultFormat;
    }

    public void setResultFormat(@Nullable ResultFormat resultFormat) {
        this.resultFormat = resultFormat;
    }

    public @Nullable Boolean getReturnM() {
        return returnM;
    }

    public void setReturnM(@Nullable Boolean returnM) {
        this.returnM = returnM;
    }

    public @Nullable Boolean getReturnTrueCurves() {
        return returnTrueCurves;
    }

    public void setReturnTrueCurves(@Nullable Boolean returnTrueCurves) {
        this.returnTrueCurves = returnTrueCurves;
    }

    public @Nullable Boolean getReturnZ() {
        return returnZ;
    }

    public void setReturnZ(@Nullable Boolean returnZ) {
        this.returnZ = returnZ;
    }

    public @Nullable String getSearch() {
        return search;
    }

    public void setSearch(@Nullable String search) {
        this.search = search;
    }

    public @Nullable ValidateOnStart getValidateOnStart() {
        return validateOnStart;
    }

    public void setValidateOnStart(@Nullable ValidateOnStart validateOnStart) {
        this.validateOnStart = validateOnStart;
    }

    public @Nullable FailedJobs getFailedJobs() {
        return failedJobs;
    }

    public void setFailedJobs(@Nullable FailedJobs failedJobs) {
        this.failedJobs = failedJobs;
    }

    public @Nullable Checks getChecks() {
        return checks;
    }

    public void setChecks(@Nullable Checks checks) {
        this.checks = checks;
    }

    public @Nullable String getCorrelation() {
        return correlation;
    }

    public void setCorrelation(@Nullable String correlation) {
        this.correlation = correlation;
    }

    public @Nullable Duration getExecuteTimeout() {
        return executeTimeout;
    }

    public void setExecuteTimeout(@Nullable Duration executeTimeout) {
        this.executeTimeout = executeTimeout;
    }

    public @Nullable String getExtent() {
        return extent;
    }

    public void setExtent(@Nullable String extent) {
        this.extent = extent;
    }

    public @Nullable String getIdempotencyKey() {
        return idempotencyKey;
    }

    public void setIdempotencyKey(@Nullable String idempotencyKey) {
        this.idempotencyKey = idempotencyKey;
    }

    public @Nullable String getInputParameter() {
        return inputParameter;
    }

    public void setInputParameter(@Nullable String inputParameter) {
        this.inputParameter = inputParameter;
    }

    public @Nullable String getInputs() {
        return inputs;
    }

    public void setInputs(@Nullable String inputs) {
        this.inputs = inputs;
    }

    public @Nullable Duration getJobTimeout() {
        return jobTimeout;
    }

    public void setJobTimeout(@Nullable Duration jobTimeout) {
        this.jobTimeout = jobTimeout;
    }

    public @Nullable String getProcessSR() {
        return processSR;
    }

    public void setProcessSR(@Nullable String processSR) {
        this.processSR = processSR;
    }

    public @Nullable Map<String, Object> getTaskParameters() {
        return taskParameters;
    }

    public void setTaskParameters(@Nullable Map<String, Object> taskParameters) {
        this.taskParameters = taskParameters;
    }

    public @Nullable TimeoutAction getTimeoutAction() {
        return timeoutAction;
    }

    public void setTimeoutAction(@Nullable TimeoutAction timeoutAction) {
        this.timeoutAction = timeoutAction;
    }

    public @Nullable String getAllowHeaders() {
        return allowHeaders;
    }

    public void setAllowHeaders(@Nullable String allowHeaders) {
        this.allowHeaders = allowHeaders;
    }

    public @Nullable Integer getMaxMessagesPerPoll() {
        return maxMessagesPerPoll;
    }

    public void setMaxMessagesPerPoll(@Nullable Integer maxMessagesPerPoll) {
        this.maxMessagesPerPoll = maxMessagesPerPoll;
    }
}
