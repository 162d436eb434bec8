package io.github.camelgp;

import io.github.camelgp.operation.Checks;
import io.github.camelgp.operation.FailedJobs;
import io.github.camelgp.operation.GpOperation;
import io.github.camelgp.operation.TimeoutAction;
import io.github.camelgp.operation.ValidateOnStart;
import io.github.camelgp.operation.output.OnTruncated;
import io.github.camelgp.operation.output.ResultFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** The options of an endpoint; those of the component are the defaults of all its endpoints. */
@Configurer
@UriParams
public class GpConfiguration extends GpFileOptions implements Cloneable {
    @UriParam
    private @Nullable GpOperation operation;

    @UriParam(label = "producer")
    private @Nullable Object inputs;

    @UriParam(label = "producer", multiValue = true, prefix = "param.")
    private Map<String, Object> taskParameters = new LinkedHashMap<>();

    @UriParam(label = "producer")
    private @Nullable String inputParameter;

    @UriParam(label = "producer")
    private @Nullable String search;

    @UriParam(label = "producer", defaultValue = "fail")
    private Checks checks = Checks.fail;

    @UriParam
    private @Nullable String output;

    @UriParam(defaultValue = "features")
    private ResultFormat resultFormat = ResultFormat.features;

    @UriParam(defaultValue = "fail")
    private OnTruncated onTruncated = OnTruncated.fail;

    @UriParam
    private @Nullable String outSR;

    @UriParam(label = "producer")
    private @Nullable String processSR;

    @UriParam(label = "producer")
    private @Nullable String extent;

    @UriParam(defaultValue = "false")
    private boolean returnZ;

    @UriParam(defaultValue = "false")
    private boolean returnM;

    @UriParam(defaultValue = "false")
    private boolean returnTrueCurves;

    @UriParam(label = "producer", defaultValue = "600000", javaType = "java.time.Duration")
    private long executeTimeout = 600_000L;

    @UriParam(label = "producer", defaultValue = "86400000", javaType = "java.time.Duration")
    private long jobTimeout = 86_400_000L;

    @UriParam(label = "producer", defaultValue = "leave")
    private TimeoutAction timeoutAction = TimeoutAction.leave;

    @UriParam(defaultValue = "2000", javaType = "java.time.Duration")
    private long pollWait = 2000L;

    @UriParam(defaultValue = "500", javaType = "java.time.Duration")
    private long pollFloor = 500L;

    @UriParam(defaultValue = "30000", javaType = "java.time.Duration")
    private long pollCeiling = 30_000L;

    @UriParam(defaultValue = "600000", javaType = "java.time.Duration")
    private long pollErrorTimeout = 600_000L;

    @UriParam(label = "producer")
    private @Nullable String idempotencyKey;

    @UriParam(label = "producer")
    private @Nullable String correlation;

    @UriParam
    private @Nullable String collector;

    @UriParam(label = "producer", multiValue = true, prefix = "jobs.")
    private Map<String, Object> jobFilter = new LinkedHashMap<>();

    @UriParam(label = "producer,security", defaultValue = "operation,inputs")
    private String allowHeaders = "operation,inputs";

    @UriParam(defaultValue = "lenient")
    private ValidateOnStart validateOnStart = ValidateOnStart.lenient;

    @UriParam(label = "consumer", defaultValue = "20")
    private int maxMessagesPerPoll = 20;

    @UriParam(label = "consumer", defaultValue = "exception")
    private FailedJobs failedJobs = FailedJobs.exception;

