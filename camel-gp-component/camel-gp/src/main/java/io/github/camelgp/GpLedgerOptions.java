package io.github.camelgp;

import io.github.camelgp.operation.OnUnknown;
import io.github.camelgp.operation.WhenFull;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** The options of {@link GpConfiguration} that say when a job is submitted, and what becomes of one that got lost. */
@UriParams
public abstract class GpLedgerOptions {
    @UriParam(label = "producer", defaultValue = "park")
    private OnUnknown onUnknown = OnUnknown.park;

    @UriParam(label = "producer")
    private @Nullable String correlationParameter;

    @UriParam(label = "producer")
    private int maxJobsInFlight;

    @UriParam(label = "producer", defaultValue = "1000")
    private int maxWaiting = 1000;

    @UriParam(label = "producer", defaultValue = "reject")
    private WhenFull whenFull = WhenFull.reject;

    public OnUnknown getOnUnknown() {
        return onUnknown;
    }

    /** What becomes of a request for a job whose answer was lost, when no job of it is found at the server: park its row and repeat nothing, or resubmit it, at the risk of a second job. */
    public void setOnUnknown(OnUnknown onUnknown) {
        this.onUnknown = onUnknown;
    }

    public @Nullable String getCorrelationParameter() {
        return correlationParameter;
    }

    /** A text input of the task that the tool itself does not need. Each job gets a text of its own there, by which it is found when the answer to its submission was lost. */
    public void setCorrelationParameter(@Nullable String correlationParameter) {
        this.correlationParameter = correlationParameter;
    }

    public int getMaxJobsInFlight() {
        return maxJobsInFlight;
    }

    /** How many jobs the task's service has in flight at most, counted over all nodes that share the jobRepository. Further exchanges wait for their turn without a thread. By default there is no limit. */
    public void setMaxJobsInFlight(int maxJobsInFlight) {
        this.maxJobsInFlight = maxJobsInFlight;
    }

    public int getMaxWaiting() {
        return maxWaiting;
    }

    /** How many exchanges wait for their turn at a service because of maxJobsInFlight. */
    public void setMaxWaiting(int maxWaiting) {
        this.maxWaiting = maxWaiting;
    }

    public WhenFull getWhenFull() {
        return whenFull;
    }

    /** What becomes of exchanges when maxWaiting others wait already: reject them, or suspendRoute, which suspends the route that they came from until half of the places are free. */
    public void setWhenFull(WhenFull whenFull) {
        this.whenFull = whenFull;
    }
}
