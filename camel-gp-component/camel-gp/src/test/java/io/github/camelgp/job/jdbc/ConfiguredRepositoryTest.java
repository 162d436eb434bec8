package io.github.camelgp.job.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.job.GpJobRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PropertyBindingSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A repository that is made of properties alone, as by camel.beans. */
@Timeout(60)
class ConfiguredRepositoryTest {
    @TempDir
    Path folder;

    @Test
    void anH2FileNeedsItsNameOnly() throws Exception {
        JdbcGpJobRepository repository =
                bound(Map.of("file", folder.resolve("jobs").toString()));

        done(repository.start());

        assertThat(repository.durable()).isTrue();
        assertThat(folder.resolve("jobs.mv.db")).exists();
        done(repository.close());
    }

    @Test
    void aDatabaseTakesEveryOptionOfItsBuilder() throws Exception {
        JdbcGpJobRepository repository = bound(Map.of(
                "dataSource", new H2FileSource(folder.resolve("jobs")),
                "table", "night_jobs",
                "create", "true",
                "threads", "2",
                "requestFolder",
                        Files.createDirectory(folder.resolve("requests")).toString()));

        done(repository.start());

        assertThat(done(repository.counts())).isEmpty();
        done(repository.close());
    }

    @Test
    void withoutDatabaseTheStartFailsAndSaysWhatIsMissing() throws Exception {
        GpJobRepository repository = bound(Map.of("table", "night_jobs"));

        assertThat(repository.start().toCompletableFuture())
                .failsWithin(10, TimeUnit.SECONDS)
                .withThrowableThat()
                .withMessageContaining("dataSource");
    }

    private static JdbcGpJobRepository bound(Map<String, Object> properties) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            JdbcGpJobRepository repository = new JdbcGpJobRepository();
            Map<String, Object> left = new HashMap<>(properties);
            PropertyBindingSupport.bindProperties(context, repository, left);
            assertThat(left).isEmpty();
            return repository;
        }
    }

    private static <T> T done(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
