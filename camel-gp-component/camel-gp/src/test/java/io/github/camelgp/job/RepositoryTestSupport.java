package io.github.camelgp.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpMessage;
import io.github.camelgp.model.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** An empty repository for each test, and rows to put into it. */
@Timeout(60)
abstract class RepositoryTestSupport {
    protected static final Instant NOW = Instant.parse("2026-03-01T22:00:00.123Z");

    static final String TASK = "https://gis.example.org/arcgis/rest/services/World/GPServer/Viewshed";

    static final Duration KEPT = Duration.ofHours(6);

    GpJobRepository repository;

    /** An empty repository, not started. */
    protected abstract GpJobRepository create() throws Exception;

    @BeforeEach
    void open() throws Exception {
        repository = create();
        done(repository.start());
    }

    @AfterEach
    void close() {
        done(repository.close());
    }

    GpJobRecord finished(String rowId, String collector, Instant at) {
        var origin = new JobOrigin(TASK, collector, false, null, WantedResult.ALL, null);
        var row = created(GpJobRecord.submitting(rowId, origin, lease("A"), NOW, null));
        var running = updated(row.running("j-" + rowId, "", NOW));
        return updated(running.finished(job("j-" + rowId, "esriJobSucceeded"), null, at, KEPT));
    }

    GpJobRecord created(GpJobRecord row) {
        var creation = done(repository.create(row));
        assertThat(creation.created()).isTrue();
        return creation.row();
    }

    GpJobRecord updated(GpJobRecord changed) {
        return done(repository.update(changed)).orElseThrow();
    }

    List<String> ids(JobFilter filter) {
        return done(repository.list(filter)).stream().map(GpJobRecord::rowId).toList();
    }

    static GpJobRecord row(String rowId) {
        return GpJobRecord.submitting(rowId, origin("c", null), lease("A"), NOW, null);
    }

    static GpJobRecord keyed(String rowId, String key) {
        return GpJobRecord.submitting(rowId, origin("c", key), lease("A"), NOW, null);
    }

    static JobOrigin origin(String collector, String key) {
        return new JobOrigin(TASK, collector, true, key, WantedResult.ALL, null);
    }

    static JobLease lease(String node) {
        return leaseFrom(node, NOW);
    }

    static JobLease leaseFrom(String node, Instant from) {
        return new JobLease(node, from.plusSeconds(30));
    }

    static GpJob job(String jobId, String word) {
        var messages = List.of(new GpMessage("esriJobMessageTypeError", "said \u2713"));
        return new GpJob(
                TASK, jobId, JobStatus.of(word), word, messages, null, Map.of("Out", "results/out"), Map.of("In", "x"));
    }

    static <T> T done(CompletionStage<T> stage) {
        return Optional.of(stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS))
                .map(CompletableFuture::join)
                .orElse(null);
    }
}
