package io.github.camelgp.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.internal.poll.HaltPoints.Point;
import io.github.camelgp.job.JobState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HaltPointsTest extends LedgerTestSupport {
    private final List<String> seen = new ArrayList<>();

    @Test
    void aJobMeetsEachMomentOnceWithItsRowAsTheMomentSays() {
        var ledger = ledger("A");
        ledger.haltAt((point, rowId) -> seen.add(point + " "
                + find(rowId).map(row -> row.state().name()).orElse("none") + " " + service.count("submit")));

        var ended = run(ledger, attached("r1", null));
        time.passSeconds(30);
        done(ledger.acknowledge(done(ended).row()));

        assertThat(seen)
                .containsExactly(
                        "BEFORE_ROW none 0",
                        "ROW_WRITTEN SUBMITTING 0",
                        "REQUEST_SENT SUBMITTING 1",
                        "ANSWERED SUBMITTING 1",
                        "ENDED CLAIMED 1",
                        "DELIVERED CLAIMED 1",
                        "ACKNOWLEDGED DELIVERED 1");
        assertThat(seen).hasSize(Point.values().length);
        assertThat(row("r1").state()).isEqualTo(JobState.DELIVERED);
    }
}
