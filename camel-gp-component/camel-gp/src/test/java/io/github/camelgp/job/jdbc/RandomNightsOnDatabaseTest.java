package io.github.camelgp.job.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.internal.poll.RandomNights;
import io.github.camelgp.job.GpJobRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RandomNightsOnDatabaseTest extends RandomNights {
    @TempDir
    private Path folder;

    private int nights;

    @Override
    protected GpJobRepository open() {
        return JdbcGpJobRepository.h2File(folder.resolve("night" + nights)).withExecutor(Runnable::run);
    }

    @Test
    void everyMessageIsDeliveredOrParkedAndNoneHasTwoJobs() {
        while (++nights <= 10) {
            assertThat(night(nights, false).resubmissions()).isZero();
        }
    }
}
