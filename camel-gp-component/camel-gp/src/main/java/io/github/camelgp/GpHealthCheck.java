package io.github.camelgp;

import io.github.camelgp.check.CheckResult;
import io.github.camelgp.check.KnownState;
import io.github.camelgp.internal.client.SiteState;
import io.github.camelgp.job.JobState;
import io.github.camelgp.model.GpException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.jspecify.annotations.Nullable;

/**
 * Readiness: whether the last request to each configured server came through, and if not, at which step of
 * {@link GpSiteCheck} it ended. It answers from what is known and asks nobody. What was seen long ago makes nobody
 * unready, as an application that gets no work for being so would never ask again. A service that is stopped is told of
 * only, as others may run. Never part of liveness, as restarting this application would mend no server.
 */
final class GpHealthCheck extends AbstractHealthCheck {
    /** How long a failure counts. */
    static final Duration RECENT = Duration.ofMinutes(5);

    private final GpRuntime runtime;
    private final InstantSource clock;

    GpHealthCheck(GpRuntime runtime, InstantSource clock) {
        super("camel", "gp");
        this.runtime = runtime;
        this.clock = clock;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.up();
        for (SiteState site : runtime.sites().states()) {
            site(builder, site);
            site.stopped()
                    .forEach((service, seen) -> tell(builder, "service." + service, KnownState.stopped(seen), seen));
        }
        Map<JobState, Long> rows = runtime.ledger().snapshot().counts();
        builder.detail("jobs.inFlight", runtime.jobsInFlight());
        builder.detail("jobs.oldestSeconds", runtime.oldestJobSeconds());
        builder.detail("jobs.parked", rows.getOrDefault(JobState.PARKED, 0L));
        builder.detail("jobs.dead", rows.getOrDefault(JobState.DEAD, 0L));
    }

    private void site(HealthCheckResultBuilder builder, SiteState site) {
        CheckResult found = KnownState.of(site);
        tell(builder, "site." + site.name(), found, site.last());
        boolean failed = found.status() == CheckResult.Status.FAILED;
        if (failed && site.last() != null && age(site.last()).compareTo(RECENT) <= 0) {
            String advice = found.advice().isEmpty() ? "" : "; " + found.advice();
            builder.down()
                    .message("The last request to " + site.name() + " failed at the step '"
                            + found.step().label() + "': " + found.said() + advice);
        }
    }

    private void tell(HealthCheckResultBuilder builder, String key, CheckResult found, SiteState.@Nullable Seen seen) {
        builder.detail(key, found.said());
        if (seen == null) {
            return;
        }
        builder.detail(key + ".ageSeconds", age(seen).toSeconds());
        if (found.status() == CheckResult.Status.FAILED) {
            builder.detail(key + ".step", found.step().label());
            builder.detail(key + ".advice", found.advice());
            if (seen.failure() instanceof GpException known) {
                builder.detail(key + ".reason", known.getReason().name());
            }
        }
    }

    private Duration age(SiteState.Seen seen) {
        return Duration.between(seen.at(), clock.instant());
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
