package io.github.camelgp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.server.GpServer;
import io.github.camelgp.server.GpServerExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class CheckCommandTest {
    @RegisterExtension
    static final GpServerExtension SERVER =
            new GpServerExtension(GpServer.builder().standardTools());

    @Test
    void everyStepIsSaidAndAllIsWell() {
        Shell shell = Shell.run("check", SERVER.taskUrl("Geometry/Tools", "Buffer"));

        assertThat(shell.exit()).as(shell.out()).isZero();
        assertThat(shell.out())
                .contains("OK       reach")
                .contains("OK       web tier")
                .contains("OK       service   Geometry/Tools, asynchronous, task Buffer")
                .contains("OK       uploads");
    }

    @Test
    void aTaskThatIsNotThereEndsWithOne() {
        Shell shell = Shell.run("check", "Geometry/Tools/Bufer", "--server", SERVER.url());

        assertThat(shell.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(shell.out()).contains("FAILED   service").contains("it has Buffer");
    }

    @Test
    void aServerThatIsNotThereEndsWithThree() {
        Shell shell = Shell.run("check", "http://127.0.0.1:1/arcgis", "--timeout", "2");

        assertThat(shell.exit()).isEqualTo(ExitCode.NO_ANSWER);
        assertThat(shell.out()).contains("FAILED   reach     nothing listens at 127.0.0.1:1");
    }
}
