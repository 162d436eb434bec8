package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpTransportException;
import io.github.camelgp.model.Reason;
import io.github.camelgp.server.GpServer;
import io.github.camelgp.server.fault.Operation;
import java.net.URI;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartValidationTest extends EchoTestSupport {
    private static final String CHECK = "gp:Rules/Check";

    private void startOf(String uri) throws Exception {
        context.addRoutes(route(uri));
    }

    @Test
    void unknownTaskNamesThoseThereAre() {
        assertThatThrownBy(() -> startOf("gp:Echo/Nowhere"))
                .rootCause()
                .isInstanceOf(GpException.class)
                .hasMessageContaining("no task Nowhere")
                .hasMessageContaining("Visible Area");
    }

    @Test
    void unknownServiceNamesThoseThereAre() {
        assertThatThrownBy(() -> startOf("gp:Near/Bye/Say"))
                .rootCause()
                .isInstanceOf(GpException.class)
                .hasMessageContaining("Near/Bye was not found, or is not shared with this user")
                .hasMessageContaining("Near/By");
    }

    @Test
    void unknownFolderNamesTheFolder() {
        assertThatThrownBy(() -> startOf("gp:Nowhere/By/Say"))
                .rootCause()
                .isInstanceOf(GpException.class)
                .hasMessageContaining("Nowhere/By")
                .hasMessageContaining("not found");
    }

    @Test
    void aRouteThatIsRightStarts() {
        assertThatCode(() ->
                        startOf(CHECK + "?param.Needed=x&output=Result&inputParameter=Points&validateOnStart=strict"))
                .doesNotThrowAnyException();
        assertThat(runs()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "param.Neded=x, Neded",
        "output=Reslt, Reslt",
        "inputParameter=Neded, Neded",
    })
    void unknownParameterNamesThoseThereAre(String option, String wrong) {
        assertThatThrownBy(() -> startOf(CHECK + "?" + option))
                .rootCause()
                .isInstanceOf(GpException.class)
                .hasMessageContaining("has no parameter " + wrong)
                .hasMessageContaining(wrong.equals("Reslt") ? "Result" : "Needed");
    }

    @Test
    void executeNeedsASynchronousTask() {
        assertThatThrownBy(() -> startOf(CHECK + "?operation=execute"))
                .rootCause()
                .hasMessageContaining("asynchronous")
                .hasMessageContaining("submitJob");
    }

    @Test
    void submitJobNeedsAnAsynchronousTask() {
        assertThatThrownBy(() -> startOf("gp:Root/Say?operation=submitJob"))
                .rootCause()
                .hasMessageContaining("synchronous")
                .hasMessageContaining("execute");
    }

    @Test
    void withoutTheCheckTheFirstMessageFails() throws Exception {
        startOf("gp:Echo/Nowhere?validateOnStart=off");
        assertThat(server.requests()).isEmpty();

        Exchange done = run("direct:start", null);

        assertThat(done.getException()).isInstanceOf(GpException.class).hasMessageContaining("no task Nowhere");
        assertThat(((GpException) done.getException()).getReason()).isEqualTo(Reason.NOT_FOUND_OR_NOT_SHARED);
    }

    @Test
    void anUnreachableServerIsAWarningAndACheckAtFirstUse() throws Exception {
        int port = freePort();
        startOf("gp:http://127.0.0.1:" + port + "/arcgis/rest/services/Near/By/GPServer/Say");

        Exchange before = run("direct:start", null);
        assertThat(before.getException()).isInstanceOf(GpTransportException.class);
        assertThat(((GpException) before.getException()).getReason()).isEqualTo(Reason.UNREACHABLE);

        try (GpServer late = serverAt(port)) {
            assertThat(body(run("direct:start", null))).isEqualTo("late");
            assertThat(late.requests()).isNotEmpty();
        }
    }

    @Test
    void strictNeedsTheServer() throws Exception {
        int port = freePort();

        assertThatThrownBy(() -> startOf("gp:http://127.0.0.1:" + port
                        + "/arcgis/rest/services/Near/By/GPServer/Say?validateOnStart=strict"))
                .hasStackTraceContaining("GpTransportException")
                .hasStackTraceContaining("Connection refused");
    }

    @Test
    void aServerInTroubleIsAWarning() throws Exception {
        server.faults().on(Operation.SERVICE).service("Near/By").error(500, "Service Near/By not started ");

        startOf("gp:Near/By/Say");

        assertThat(body(run("direct:start", null))).isEqualTo("near");
    }

    @Test
    void strictWantsADescription() {
        server.faults().on(Operation.SERVICE).always().error(500, "Service Near/By not started ");

        assertThatThrownBy(() -> startOf("gp:Near/By/Say?validateOnStart=strict"))
                .rootCause()
                .hasMessageContaining("not started");
    }

    @ParameterizedTest
    @CsvSource({
        "outSR=abc, outSR",
        "processSR=abc, processSR",
        "extent=1;2;3, extent",
        "allowHeaders=server, allowHeaders",
        "allowHeaders=token, allowHeaders",
        "returnTrueCurves=true, returnTrueCurves",
        "resultFormat=geoJson&outSR=2193, outSR",
        "resultFormat=shapefile, resultFormat",
        "checks=maybe, checks",
        "operation=explode, operation",
        "pollWait=soon, pollWait",
        "nonsense=1, nonsense",
        "inputs=classpath:missing.json, inputs"
    })
    void badOptionsFailAtTheStartAndAreNamed(String options, String named) {
        assertThatThrownBy(() -> startOf("gp:Near/By/Say?" + options)).hasStackTraceContaining(named);
        assertThat(context.getRoutes()).isEmpty();
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "outSR=abc",
                "processSR=abc",
                "extent=abc",
                "inputs=classpath:missing.json",
                "inputs=file:pom.xml"
            })
    void theMessageItselfNamesTheOption(String option) {
        assertThatThrownBy(() -> startOf("gp:Near/By/Say?" + option)).satisfies(failure -> assertThat(messages(failure))
                .contains(option.substring(0, option.indexOf('=')) + "=")
                .contains("neither"));
    }

    /** The messages of our own failures, without Camel's, which repeat the whole address. */
    private static String messages(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException) {
                text.append(cause.getMessage()).append('\n');
            }
        }
        return text.toString();
    }

    private static int freePort() {
        try (GpServer server = serverAt(0)) {
            return URI.create(server.url()).getPort();
        }
    }

    private static GpServer serverAt(int port) {
        return GpServer.builder()
                .port(port)
                .service("Near/By", s -> s.synchronous()
                        .task("Say", t -> t.output("Result", "GPString").run(call -> call.set("Result", "late"))))
                .start();
    }
}
