package io.github.camelgp.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.job.GpJobRepository;
import io.github.camelgp.job.JobState;
import io.github.camelgp.job.jdbc.GpStoreException;
import io.github.camelgp.job.jdbc.JdbcGpJobRepository;
import io.github.camelgp.server.fault.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A disk that takes nothing: a file lies where the folder was, so that each write fails with an {@link IOException}, as on
 * a disk that is full.
 */
class DiskFaultsTest extends FaultTestSupport {
    private static final String BIG = "b".repeat(70_000);

    @Override
    GpJobRepository newRepository() {
        return JdbcGpJobRepository.h2File(folder.resolve("ledger").resolve("jobs"))
                .withRequestFolder(folder.resolve("requests"));
    }

    private Path spool() {
        return folder.resolve("spool");
    }

    private static void breakFolder(Path folder) throws IOException {
        Files.deleteIfExists(folder);
        Files.createFile(folder);
    }

    private static void mendFolder(Path folder) throws IOException {
        Files.delete(folder);
        Files.createDirectories(folder);
    }

    @Test
    void resultThatFindsNoRoomComesWhenThereIsRoomAgain() throws Exception {
        breakFolder(spool());
        assertThat(submit("a")).isNull();
        until(() -> requests(Operation.JOB_RESULT) >= 2);

        assertThat(collected).isEmpty();
        assertThat(states()).doesNotContain(JobState.DELIVERED, JobState.DEAD);
        mendFolder(spool());

        assertDeliveredOnce("a");
    }

    @Test
    void requestThatFindsNoRoomIsNotSent() throws Exception {
        breakFolder(folder.resolve("requests"));

        assertThat(submit(BIG)).isInstanceOf(GpStoreException.class);

        assertThat(requests(Operation.SUBMIT_JOB)).isZero();
        mendFolder(folder.resolve("requests"));
        assertThat(submit(BIG)).isNull();
        until(() -> states().equals(List.of(JobState.DELIVERED)));
    }
}
