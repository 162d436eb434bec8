package io.github.camelgp;

import io.github.camelgp.internal.client.SiteState;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Readiness: whether the last request to each configured server came through, and how old the oldest job is. It answers
 * from what is known and asks nobody. Never part of liveness, as restarting this application would mend no server.
 */
final class GpHealthCheck extends AbstractHealthCheck {
    private final GpRuntime runtime;

    GpHealthCheck(GpRuntime runtime) {
        super("camel", "gp");
        this.runtime = runtime;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.up();
        for (SiteState site : runtime.sites().states()) {
            builder.detail("site." + site.name(), site.failure() == null ? "reachable" : site.failure());
            if (site.failure() != null) {
                builder.down().message("The last request to " + site.name() + " failed: " + site.failure());
            }
        }
        builder.detail("jobs.inFlight", runtime.jobsInFlight());
        builder.detail("jobs.oldestSeconds", runtime.oldestJobSeconds());
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    void register(CamelContext context) {
        HealthCheckRegistry registry = HealthCheckHelper.getHealthCheckRegistry(context);
        if (registry != null) {
            registry.register(this);
        }
    }

    void unregister(CamelContext context) {
        HealthCheckRegistry registry = HealthCheckHelper.getHealthCheckRegistry(context);
        if (registry != null) {
            registry.unregister((HealthCheck) this);
        }
    }
}
