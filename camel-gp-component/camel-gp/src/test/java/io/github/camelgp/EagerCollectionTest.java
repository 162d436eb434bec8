package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobFilter;
import io.github.camelgp.job.JobState;
import io.github.camelgp.job.jdbc.JdbcGpJobRepository;
import io.github.camelgp.model.DataFile;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.JobStatus;
import io.github.camelgp.server.GpServerBuilder;
import io.github.camelgp.server.fault.Operation;
import io.github.camelgp.server.job.AfterRestart;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a repository that outlives the process results are kept the moment a job succeeds. */
class EagerCollectionTest extends GpTestSupport {
    private static final String SUBMIT = "?operation=submitJob&inputParameter=Text";
    private static final String MAKE = "gp:Files/Jobs/Make?operation=submitJob&param.Name=report.pdf&param.Bytes=3000";
    private static final String COLLECT = "?initialDelay=0&delay=20";

    @TempDir
    Path data;

    @Override
    GpServerBuilder tasks(GpServerBuilder builder) {
        FileTasks.addTo(builder);
        return super.tasks(builder);
    }

    @Override
    void configure(GpComponent gp) {
        gp.setJobRepository(JdbcGpJobRepository.h2File(data.resolve("jobs")));
        gp.setRedeliveryDelay(20);
    }

    @Test
    void aConsumerGetsWhatTheServerHasSweptMeanwhile() throws Exception {
        submit(ProbeTasks.ECHO, "one");
        until(() -> row().resultLocation() != null);
        sweep();
        RouteBuilder.addRoutes(
                context, routes -> routes.from(ProbeTasks.ECHO + COLLECT).to("mock:out"));
        getMockEndpoint("mock:out").expectedBodiesReceived("one");

        getMockEndpoint("mock:out").assertIsSatisfied();
        until(() -> row().state() == JobState.DELIVERED);
    }

    @Test
    void aHandleGivesItToOtherOperationsAgainAndAgain() {
        String handle = submit(ProbeTasks.ECHO, "one");
        until(() -> row().resultLocation() != null);
        sweep();

        Object awaited = result("gp:?operation=awaitJob", handle);
        Object again = result("gp:?operation=awaitJob", handle);
        Object value = result("gp:?operation=getResult", handle);
        GpJob job = (GpJob) result("gp:?operation=getJob", handle);

        assertThat(List.of(awaited, again, value)).containsOnly("one");
        assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(job.messages()).isNotEmpty();
    }

    @Test
    void aRedeliveredMessageGetsItsResultFromTheFolder() {
        String keyed = ProbeTasks.ECHO + "?inputParameter=Text&idempotencyKey=RAW(${body})";
        Object first = result(keyed, "one");
        until(() -> row().state() == JobState.DELIVERED);
        sweep();

        Object second = result(keyed, "one");

        assertThat(List.of(first, second)).containsOnly("one");
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(1);
    }

    @Test
    void bigResultsAreReadFromTheFolderInTheFormThatIsWanted() throws Exception {
        gp().stop();
        gp().setSpoolThreshold(1000);
        gp().start();
        RouteBuilder.addRoutes(context, routes -> routes.from(ProbeTasks.JOB_POINTS + COLLECT + "&resultFormat=geoJson")
                .autoStartup(false)
                .routeId("collect")
                .convertBodyTo(String.class)
                .to("mock:out"));
        template.sendBody(ProbeTasks.JOB_POINTS + "?operation=submitJob&param.Count=500&resultFormat=geoJson", "");
        until(() -> row().resultLocation() != null);
        sweep();

        context.getRouteController().startRoute("collect");
        getMockEndpoint("mock:out").expectedMessageCount(1);

        getMockEndpoint("mock:out").assertIsSatisfied();
        assertThat(requestCount(Operation.JOB_RESULT)).isEqualTo(1);
        String text =
                getMockEndpoint("mock:out").getExchanges().get(0).getMessage().getBody(String.class);
        assertThat(text.split("\"Feature\"", -1)).hasSize(501);
    }

    @Test
    void filesOfResultsAreKeptToo() throws Exception {
        String handle = template.requestBody(MAKE, "", String.class);
        until(() -> row().resultLocation() != null);
        sweep();
        server.faults().on(Operation.FILE).always().error(404, "The file was swept.");

        Object saved = result("gp:?operation=awaitJob&downloadDirectory=" + data.resolve("out"), handle);
        Object again = result("gp:?operation=awaitJob&downloadDirectory=" + data.resolve("again"), handle);
        Exchange reference = template.send("gp:?operation=awaitJob", withBody(handle));

        assertThat(List.of(saved, again))
                .allSatisfy(
                        file -> assertThat((File) file).hasName("report.pdf").hasBinaryContent(FileTasks.bytes(3000)));
        assertThat(reference.getMessage().getBody()).isInstanceOf(DataFile.class);
        assertThat(reference.getMessage().getBody(InputStream.class)).hasBinaryContent(FileTasks.bytes(3000));
    }

