package io.github.camelgp.server.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressPaceTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private Instant now = START;

    @Test
    void stepsOfQuickWorkAreSpreadOverTheTimeThatTheJobTakes() {
        ProgressPace pace = paced(Duration.ofSeconds(2));

        IntStream.range(0, 100).forEach(percent -> pace.report(new JobProgress("Looking", percent)));

        assertThat(percentAfter(pace, 0)).isZero();
        assertThat(percentAfter(pace, 500)).isEqualTo(25);
        assertThat(percentAfter(pace, 1500)).isEqualTo(75);
        assertThat(percentAfter(pace, 2500)).isEqualTo(99);
    }

    @Test
    void slowWorkShowsWhereItIs() {
        ProgressPace pace = paced(Duration.ofSeconds(2));

        pace.report(new JobProgress("Looking", 10));

        assertThat(percentAfter(pace, 1900)).isEqualTo(10);
        assertThat(percentAfter(pace, 9000)).isEqualTo(10);
    }

    @Test
    void withoutALeastTimeEachStepShowsAtOnce() {
        ProgressPace pace = paced(Duration.ZERO);

        pace.report(new JobProgress("Looking", 10));
        pace.report(new JobProgress("Looking", 90));

        assertThat(percentAfter(pace, 0)).isEqualTo(90);
    }

    @Test
    void nothingIsShownBeforeTheFirstStep() {
        assertThat(paced(Duration.ofSeconds(2)).now()).isEmpty();
    }

    private ProgressPace paced(Duration length) {
        return new ProgressPace(() -> now, START, length);
    }

    private int percentAfter(ProgressPace pace, long millis) {
        now = START.plusMillis(millis);
        return pace.now().orElseThrow().percent();
    }
}
