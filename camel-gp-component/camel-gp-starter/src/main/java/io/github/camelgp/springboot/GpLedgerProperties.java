package io.github.camelgp.springboot;

import io.github.camelgp.operation.OnUnknown;
import io.github.camelgp.operation.WhenFull;
import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
import org.jspecify.annotations.Nullable;

/** Defaults for when endpoints submit jobs, and for those that got lost; an option that is not set keeps the component's own. */
public class GpLedgerProperties extends ComponentConfigurationPropertiesCommon {
    /**
     * What becomes of a request for a job whose answer was lost, when no job of it is found at the server: park its
     * row and repeat nothing, or resubmit it, at the risk of a second job.
     */
    private @Nullable OnUnknown onUnknown;

    /**
     * A text input of the task that the tool itself does not need. Each job gets a text of its own there, by which
     * it is found when the answer to its submission was lost.
     */
    private @Nullable String correlationParameter;

    /**
     * How many jobs the task's service has in flight at most, counted over all nodes that share the jobRepository.
     * Further exchanges wait for their turn without a thread. By default there is no limit.
     */
    private @Nullable Integer maxJobsInFlight;

    /**
     * How many exchanges wait for their turn at a service because of maxJobsInFlight.
     */
    private @Nullable Integer maxWaiting;

    /**
     * What becomes of exchanges when maxWaiting others wait already: reject them, or suspendRoute, which suspends
     * the route that they came from until half of the places are free.
     */
    private @Nullable WhenFull whenFull;

    public @Nullable OnUnknown getOnUnknown() {
        return onUnknown;
    }

    public void setOnUnknown(@Nullable OnUnknown onUnknown) {
        this.onUnknown = onUnknown;
    }

    public @Nullable String getCorrelationParameter() {
        return correlationParameter;
    }

    public void setCorrelationParameter(@Nullable String correlationParameter) {
        this.correlationParameter = correlationParameter;
    }

    public @Nullable Integer getMaxJobsInFlight() {
        return maxJobsInFlight;
    }

    public void setMaxJobsInFlight(@Nullable Integer maxJobsInFlight) {
        this.maxJobsInFlight = maxJobsInFlight;
    }

    public @Nullable Integer getMaxWaiting() {
        return maxWaiting;
    }

    public void setMaxWaiting(@Nullable Integer maxWaiting) {
        this.maxWaiting = maxWaiting;
    }

    public @Nullable WhenFull getWhenFull() {
        return whenFull;
    }

    public void setWhenFull(@Nullable WhenFull whenFull) {
        this.whenFull = whenFull;
    }
}
