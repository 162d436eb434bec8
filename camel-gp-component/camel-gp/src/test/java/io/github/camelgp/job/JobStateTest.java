package io.github.camelgp.job;

import static io.github.camelgp.job.JobState.CLAIMED;
import static io.github.camelgp.job.JobState.DEAD;
import static io.github.camelgp.job.JobState.DELIVERED;
import static io.github.camelgp.job.JobState.FINISHED;
import static io.github.camelgp.job.JobState.PARKED;
import static io.github.camelgp.job.JobState.RUNNING;
import static io.github.camelgp.job.JobState.SUBMITTING;
import static io.github.camelgp.job.JobState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgp.model.Reason;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobStateTest {
    private static final Map<JobState, Set<JobState>> ALLOWED = Map.of(
            SUBMITTING, Set.of(SUBMITTING, RUNNING, UNKNOWN, DEAD),
            RUNNING, Set.of(RUNNING, FINISHED, CLAIMED),
            FINISHED, Set.of(FINISHED, CLAIMED, DELIVERED, PARKED, DEAD),
            CLAIMED, Set.of(CLAIMED, FINISHED, DELIVERED, PARKED, DEAD),
            DELIVERED, Set.of(DELIVERED),
            UNKNOWN, Set.of(UNKNOWN, SUBMITTING, RUNNING, PARKED, DEAD),
            PARKED, Set.of(PARKED, SUBMITTING, RUNNING, FINISHED, CLAIMED, DEAD),
            DEAD, Set.of(DEAD, FINISHED, CLAIMED));

    @ParameterizedTest
    @EnumSource
    void goesOnlyWhereTheTableAllows(JobState state) {
        var reachable =
                Arrays.stream(JobState.values()).filter(state::mayBecome).collect(Collectors.toSet());

        assertThat(reachable).isEqualTo(ALLOWED.get(state));
    }

    @ParameterizedTest
    @EnumSource(names = {"SUBMITTING", "UNKNOWN", "RUNNING", "DELIVERED"})
    void aRowRefusesOtherTransitions(JobState state) {
        var now = Instant.EPOCH;
        var origin = new JobOrigin("https://host/GPServer/T", "c", true, null, WantedResult.ALL, null);
        var times = JobTimes.startingAt(now, null);
        var row = new GpJobRecord("r1", 1, state, origin, null, "j1", "", times, 0, null, null, null);
        var target = state == RUNNING ? PARKED : FINISHED;

        assertThatThrownBy(() -> {
                    if (target == PARKED) {
                        row.parked(JobFailure.of(Reason.REJECTED, ""), now);
                    } else {
                        row.released(null, now, null);
                    }
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("r1")
                .hasMessageContaining(state.name());
    }
}
