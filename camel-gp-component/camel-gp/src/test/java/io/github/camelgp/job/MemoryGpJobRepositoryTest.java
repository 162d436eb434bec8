package io.github.camelgp.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryGpJobRepositoryTest extends GpJobRepositoryContract {

    @Override
    protected GpJobRepository create() {
        return new MemoryGpJobRepository();
    }

    @Test
    void keepsItsRowsWhenItIsClosedAndStartedAgain() {
        var repository = new MemoryGpJobRepository();
        repository.start();
        var origin = new JobOrigin("https://host/GPServer/Task", "c", true, null, WantedResult.ALL, null);
        repository.create(GpJobRecord.submitting("r1", origin, new JobLease("A", NOW), NOW, null));

        repository.close();
        repository.start();

        assertThat(repository.find("r1").toCompletableFuture().getNow(null)).isPresent();
        assertThat(repository.durable()).isFalse();
    }

    @Test
    void claimsFromAHundredThousandRows() {
        var repository = new MemoryGpJobRepository();
        var lease = new JobLease("A", NOW.plusSeconds(30));
        var origin = new JobOrigin("https://host/GPServer/Task", "c", false, null, WantedResult.ALL, null);
        IntStream.range(0, 100_000).forEach(i -> {
            var row = GpJobRecord.submitting("r" + i, origin, lease, NOW, null)
                    .running("j" + i, "", NOW)
                    .finished(null, null, NOW.plusMillis(i), Duration.ZERO);
            repository.create(row);
        });

        var claimed = IntStream.range(0, 10_000)
                .mapToLong(i -> repository
                        .claim("c", 10, lease, NOW.plusSeconds(1_000))
                        .toCompletableFuture()
                        .getNow(null)
                        .size())
                .sum();

        assertThat(claimed).isEqualTo(100_000);
    }
}
