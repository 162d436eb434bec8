package io.github.camelgp.internal.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdRangesTest {

    @Test
    void tellsIdsThatItHasSeenFromNewOnes() {
        Random random = new Random(7);
        IdRanges ranges = new IdRanges();
        Set<Long> known = new HashSet<>();

        for (int i = 0; i < 20_000; i++) {
            long id = random.nextInt(10_000) - 5000L;
            assertThat(ranges.add(id)).isEqualTo(known.add(id));
        }
    }
}