    /** A copy with maps of its own. */
    public GpConfiguration copy() {
        try {
            GpConfiguration copy = (GpConfiguration) clone();
            copy.taskParameters = new LinkedHashMap<>(taskParameters);
            copy.jobFilter = new LinkedHashMap<>(jobFilter);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    public @Nullable GpOperation getOperation() {
        return operation;
    }

    /** What to do. A producer runs the task by default; a consumer has no operation. */
    public void setOperation(@Nullable GpOperation operation) {
        this.operation = operation;
    }

    public @Nullable Object getInputs() {
        return inputs;
    }

    /** Inputs by parameter name: a map in the registry such as #bean:nightlyInputs, or a JSON resource such as classpath:nightly.json. They win over the server's defaults and lose to all other sources. */
    public void setInputs(@Nullable Object inputs) {
        this.inputs = inputs;
    }

    public Map<String, Object> getTaskParameters() {
        return taskParameters;
    }

    /** Literal values of inputs by parameter name. In an address each has the prefix, such as param.Viewshed_Distance=8.5 Miles. */
    public void setTaskParameters(Map<String, Object> taskParameters) {
        this.taskParameters = taskParameters;
    }

    public @Nullable String getSearch() {
        return search;
    }

    /**
     * Which web tools of the portal operation list shows, in the portal's words for searches, such as owner:gis; empty for
     * all. The address is gp:item, or nothing.
     */
    public void setSearch(@Nullable String search) {
        this.search = search;
    }

    public @Nullable String getInputParameter() {
        return inputParameter;
    }

    /** The input whose value is the body. Without it a body that is a map names the inputs, and any other body is the value of the only input that takes features, a table, a raster or a file. */
    public void setInputParameter(@Nullable String inputParameter) {
        this.inputParameter = inputParameter;
    }

    public Checks getChecks() {
        return checks;
    }

    /** What to do with an input that breaks a rule of the task's description: fail the exchange before anything is sent, warn and send it, or send it unchecked. */
    public void setChecks(Checks checks) {
        this.checks = checks;
    }

    public @Nullable String getOutput() {
        return output;
    }

    /** The output that becomes the body. Without it the only output does, and of several all become the body, as GpResult. */
    public void setOutput(@Nullable String output) {
        this.output = output;
    }

    public ResultFormat getResultFormat() {
        return resultFormat;
    }

    /** The form of feature outputs: features (FeatureSet), esriJson, geoJson (text, WGS 84), rows (maps with a JTS geometry), raw (the JSON text as the server sent it) or reference (the address at the server, for another task; nothing is fetched). */
    public void setResultFormat(ResultFormat resultFormat) {
        this.resultFormat = resultFormat;
    }

    public OnTruncated getOnTruncated() {
        return onTruncated;
    }

    /** What to do when the server kept features back: fail the exchange with the counts, warn and go on, or page: complete the result from the result map service of the job. Where a task has no such map a route with page does not start. */
    public void setOnTruncated(OnTruncated onTruncated) {
        this.onTruncated = onTruncated;
    }

    public @Nullable String getOutSR() {
        return outSR;
    }

    /** The spatial reference of the results: a well-known id such as 4326, or the JSON of a spatial reference. By default the server decides. */
    public void setOutSR(@Nullable String outSR) {
        this.outSR = outSR;
    }

    public @Nullable String getProcessSR() {
        return processSR;
    }

    /** The spatial reference to process in: a well-known id, or the JSON of a spatial reference. */
    public void setProcessSR(@Nullable String processSR) {
        this.processSR = processSR;
    }

    public @Nullable String getExtent() {
        return extent;
    }

    /** Process only what lies in this extent: xmin,ymin,xmax,ymax in processSR, or the JSON of an envelope. */
    public void setExtent(@Nullable String extent) {
        this.extent = extent;
    }

    public boolean isReturnZ() {
        return returnZ;
    }

    /** Ask for heights in the results. */
    public void setReturnZ(boolean returnZ) {
        this.returnZ = returnZ;
    }

    public boolean isReturnM() {
        return returnM;
    }

    /** Ask for measures in the results. */
    public void setReturnM(boolean returnM) {
        this.returnM = returnM;
    }

    public boolean isReturnTrueCurves() {
        return returnTrueCurves;
    }

    /** Ask for true curves in the results instead of densified ones; with resultFormat=raw only, as nothing else can hold them. */
    public void setReturnTrueCurves(boolean returnTrueCurves) {
        this.returnTrueCurves = returnTrueCurves;
    }

    public long getExecuteTimeout() {
        return executeTimeout;
    }

    /** How long a synchronous run may take. A run that takes longer fails as ambiguous and is not repeated. */
    public void setExecuteTimeout(long executeTimeout) {
        this.executeTimeout = executeTimeout;
    }

    public long getJobTimeout() {
        return jobTimeout;
    }

    /** How long a job may take from its submission to its end. */
    public void setJobTimeout(long jobTimeout) {
        this.jobTimeout = jobTimeout;
    }

    public TimeoutAction getTimeoutAction() {
        return timeoutAction;
    }

    /** What becomes of a job when jobTimeout passes: leave it running and listed, or cancel it at the server. */
    public void setTimeoutAction(TimeoutAction timeoutAction) {
        this.timeoutAction = timeoutAction;
    }

    public long getPollWait() {
        return pollWait;
    }

    /** How long after a job's end it may take on average to see it. */
    public void setPollWait(long pollWait) {
        this.pollWait = pollWait;
    }

    public long getPollFloor() {
        return pollFloor;
    }

    /** The shortest time between two polls of a job; the first polls keep it. */
    public void setPollFloor(long pollFloor) {
        this.pollFloor = pollFloor;
    }

    public long getPollCeiling() {
        return pollCeiling;
    }

    /** The longest time between two polls of a job. */
    public void setPollCeiling(long pollCeiling) {
        this.pollCeiling = pollCeiling;
    }

    public long getPollErrorTimeout() {
        return pollErrorTimeout;
    }

    /** How long polls of a job may fail in a row before the wait ends. A poll that fails is not a job that failed. */
    public void setPollErrorTimeout(long pollErrorTimeout) {
        this.pollErrorTimeout = pollErrorTimeout;
    }

    public @Nullable String getIdempotencyKey() {
        return idempotencyKey;
    }

    /** A simple expression such as ${header.CamelFileName}. Messages with the same key and task share one job: a redelivered message waits for the running job or gets the finished one's result, and never submits a second. */
    public void setIdempotencyKey(@Nullable String idempotencyKey) {
        this.idempotencyKey = idempotencyKey;
    }

    public @Nullable String getCorrelation() {
        return correlation;
    }

    /** Names of headers, separated by commas, whose texts, numbers and booleans travel in the job handle and come back with the result. */
    public void setCorrelation(@Nullable String correlation) {
        this.correlation = correlation;
    }

    public @Nullable String getCollector() {
        return collector;
    }

    /** The name under which submitted jobs are kept for a consumer. By default the task's URL, so that a consumer of the task finds the jobs submitted to it. */
    public void setCollector(@Nullable String collector) {
        this.collector = collector;
    }

    public Map<String, Object> getJobFilter() {
        return jobFilter;
    }

    /** Which rows of the ledger the operations listJobs, rerunJob, forgetJob and purgeJobs mean: id, state, task, key, collector, since, olderThan, limit, force. In an address each has the prefix, such as jobs.state=DEAD,PARKED. */
    public void setJobFilter(Map<String, Object> jobFilter) {
        this.jobFilter = jobFilter;
    }

    public String getAllowHeaders() {
        return allowHeaders;
    }

    /** Which headers may steer: operation (CamelGpOperation), inputs (CamelGpInputs), task (CamelGpTask), credentials (CamelGpCredentials, a name in namedCredentials), jobs (CamelGpJobFilter, and CamelGpOperation for operations on the ledger), separated by commas; none for no header. The server and secrets never come from headers. */
    public void setAllowHeaders(String allowHeaders) {
        this.allowHeaders = allowHeaders;
    }

    public ValidateOnStart getValidateOnStart() {
        return validateOnStart;
    }

    /** Whether to ask the server about the task when the route starts: strict (the route starts only if the server knows the task), lenient (the route does not start if the server answers that it has no such task; a server that cannot be reached is a warning), off. */
    public void setValidateOnStart(ValidateOnStart validateOnStart) {
        this.validateOnStart = validateOnStart;
    }

    public int getMaxMessagesPerPoll() {
        return maxMessagesPerPoll;
    }

    /** How many ended jobs a consumer claims at once at most; the rest is left to others. */
    public void setMaxMessagesPerPoll(int maxMessagesPerPoll) {
        this.maxMessagesPerPoll = maxMessagesPerPoll;
    }

    public FailedJobs getFailedJobs() {
        return failedJobs;
    }

    /** How a job that did not succeed arrives: as an exchange that fails at once and runs through the error handler (exception), or as a message with the status in its headers (message). */
    public void setFailedJobs(FailedJobs failedJobs) {
        this.failedJobs = failedJobs;
    }
}
