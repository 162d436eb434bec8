package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.job.MemoryGpJobRepository;
import io.github.camelgp.model.GpException;
import io.github.camelgp.server.GpServerBuilder;
import io.github.camelgp.server.fault.Operation;
import io.github.camelgp.server.task.ToolException;
import io.github.camelgp.testing.TraceLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody finds in the morning of jobs that came to no good end. */
class JobReportsTest extends GpTestSupport {
    private static final String SECRET = "s3cr3t-of-the-map";

    @TempDir
    Path data;

    private final MemoryGpJobRepository jobs = new MemoryGpJobRepository();

    @Override
    GpServerBuilder tasks(GpServerBuilder builder) {
        return builder.user("night", "night-password")
                .register(registry -> registry.service("Maps/Jobs", service -> service.asynchronous()
                        .task("Export Web Map", task -> task.input("Web_Map_as_JSON", "GPString")
                                .input("Password", "GPStringHidden")
                                .output("Done", "GPBoolean")
                                .run(call -> {
                                    call.warning("Layer 3 is slow");
                                    throw new ToolException("ERROR 000732: Layer: Dataset https://host/l?token="
                                            + SECRET + " does not exist");
                                }))));
    }

    @Override
    void configure(GpComponent gp) {
        gp.setJobRepository(jobs);
        gp.setReportDirectory(reports().toString());
        gp.setUsername("night");
        gp.setPassword("night-password");
        gp.setMaxRedeliveries(0);
        gp.setRedeliveryDelay(20);
    }

    @Test
    void tellsWhatFailedAndWhatToDo() throws Exception {
        run("gp:Probe/Jobs/Fail?inputParameter=Text&correlation=region", "ERROR 000732: no such layer");

        String report = report();

        assertThat(report)
                .startsWith("# Fail: failed (TOOL_FAILED)")
                .contains("**What to do:**", "/jobs/", "- Submitted as: night", "- Ended: ", "- region: north")
                .containsPattern("- (Time executing|From submission to end): [0-9.]+ s")
                .contains("- ERROR: ERROR 000732: no such layer")
                .contains("- Text: `ERROR 000732: no such layer`")
                .contains("## Run it again");
    }

    @Test
    void holdsNoSecret() throws Exception {
        String map = "{\"operationalLayers\":[{\"url\":\"https://host/l\",\"token\":\"" + SECRET + "\"}]}";

        run("gp:Maps/Jobs/Export Web Map?inputParameter=Web_Map_as_JSON&param.Password=hunter22hunter", map);

        assertThat(report())
                .startsWith("# Export Web Map: failed")
                .contains("- WARNING: Layer 3 is slow")
                .contains("Web_Map_as_JSON", "operationalLayers")
                .contains("- Password: `***`")
                .doesNotContain(SECRET, "hunter22hunter", "night-password");
    }

    @Test
    void isThereForARefusedSubmission() throws Exception {
        server.faults().on(Operation.SUBMIT_JOB).always().error(500, "Service Probe/Jobs not started");

        run(ProbeTasks.ECHO + "?inputParameter=Text", "one");

        assertThat(report()).contains("(SERVICE_STOPPED)", "Job: none that is known", "Have the service started");
    }

    @Test
    void isThereForAJobThatWasLeftAtALimit() throws Exception {
        run(ProbeTasks.HOLD + "?inputParameter=Text&runTimeout=200", "one");
        probes.release();

        assertThat(report()).contains("not at its end in time (TIMED_OUT)", "runTimeout of 0.2 s");
    }

    @Test
    void isThereForALostAnswer() throws Exception {
        server.faults().on(Operation.SUBMIT_JOB).loseAnswer();

        run(ProbeTasks.ECHO + "?inputParameter=Text", "one");

        assertThat(report()).contains("parked (", "It is not known whether the server took the job");
    }

    @Test
    void isThereForAResultThatARouteCouldNotTake() throws Exception {
        RouteBuilder.addRoutes(context, routes -> {
            routes.from("direct:in").to(ProbeTasks.ECHO + "?operation=submitJob&inputParameter=Text");
            routes.from(ProbeTasks.ECHO + "?initialDelay=0&delay=20")
                    .throwException(IllegalStateException.class, "no room in the table");
        });

        template.sendBody("direct:in", "one");

        assertThat(report()).contains("result not delivered (REJECTED)", "no room in the table");
    }

    @Test
    void goesWhenTheJobSucceededAfterAll() throws Exception {
        String uri = ProbeTasks.HOLD + "?inputParameter=Text&idempotencyKey=k";
        run(uri + "&runTimeout=200", "one");
        report();

        probes.release();
        Exchange second = run(uri, "one");

        assertThat(second.getMessage().getBody()).isEqualTo("one");
        until(() -> files().isEmpty());
    }

    @Test
    void jobsWithOneNameHaveAFileEach() {
        run(ProbeTasks.FAIL + "?inputParameter=Text", "one");
        run(ProbeTasks.FAIL + "?inputParameter=Text", "two");
        run("gp:Probe/Jobs/Points?param.Count=1&minFeatures=2", null);

        until(() -> files().size() == 3);
        assertThat(files()).allSatisfy(file -> assertThat(file.getFileName().toString())
                .matches("(Fail|Points)-[0-9a-f-]{36}\\.md"));
    }

    @Test
    void aDirectoryThatCanNotBeWrittenIsAWarningOnly() throws Exception {
        Files.writeString(reports(), "in the way");
        try (TraceLog log = new TraceLog("org.")) {
            Exchange failed = run(ProbeTasks.FAIL + "?inputParameter=Text", "one");

            assertThat(failed.getException()).isInstanceOf(GpException.class);
            until(() -> log.text().contains("could not be written"));
        }
    }

    private Exchange run(String uri, Object body) {
        return template.send(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeader("region", "north");
        });
    }

    private Path reports() {
        return data.resolve("reports");
    }

    private String report() throws IOException {
        until(() -> files().size() == 1);
        return Files.readString(files().get(0));
    }

    private List<Path> files() {
        if (!Files.isDirectory(reports())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(reports())) {
            return files.filter(file -> file.toString().endsWith(".md")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
