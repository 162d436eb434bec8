package io.github.camelgp.job.jdbc;

import static io.github.camelgp.job.jdbc.JdbcTestSupport.done;
import static io.github.camelgp.job.jdbc.JdbcTestSupport.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.job.JobState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class KilledProcessTest {
    private static final int ROWS = 50;

    @TempDir
    private Path folder;

    @Test
    void rowsOutliveAKilledProcess() throws Exception {
        var file = folder.resolve("jobs");

        var safe = writeAndKill(file);

        var repository = JdbcGpJobRepository.h2File(file);
        started(repository);
        assertThat(safe).hasSizeGreaterThanOrEqualTo(ROWS).allSatisfy(rowId -> assertThat(
                        done(repository.find(rowId)).orElseThrow().state())
                .isEqualTo(JobState.RUNNING));
        done(repository.close());
    }

    private static List<String> writeAndKill(Path file) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RowWriter.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> safe = new ArrayList<>();
        try (var said = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                safe.add(line);
                if (safe.size() == ROWS) {
                    // The process's own method would close its output too.
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        return safe;
    }
}
