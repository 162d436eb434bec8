package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@Timeout(30)
class StandaloneServerTest {
    private final StringWriter text = new StringWriter();

    @Test
    void helpNamesAllOptions() {
        int code = run("--help");

        assertThat(code).isZero();
        assertThat(text.toString())
                .contains("--port", "--host", "--grid", "--grid-only", "--latency", "--tls", "--token", "--user")
                .contains("--version", "--control", "--job-ids");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void versionWithoutAReleaseIsTheProgramsOwn(String option) {
        int code = run(option);

        assertThat(code).isZero();
        assertThat(text.toString()).contains("camel-gp-server");
    }

    @ParameterizedTest
    @CsvSource({
        "--token,Nope=x,there is no service 'Nope'",
        "--user,nobody,NAME:PASSWORD",
        "--version,eleven,--version: 'eleven' is not a release",
        "--job-ids,ODD,--job-ids",
        "--latency,soon,1.5s or 200ms",
        "--grid,nowhere.asc,nowhere.asc",
        "--port,99999999,--port"
    })
    void wrongOptionIsNamedAndNothingStarts(String option, String value, String why) {
        int code = run("--port", "0", option, value);

        assertThat(code).isEqualTo(2);
        assertThat(text.toString()).contains(why);
    }

    @ParameterizedTest
    @CsvSource({"1.5s,1500", "200ms,200", "2,2000", "0,0"})
    void latencyIsReadInSecondsOrMilliseconds(String given, long millis) {
        assertThat(new StandaloneServer.Seconds().convert(given)).isEqualTo(Duration.ofMillis(millis));
    }

    private int run(String... arguments) {
        PrintWriter out = new PrintWriter(text, true);
        return new CommandLine(new StandaloneServer())
                .setOut(out)
                .setErr(out)
                .setOverwrittenOptionsAllowed(true)
                .execute(arguments);
    }
}
