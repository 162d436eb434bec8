package io.github.camelgp.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.job.GpJobRepository;
import io.github.camelgp.job.MemoryGpJobRepository;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class RandomNightsTest extends RandomNights {
    private GpJobRepository repository = new MemoryGpJobRepository();

    @Override
    protected GpJobRepository open() {
        return repository;
    }

    @Test
    void everyMessageIsDeliveredOrParkedAndNoneHasTwoJobs() {
        List<Dawn> dawns = new ArrayList<>();
        for (var seed = 0; seed < 400; seed++) {
            repository = new MemoryGpJobRepository();
            dawns.add(night(seed, false));
        }

        assertThat(dawns).anyMatch(dawn -> dawn.parked().isEmpty()).anyMatch(dawn -> !dawn.parked()
                .isEmpty());
        assertThat(dawns).allMatch(dawn -> dawn.resubmissions() == 0);
    }

    @Test
    void withResubmissionEachSecondJobIsCounted() {
        List<Dawn> dawns = new ArrayList<>();
        for (var seed = 1_000; seed < 1_400; seed++) {
            repository = new MemoryGpJobRepository();
            dawns.add(night(seed, true));
        }

        assertThat(dawns).anyMatch(dawn -> dawn.resubmissions() > 0);
    }
}
