package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobFilter;
import io.github.camelgp.job.MemoryGpJobRepository;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** The option {@code lease}: how long the jobs of a node that fell silent stay its own. */
class LeaseTest extends GpTestSupport {
    private static final Duration LEASE = Duration.ofSeconds(2);

    private final MemoryGpJobRepository jobs = new MemoryGpJobRepository();

    @Override
    void configure(GpComponent gp) {
        gp.setJobRepository(jobs);
        gp.setLease(LEASE.toMillis());
    }

    @Test
    void jobsBelongToTheirNodeForTheLease() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);

        template.requestBody(ProbeTasks.HOLD + "?operation=submitJob&inputParameter=Text", "a");

        GpJobRecord row = jobs.list(JobFilter.ALL).toCompletableFuture().join().get(0);
        assertThat(row.lease().until())
                .isBetween(before.plus(LEASE), Instant.now().plus(LEASE));
        probes.release();
    }

    @Test
    void leaseThatNoNodeCouldKeepIsRefused() throws Exception {
        try (DefaultCamelContext other = another(new MemoryGpJobRepository())) {
            other.getComponent("gp", GpComponent.class).setLease(999);

            assertThatThrownBy(other::start).hasStackTraceContaining("lease must be at least 1s, not 999 ms");
        }
    }
}
