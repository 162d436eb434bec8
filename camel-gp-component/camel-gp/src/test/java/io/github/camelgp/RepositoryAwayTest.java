package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgp.job.GpJobRepository;
import io.github.camelgp.job.MemoryGpJobRepository;
import io.github.camelgp.job.jdbc.GpStoreException;
import io.github.camelgp.job.jdbc.JdbcGpJobRepository;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.Reason;
import io.github.camelgp.server.fault.Operation;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to routes and jobs while the job repository can't be reached. */
class RepositoryAwayTest extends GpTestSupport {
    private final MemoryGpJobRepository jobs = new MemoryGpJobRepository();
    private volatile boolean away;

    @Override
    void configure(GpComponent gp) {
        gp.setJobRepository((GpJobRepository) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {GpJobRepository.class},
                (proxy, method, arguments) -> away && !method.getName().equals("durable")
                        ? CompletableFuture.failedFuture(new IllegalArgumentException("database is away"))
                        : method.invoke(jobs, arguments)));
    }

    @Test
    void theRouteDoesNotStartWithoutItsRepository(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("no-folder"));
        try (DefaultCamelContext other = another(JdbcGpJobRepository.h2File(file.resolve("jobs")))) {
            RouteBuilder.addRoutes(other, routes -> routes.from("direct:in").to(ProbeTasks.ECHO));

            assertThatThrownBy(other::start)
                    .hasRootCauseInstanceOf(Exception.class)
                    .hasStackTraceContaining("job repository");
            assertThat(other.isStarted()).isFalse();
        }
    }

    @Test
    void nothingIsSubmittedThatCannotBeRememberedAndWorkGoesOnLater() {
        assertThat(run("one").getMessage().getBody()).isEqualTo("one");

        away = true;
        Exchange refused = run("two");
        away = false;
        Exchange later = run("three");

        assertThat(refused.getException()).hasMessageContaining("database is away");
        assertThat(later.getMessage().getBody()).isEqualTo("three");
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(2);
    }

    @Test
    void aJobThatEndsMeanwhileIsDeliveredWhenTheRepositoryIsBack() throws Exception {
        CompletableFuture<Exchange> sent =
                template.asyncSend(ProbeTasks.HOLD + "?inputParameter=Text", withBody("one"));
        until(() -> gp().getJobsInFlight() == 1);
        away = true;
        probes.release();
        long polls = requestCount(Operation.JOB_STATUS);
        until(() -> requestCount(Operation.JOB_STATUS) > polls + 2 || gp().getJobsInFlight() == 0);

        away = false;

        Exchange done = sent.get(20, TimeUnit.SECONDS);
        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isEqualTo("one");
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(1);
    }

    @Test
    void aHandleWithTheJobOfAnotherTaskIsRefused() {
        String handle = template.requestBody(
                ProbeTasks.ECHO + "?operation=submitJob&param.Text=one", (Object) null, String.class);

        Exchange done = template.request(
                ProbeTasks.FAIL + "?operation=awaitJob",
                withBody(handle.replace("Jobs/GPServer/Echo", "Jobs/GPServer/Fail")));

        assertThat(done.getException())
                .isInstanceOfSatisfying(GpException.class, failure -> assertThat(failure.getReason())
                        .isIn(Reason.GONE, Reason.NOT_FOUND_OR_NOT_SHARED));
    }

    @Test
    void aStoreFailureNamesWhatItCouldNotDo() {
        JdbcGpJobRepository closed = JdbcGpJobRepository.h2File(spools.resolve("jobs"));

        assertThat(closed.find("r1").toCompletableFuture())
                .failsWithin(10, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(GpStoreException.class)
                .withMessageContaining("find row r1");
    }

    private Exchange run(String text) {
        return template.request(ProbeTasks.ECHO + "?inputParameter=Text", withBody(text));
    }
}
