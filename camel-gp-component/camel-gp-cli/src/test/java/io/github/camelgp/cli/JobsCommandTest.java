package io.github.camelgp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.GpComponent;
import io.github.camelgp.job.jdbc.JdbcGpJobRepository;
import io.github.camelgp.server.GpServer;
import io.github.camelgp.server.GpServerExtension;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the shell shows of the night before, in the file of an application that is not running any more. */
@Timeout(60)
class JobsCommandTest {
    @RegisterExtension
    static final GpServerExtension SERVER =
            new GpServerExtension(GpServer.builder().standardTools());

    @TempDir
    Path data;

    private String file;

    @BeforeEach
    void nightWithOneBadJob() throws Exception {
        file = data.resolve("jobs").toString();
        try (DefaultCamelContext application = new DefaultCamelContext()) {
            GpComponent gp = new GpComponent();
            gp.setServerUrl(SERVER.url());
            gp.setJobRepository(JdbcGpJobRepository.h2(file));
            gp.getConfiguration().setPollFloor(20);
            gp.getConfiguration().setPollWait(20);
            application.addComponent("gp", gp);
            application.start();
            try (ProducerTemplate template = application.createProducerTemplate()) {
                String bad = "gp:Test/Failing/Fail?idempotencyKey=parcel-7";
                template.request(
                        bad, exchange -> exchange.getMessage().setBody(Map.of("Reason", "ERROR 000732: gone")));
                template.requestBody("gp:Test/Slow/Slow", Map.of("Seconds", 0));
            }
        }
    }

    @Test
    void listShowsAReadableTable() {
        Shell shell = Shell.run("jobs", "list", "--repository", file);

        assertThat(shell.exit()).as(shell.err()).isZero();
        assertThat(shell.out())
                .startsWith("ID ")
                .contains("SERVER SAYS")
                .contains("Test/Failing/Fail")
                .contains("parcel-7")
                .contains("ERROR 000732")
                .contains("2 jobs:");
        assertThat(shell.out().lines()).allMatch(line -> line.equals(line.stripTrailing()));
    }

    @Test
    void filtersAreThoseOfTheComponent() {
        assertThat(Shell.run("jobs", "list", "-r", file, "--state", "failed").out())
                .contains("1 job:");
        assertThat(Shell.run("jobs", "list", "-r", file, "--since", "2999-01-01")
                        .out())
                .startsWith("No jobs.");
        Shell wrong = Shell.run("jobs", "list", "-r", file, "--state", "broken");
        assertThat(wrong.exit()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(wrong.err()).contains("no state BROKEN").contains("PARKED");
    }

    @Test
    void showTellsTheStoryWithMessagesAndWhatToDo() {
        Shell shell = Shell.run("jobs", "show", failedId(), "-r", file);

        assertThat(shell.exit()).as(shell.err()).isZero();
        assertThat(shell.out())
                .contains("server says         esriJobFailed")
                .contains("esriJobMessageTypeError: ")
                .contains("can be rerun        true")
                .containsPattern("WHAT TO DO +The tool itself failed");
    }

    @Test
    void rerunSubmitsWhatFailedAndTheApplicationGoesOn() {
        String id = failedId();

        Shell shell = Shell.run("jobs", "rerun", "-r", file, "--state", "failed");

        assertThat(shell.exit()).as(shell.err()).isZero();
        assertThat(shell.out())
                .contains(id + ": submitted again as " + id + "-r1")
                .contains("1 of 1 submitted again");
        assertThat(Shell.run("jobs", "show", id + "-r1", "-r", file).out())
                .contains("in place of         " + id)
                .contains("parcel-7");
        assertThat(Shell.run("jobs", "rerun", "-r", file, id).exit()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void purgeAndForgetRemoveRows() {
        assertThat(Shell.run("jobs", "purge", "-r", file, "--older-than", "0s", "--state", "DELIVERED")
                        .out())
                .contains("purged: 1");
        assertThat(Shell.run("jobs", "forget", "-r", file, failedId()).out()).contains("1 of 1 removed");
        assertThat(Shell.run("jobs", "list", "-r", file).out()).startsWith("No jobs.");
    }

    @Test
    void fileThatIsNotThereIsNotMade() {
        Shell shell = Shell.run("jobs", "list", "-r", data.resolve("other").toString());

        assertThat(shell.exit()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(shell.err()).contains("There is no job repository").contains("jdbc:postgresql:");
        assertThat(data.resolve("other.mv.db")).doesNotExist();
    }

    @Test
    void fileThatAnotherProcessHasIsAClearFailure() throws IOException {
        try (FileChannel channel = FileChannel.open(Path.of(file + ".mv.db"), StandardOpenOption.WRITE)) {
            channel.lock();
            Shell shell = Shell.run("jobs", "list", "-r", file);

            assertThat(shell.exit()).isNotEqualTo(ExitCode.FINE);
            assertThat(shell.err())
                    .contains("one process only can have an H2 file")
                    .contains("listJobs");
        }
    }

    @Test
    void withoutARepositoryItSaysWhatIsMissing() {
        assertThat(Shell.run("jobs", "list").err()).contains("--repository");
        assertThat(Shell.run("jobs").err()).contains("list, show, rerun");
    }

    private String failedId() {
        return Shell.run("jobs", "list", "-r", file, "--state", "failed")
                .out()
                .lines()
                .filter(line -> line.contains("parcel-7"))
                .findFirst()
                .orElseThrow()
                .split(" ")[0];
    }
}
