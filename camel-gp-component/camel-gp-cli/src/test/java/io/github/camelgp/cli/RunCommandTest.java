package io.github.camelgp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.server.GpServer;
import io.github.camelgp.server.GpServerExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunCommandTest {
    private static final String POINT = "{\"type\":\"Point\",\"coordinates\":[174.7645,-36.8767]}";

    @RegisterExtension
    static final GpServerExtension SERVER =
            new GpServerExtension(GpServer.builder().standardTools().user("ann", "sesame-of-ann"));

    @TempDir
    Path directory;

    @Test
    void theResultOfAJobGoesToStandardOutputAndItsProgressToStandardError() {
        Shell shell = Shell.run("run", SERVER.taskUrl("Test/Slow", "Slow"), "-p", "Seconds=1");

        assertThat(shell.exit()).as(shell.err()).isZero();
        assertThat(shell.out()).isNotBlank();
        assertThat(shell.err()).contains("submitted: " + SERVER.url()).contains("esriJobSucceeded");
    }

    @Test
    void featuresComeFromAFileAndGoToAFile() throws IOException {
        Path in = Files.writeString(directory.resolve("in.geojson"), POINT);
        Path out = directory.resolve("out.geojson");

        Shell shell = Shell.run(
                "run",
                "Geometry/Tools/Buffer",
                "--server",
                SERVER.url(),
                "--param",
                "Input_Features=@" + in,
                "--param",
                "Distance=50 Meters",
                "--format",
                "geoJson",
                "--output",
                out.toString());

        assertThat(shell.exit()).as(shell.err()).isZero();
        assertThat(shell.out()).isEmpty();
        assertThat(out).content().contains("\"FeatureCollection\"").contains("\"Polygon\"");
    }

    @Test
    void aTaskThatFailsEndsWithItsReasonAndOne() {
        Shell shell = Shell.run("run", SERVER.taskUrl("Test/Failing", "Fail"), "-p", "Reason=no luck", "-q");

        assertThat(shell.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(shell.err()).startsWith("TOOL_FAILED: ").contains("no luck");
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void aWrongInputIsNotSent() {
        Shell shell = Shell.run("run", SERVER.taskUrl("Test/Slow", "Slow"), "-p", "Second=1");

        assertThat(shell.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(shell.err()).startsWith("INVALID_INPUT: ").contains("Second").contains("Seconds");
    }

    @Test
    void aServerThatIsNotThereEndsWithThree() {
        Shell shell = Shell.run("run", "http://127.0.0.1:1/arcgis/rest/services/A/GPServer/B", "--timeout", "2");

        assertThat(shell.exit()).isEqualTo(ExitCode.NO_ANSWER);
        assertThat(shell.err()).startsWith("UNREACHABLE: ");
    }

    @Test
    void thePasswordComesFromAFile() throws IOException {
        Path password = Files.writeString(directory.resolve("password"), "sesame-of-ann\n");

        Shell shell = Shell.run(
                "describe",
                SERVER.taskUrl("Secured/SecureViewshed", "Viewshed"),
                "--user",
                "ann",
                "--password-file",
                password.toString());

        assertThat(shell.exit()).as(shell.err()).isZero();
        assertThat(shell.out()).doesNotContain("sesame");
    }

    @Test
    void thereIsNoPasswordOnTheCommandLine() {
        Shell shell = Shell.run("describe", SERVER.url(), "--user", "ann", "--password", "sesame-of-ann");

        assertThat(shell.exit()).isEqualTo(ExitCode.WRONG_USE);
    }

    @Test
    void withoutACommandItSaysWhichThereAre() {
        Shell shell = Shell.run();

        assertThat(shell.exit()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(shell.err()).contains("describe").contains("run");
    }
}