    @Test
    void aDamagedFileOfAResultIsAskedForAgain() throws Exception {
        String handle = template.requestBody(MAKE, "", String.class);
        until(() -> row().resultLocation() != null);
        Files.writeString(folder().resolve(row().resultLocation()).resolve("0.file"), "damaged");

        Object saved = result("gp:?operation=awaitJob&downloadDirectory=" + data.resolve("out"), handle);

        assertThat((File) saved).hasBinaryContent(FileTasks.bytes(3000));
        assertThat(requestCount(Operation.FILE)).isEqualTo(2);
    }

    @Test
    void aFileThatTheServerDoesNotGiveHoldsUpNothingElse() {
        server.faults().on(Operation.FILE).always().error(404, "There is no such file.");

        String handle = template.requestBody(MAKE, "", String.class);
        until(() -> row().resultLocation() != null);

        assertThat(result("gp:?operation=awaitJob", handle)).isInstanceOf(DataFile.class);
        assertThat(requestCount(Operation.JOB_RESULT)).isEqualTo(1);
    }

    @Test
    void aDamagedFileIsNotGivenOut() throws Exception {
        String handle = submit(ProbeTasks.ECHO, "one");
        until(() -> row().resultLocation() != null);
        Path file = folder().resolve(row().resultLocation()).resolve("0.json");
        Files.writeString(file, "\"oxe\"");

        Object value = result("gp:?operation=awaitJob", handle);

        assertThat(value).isEqualTo("one");
        assertThat(requestCount(Operation.JOB_RESULT)).isEqualTo(2);
    }

    @Test
    void aServerThatFailsAtFirstIsAskedAgain() {
        server.faults().on(Operation.JOB_RESULT).times(1).error(400, "Unable to complete operation.");

        submit(ProbeTasks.ECHO, "one");

        until(() -> row().state() == JobState.FINISHED && row().resultLocation() != null);
        assertThat(requestCount(Operation.JOB_RESULT)).isGreaterThan(1);
    }

    @Test
    void aFolderThatCanNotBeWrittenLosesNothing() throws Exception {
        Files.writeString(folder(), "in the way");

        String handle = submit(ProbeTasks.ECHO, "one");
        until(() -> row().state() == JobState.FINISHED);
        Files.delete(folder());

        until(() -> row().resultLocation() != null);
        assertThat(result("gp:?operation=awaitJob", handle)).isEqualTo("one");
    }

    @Test
    void anotherProcessGoesOnWithTheFolder() throws Exception {
        String handle = submit(ProbeTasks.ECHO, "one");
        until(() -> row().resultLocation() != null);
        context.stop();
        sweep();

        try (DefaultCamelContext other = another(JdbcGpJobRepository.h2File(data.resolve("jobs")))) {
            other.start();
            Object value = other.createProducerTemplate().requestBody("gp:?operation=awaitJob", handle);

            assertThat(value).isEqualTo("one");
        }
    }

    @Test
    void whatIsPurgedTakesItsFilesAlong() throws Exception {
        submit(ProbeTasks.ECHO, "one");
        until(() -> row().resultLocation() != null);
        gp().stop();
        gp().setKeyRetention(1);

        gp().start();

        until(() -> {
            try (Stream<Path> files = Files.list(folder())) {
                return files.findAny().isEmpty();
            }
        });
    }

    @Test
    void eagerlyWithoutAFolderDoesNotStart() {
        GpComponent component = new GpComponent();
        component.setCamelContext(context);
        component.setCollectEagerly(true);

        assertThatThrownBy(component::start).hasStackTraceContaining("resultFolder");
    }

    private Path folder() {
        return data.resolve("jobs.results");
    }

    private String submit(String task, String text) {
        return template.requestBody(task + SUBMIT, text, String.class);
    }

    private Object result(String uri, Object body) {
        Exchange exchange = template.send(uri, withBody(body));
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody();
    }

    private GpJobRecord row() {
        return gp().getJobRepository()
                .list(JobFilter.ALL)
                .toCompletableFuture()
                .join()
                .get(0);
    }

    /** From now on the server knows no job. */
    private void sweep() {
        server.server().restart(AfterRestart.ALL_GONE);
    }
}
