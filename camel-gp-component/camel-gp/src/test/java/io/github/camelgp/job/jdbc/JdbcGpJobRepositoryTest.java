package io.github.camelgp.job.jdbc;

import static io.github.camelgp.job.jdbc.JdbcTestSupport.NOW;
import static io.github.camelgp.job.jdbc.JdbcTestSupport.done;
import static io.github.camelgp.job.jdbc.JdbcTestSupport.failure;
import static io.github.camelgp.job.jdbc.JdbcTestSupport.row;
import static io.github.camelgp.job.jdbc.JdbcTestSupport.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgp.GpComponent;
import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobFailure;
import io.github.camelgp.job.SavedRequest;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.JobStatus;
import io.github.camelgp.model.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PropertyBindingSupport;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JdbcGpJobRepositoryTest {
    private static final SavedRequest BIG = SavedRequest.inline("{\"a\":\"" + "b".repeat(RequestFiles.BIG) + "\"}");

    @TempDir
    private Path folder;

    private JdbcGpJobRepository repository() {
        return JdbcGpJobRepository.h2File(folder.resolve("jobs")).withRequestFolder(folder.resolve("requests"));
    }

    @Test
    void refusesNamesAndNumbersThatCannotBe() {
        assertThatThrownBy(() -> repository().withTable("a; DROP TABLE b")).hasMessageContaining("letters, digits");
        assertThatThrownBy(() -> repository().withThreads(0)).hasMessageContaining("1 to 64");
        assertThatThrownBy(() -> JdbcGpJobRepository.h2File(Path.of("a;INIT=b")))
                .hasMessageContaining("semicolon");
    }

    @Test
    void canBeNamedInAConfiguration() throws Exception {
        try (var context = new DefaultCamelContext()) {
            var path = folder.resolve("named").toString().replace('\\', '/');
            context.start();

            var component = new GpComponent();
            PropertyBindingSupport.build()
                    .withCamelContext(context)
                    .withTarget(component)
                    .withProperty(
                            "jobRepository", "#class:" + JdbcGpJobRepository.class.getName() + "#h2('" + path + "')")
                    .bind();

            var repository = component.getJobRepository();
            assertThat(repository).isInstanceOf(JdbcGpJobRepository.class);
            started(repository);
            assertThat(folder.resolve("named.mv.db")).exists();
            done(repository.close());
        }
    }

    @Test
    void failsCallsBeforeItsStartAndAfterItsEnd() {
        var repository = repository();
        assertThat(failure(repository.find("r1"))).hasMessageContaining("is closed");
        started(repository);

        done(repository.close());

        assertThat(failure(repository.find("r1"))).hasMessageContaining("is closed");
        done(repository.close());
    }

    @Test
    void failsToStartWithAnotherDatabase() {
        var unreachable = JdbcTestSupport.source(() -> {
            throw new SQLException("Connection refused", "08001");
        });
        var repository = JdbcGpJobRepository.of(unreachable);

        var refusal = failure(repository.start());

        assertThat(refusal.getReason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(refusal).hasMessageContaining("could not open: Connection refused");
    }

    @Test
    void tellsNoSecretOfAUrl() {
        var source = JdbcTestSupport.source(() -> {
            throw new IllegalStateException(
                    "No driver for jdbc:x://gis:geheim1@db/jobs?password=geheim2&ssl=true",
                    new SQLException("Wrong password = 'geheim 3' for //gis:geheim4@db"));
        });

        var refusal = failure(JdbcGpJobRepository.of(source).start());

        assertThat(Throwables.getStackTrace(refusal))
                .doesNotContain("geheim")
                .contains("jdbc:x://gis:***@db/jobs?password=***&ssl=true");
    }

    @Test
    void waitsForTheDatabaseInThreadsOfItsOwn() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        var file = new H2FileSource(folder.resolve("jobs"));
        var repository = JdbcGpJobRepository.of(JdbcTestSupport.source(() -> {
                    threads.add(Thread.currentThread());
                    return file.getConnection();
                }))
                .withCreate(true)
                .withThreads(2);
        started(repository);
        var calls = List.of("a", "b", "c", "d").stream()
                .map(id -> repository.create(row(id)))
                .toList();
        calls.forEach(JdbcTestSupport::done);

        assertThat(threads).hasSizeBetween(1, 2).allSatisfy(thread -> {
            assertThat(thread.getName()).startsWith("GpJobStore-");
            assertThat(thread.isDaemon()).isTrue();
        });
        done(repository.close());
    }

    @Test
    void keepsBigRequestsAsFilesUntilTheirRowsLetGo() throws IOException {
        var repository = repository();
        started(repository);

        var created = done(repository.create(row("r1", null, BIG))).row();

        var request = created.origin().request();
        assertThat(request.claimCheck()).isTrue();
        assertThat(Files.readString(Path.of(URI.create(request.value())))).isEqualTo(BIG.value());
        assertThat(done(repository.find("r1"))).contains(created);
        var finished = done(repository.update(
                        created.running("j1", "", NOW).finished(good(), null, NOW, Duration.ZERO)))
                .orElseThrow();
        assertThat(files()).hasSize(1);
        done(repository.update(finished.claimed(JdbcTestSupport.LEASE, NOW).delivered(NOW)));
        assertThat(files()).isEmpty();
        done(repository.close());
    }

    @Test
    void deletesTheFileWithTheRow() throws IOException {
        var repository = repository();
        started(repository);
        var deleted = done(repository.create(row("r1", null, BIG))).row();
        var dead = done(repository.create(row("r2", null, BIG))).row();
        done(repository.update(dead.dead(JobFailure.of(Reason.REJECTED, ""), NOW)));
        assertThat(files()).hasSize(2);

        done(repository.delete(deleted));
        done(repository.purge(NOW.plusSeconds(1), 10));

        assertThat(files()).isEmpty();
        done(repository.close());
    }

    @Test
    void aRefusedRowLeavesNoFile() throws IOException {
        var repository = repository();
        started(repository);
        done(repository.create(row("r1", "k", BIG)));

        done(repository.create(row("r2", "k", BIG)));
        done(repository.create(done(repository.find("r1")).orElseThrow()));

        assertThat(files()).hasSize(1);
        done(repository.close());
    }

    @Test
    void sweepsOldFilesThatNoRowKnows() throws IOException {
        var repository = repository();
        started(repository);
        var kept = done(repository.create(row("r1", null, BIG))).row();
        done(repository.close());
        var requests = folder.resolve("requests");
        old(Path.of(URI.create(kept.origin().request().value())));
        old(Files.createFile(requests.resolve("gp1.request.json")));
        old(Files.createFile(requests.resolve("gp2.part")));
        old(Files.createFile(requests.resolve("yours.txt")));
        Files.createFile(requests.resolve("gp3.request.json"));

        started(repository);

        assertThat(files()).hasSize(3).contains("yours.txt", "gp3.request.json");
        done(repository.close());
    }

    @Test
    void keepsSmallRequestsInTheirRows() {
        var repository = repository();
        started(repository);
        var request = SavedRequest.inline("{}");

        done(repository.create(row("r1", null, request)));

        assertThat(done(repository.find("r1"))
                        .map(GpJobRecord::origin)
                        .orElseThrow()
                        .request())
                .isEqualTo(request);
        done(repository.close());
    }

    private static GpJob good() {
        var word = "esriJobSucceeded";
        return new GpJob(JdbcTestSupport.TASK, "j1", JobStatus.of(word), word, List.of(), null, Map.of(), Map.of());
    }

    private static void old(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder.resolve("requests"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
