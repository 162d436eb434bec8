package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgp.job.JobHandle;
import io.github.camelgp.job.JobText;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpProtocolException;
import io.github.camelgp.operation.GpConstants;
import io.github.camelgp.operation.RequestOptions;
import io.github.camelgp.operation.output.ResultOptions;
import io.github.camelgp.server.fault.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts from outside that are made to break a reader: too deep, too long. */
class HostileTextTest extends SecuredTestSupport {
    private static final String CHECK = "gp:Rules/Check?param.Needed=x";
    private static final int JUST_TOO_DEEP = 101;
    private static final int ENDLESS = 20_000;

    private static String list(int deep) {
        return "[".repeat(deep) + "]".repeat(deep);
    }

    private static String object(int deep) {
        return "{\"a\":".repeat(deep) + "1" + "}".repeat(deep);
    }

    private static Object nested(int deep) {
        Object value = 1;
        for (int i = 0; i < deep; i++) {
            value = i % 2 == 0 ? List.of(value) : Map.of("a", value);
        }
        return value;
    }

    private void refuses(String input, Object value) {
        Exchange done = run(CHECK, Map.of(input, value));

        assertThat(done.getException()).isInstanceOf(GpException.class);
        assertThat(runs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Distance", "Points", "Anything", "Rows", "Sizes", "Numbers"})
    void anInputThatNestsTooDeepIsNotSent(String input) {
        refuses(input, object(JUST_TOO_DEEP));
        refuses(input, list(ENDLESS));
        refuses(input, nested(ENDLESS));
    }

    @Test
    void aMapThatHoldsItselfIsNotSent() {
        Map<String, Object> itself = new HashMap<>();
        itself.put("value", itself);
        List<Object> too = new ArrayList<>();
        too.add(too);

        refuses("Distance", itself);
        refuses("Numbers", too);
    }

    @Test
    void theHeaderForInputsIsReadWithinTheSameLimits() {
        Exchange done = run(CHECK, null, Map.of(GpConstants.INPUTS, Map.of("Distance", object(ENDLESS))));

        assertThat(done.getException()).isInstanceOf(GpParameterException.class).hasMessageContaining("Distance");
        assertThat(runs()).isEmpty();
    }

    @Test
    void aContextThatNestsTooDeepIsNotSent() {
        Exchange done = run("gp:Echo/Context?outSR=4326", Map.of("context", object(ENDLESS)));

        assertThat(done.getException()).isInstanceOf(GpParameterException.class).hasMessageContaining("context");
        assertThat(runs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {JUST_TOO_DEEP, ENDLESS})
    void aHandleThatNestsTooDeepIsRefused(int deep) {
        String handle = "{\"taskUrl\":\"" + server.taskUrl("Probe/Jobs", "Echo")
                + "\",\"jobId\":\"j1\",\"correlation\":" + object(deep) + "}";

        Exchange done = run("gp:Probe/Jobs/Echo?operation=getJob", handle);

        assertThat(done.getException()).isInstanceOf(GpParameterException.class).hasMessageContaining("job handle");
        assertThat(recorded(Operation.JOB_STATUS)).isEmpty();
    }

    @Test
    void whatStandsBehindAHandleIsNotOverlooked() {
        String handle = "{\"taskUrl\":\"" + server.taskUrl("Probe/Jobs", "Echo") + "\",\"jobId\":\"j1\"} {}";

        assertThatThrownBy(() -> JobHandle.parse(handle)).isInstanceOf(GpParameterException.class);
    }

    @Test
    void rowsAndOptionsAreReadWithinTheSameLimits() {
        assertThatThrownBy(() -> JobText.readWanted(object(ENDLESS))).isInstanceOf(GpParameterException.class);
        assertThatThrownBy(() -> JobText.readJob(object(ENDLESS))).isInstanceOf(GpParameterException.class);
        assertThatThrownBy(() -> RequestOptions.extent(object(ENDLESS), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ResultOptions.spatialReference("outSR", object(ENDLESS)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFileOfInputsThatNestsTooDeepKeepsTheRouteFromStarting(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("inputs.json"), "{\"Needed\":" + list(ENDLESS) + "}");

        assertThatThrownBy(() -> context.addRoutes(route("gp:Rules/Check?inputs=file:" + file)))
                .rootCause()
                .hasMessageContaining("nesting depth");
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVICE", "TASK", "EXECUTE"})
    void aReplyThatNestsTooDeepIsNotUnderstood(Operation operation) {
        server.faults()
                .on(operation)
                .always()
                .body("application/json", "{\"results\":[{\"value\":" + list(ENDLESS) + "}]}");

        Exchange done = run("gp:Root/Say?validateOnStart=off", null);

        assertThat(done.getException()).isInstanceOf(GpProtocolException.class);
    }

    @Test
    void aTokenServiceIsNoBetter() {
        component("gp-ann", server.url(), user(USER, PASSWORD));
        server.faults()
                .on(Operation.GENERATE_TOKEN)
                .always()
                .body("application/json", "{\"token\":" + list(ENDLESS) + "}");

        assertThat(run("gp-ann" + SAY + "?validateOnStart=off", null).getException())
                .isInstanceOf(GpProtocolException.class);

        server.faults().clear();
        assertThat(result("gp-ann" + SAY, null)).isEqualTo("near");
    }

    @Test
    void aTextThatOnlyLooksLikeAnAddressStaysAText() {
        component("gp-ann", server.url(), user(USER, PASSWORD));
        String text = "{\"url\":" + list(ENDLESS) + "}";

        assertThat(result("gp-ann:Probe/Jobs/Echo?inputParameter=Text", text)).isEqualTo(text);
    }

    @Test
    void aReplyThatIsTooLongIsNotRead() {
        component("gp-small", server.url(), component -> component.setMaxReplyBytes(20_000));
        server.faults()
                .on(Operation.CATALOG)
                .body("application/json", "{\"folders\":[\"" + "x".repeat(30_000) + "\"],\"services\":[]}");

        assertThat(run("gp-small:?operation=list", null).getException())
                .isInstanceOf(GpProtocolException.class)
                .hasMessageContaining("bigger than 20000 bytes");
    }
}
