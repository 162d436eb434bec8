package io.github.camelgp;

import io.github.camelgp.operation.CleanUp;
import io.github.camelgp.operation.TimeoutAction;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** The options of {@link GpConfiguration} that say when a job is over, and when what it gave is not good enough. */
@UriParams
public abstract class GpEndOptions extends GpLedgerOptions {
    @UriParam(label = "producer", javaType = "java.time.Duration")
    private long queueTimeout;

    @UriParam(label = "producer", defaultValue = "leave")
    private TimeoutAction queueTimeoutAction = TimeoutAction.leave;

    @UriParam(label = "producer", javaType = "java.time.Duration")
    private long runTimeout;

    @UriParam(label = "producer", defaultValue = "leave")
    private TimeoutAction runTimeoutAction = TimeoutAction.leave;

    @UriParam
    private @Nullable String failWhen;

    @UriParam
    private int minFeatures;

    @UriParam(defaultValue = "false")
    private boolean failOnWarning;

    @UriParam(defaultValue = "none")
    private CleanUp cleanUp = CleanUp.none;

    public long getQueueTimeout() {
        return queueTimeout;
    }

    /** How long a job may wait at the server until it is first seen executing. By default as long as jobTimeout lets it. */
    public void setQueueTimeout(long queueTimeout) {
        this.queueTimeout = queueTimeout;
    }

    public TimeoutAction getQueueTimeoutAction() {
        return queueTimeoutAction;
    }

    /** What becomes of a job when queueTimeout passes: leave it in the queue and listed, or cancel it at the server. */
    public void setQueueTimeoutAction(TimeoutAction queueTimeoutAction) {
        this.queueTimeoutAction = queueTimeoutAction;
    }

    public long getRunTimeout() {
        return runTimeout;
    }

    /** How long a job may take from when it is first seen executing. By default as long as jobTimeout lets it. */
    public void setRunTimeout(long runTimeout) {
        this.runTimeout = runTimeout;
    }

    public TimeoutAction getRunTimeoutAction() {
        return runTimeoutAction;
    }

    /** What becomes of a job when runTimeout passes: leave it running and listed, or cancel it at the server. */
    public void setRunTimeoutAction(TimeoutAction runTimeoutAction) {
        this.runTimeoutAction = runTimeoutAction;
    }

    public CleanUp getCleanUp() {
        return cleanUp;
    }

    /** What is removed from the server when the exchange with a result is done: none, or job, which is what was uploaded for it, and the job with its files where there is an administrator (adminUrl). That it is refused is a warning only; jobs that failed stay. */
    public void setCleanUp(CleanUp cleanUp) {
        this.cleanUp = cleanUp;
    }

    public @Nullable String getFailWhen() {
        return failWhen;
    }

    /** A simple predicate over the message with the result, such as ${body.value('Solve_Succeeded')} == false. Where it holds, the run failed although the server says that it succeeded. */
    public void setFailWhen(@Nullable String failWhen) {
        this.failWhen = failWhen;
    }

    public int getMinFeatures() {
        return minFeatures;
    }

    /** A run fails whose wanted feature outputs and tables hold fewer features together. By default none is needed. */
    public void setMinFeatures(int minFeatures) {
        this.minFeatures = minFeatures;
    }

    public boolean isFailOnWarning() {
        return failOnWarning;
    }

    /** A run fails whose messages hold a warning, although the server says that it succeeded. */
    public void setFailOnWarning(boolean failOnWarning) {
        this.failOnWarning = failOnWarning;
    }
}
