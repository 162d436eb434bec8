package io.github.camelgp.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.job.JobState;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clocks are set, by hand or after a machine slept: leases lapse or seem to last for ever, polls come late or early. */
class ClockJumpTest extends LedgerTestSupport {

    @ParameterizedTest
    @ValueSource(longs = {-7_200, -40, 40, 7_200})
    void aJobIsHandedOverOnceThoughTheClockJumps(long seconds) {
        service.runTime = Duration.ofSeconds(60);
        var one = ledger("A");
        var other = ledger("B");
        done(one.submit(detached("r1")));
        time.passSeconds(5);

        time.jump(Duration.ofSeconds(seconds));
        time.pass(Duration.ofSeconds(Math.abs(seconds) + 200));

        var claimed = Stream.of(one, other)
                .flatMap(ledger -> done(ledger.claim(COLLECTOR, 5)).stream())
                .toList();
        assertThat(claimed).hasSize(1);
        assertThat(claimed.get(0).failure()).isEmpty();
        assertThat(row("r1").state()).isEqualTo(JobState.CLAIMED);
        assertThat(service.count("submit")).isEqualTo(1);
    }
}
