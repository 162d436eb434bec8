package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.operation.GpConstants;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.BindToRegistry;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where values come from, and which source wins. */
class InputsTest extends EchoTestSupport {
    private static final String AREA = "gp:Echo/Visible Area";

    @BindToRegistry("nightly")
    private final Map<String, Object> nightly = Map.of("Text", "from the bean", "Other", "other of the bean");

    private static Map<String, Object> header(Map<String, Object> inputs) {
        return Map.of(GpConstants.INPUTS, inputs);
    }

    @Test
    void withoutAnyValueTheServersDefaultCounts() {
        assertThat(result(AREA, null)).isEqualTo("seen server default");

        assertThat(runs().get(0).parameters()).doesNotContainKeys("Text", "Other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#bean:nightly", "#nightly"})
    void inputsTakesAMapOfTheRegistry(String reference) {
        assertThat(result(AREA + "?inputs=" + reference, null)).isEqualTo("seen from the bean");

        assertThat(sent("Other")).isEqualTo("other of the bean");
    }

    @Test
    void inputsTakesAJsonResource() {
        assertThat(result(AREA + "?inputs=classpath:inputs/nightly.json", null)).isEqualTo("seen from the resource");
    }

    @Test
    void taskParametersWinOverInputs() {
        assertThat(result(AREA + "?inputs=#bean:nightly&param.Text=literal", null))
                .isEqualTo("seen literal");

        assertThat(sent("Other")).isEqualTo("other of the bean");
    }

    @Test
    void theBodyWinsOverTaskParameters() {
        assertThat(result(AREA + "?param.Text=literal&param.Other=kept", Map.of("Text", "body")))
                .isEqualTo("seen body");

        assertThat(sent("Other")).isEqualTo("kept");
    }

    @Test
    void theHeaderWinsOverTheBody() {
        Exchange done = run(AREA + "?param.Text=literal", Map.of("Text", "body"), header(Map.of("Text", "header")));

        assertThat(body(done)).isEqualTo("seen header");
    }

    @Test
    void theHeaderCountsOnlyWhereAllowed() {
        Exchange done = run(AREA + "?allowHeaders=none", Map.of("Text", "body"), header(Map.of("Text", "header")));

        assertThat(body(done)).isEqualTo("seen body");
    }

    @Test
    void namesCountInAnyCase() {
        assertThat(result(AREA + "?param.TEXT=literal", Map.of("text", "body"))).isEqualTo("seen body");

        assertThat(runs().get(0).parameters()).containsEntry("Text", "body").doesNotContainKeys("TEXT", "text");
    }

    @Test
    void aNullInAMapTakesAnEarlierValueAway() {
        Map<String, Object> body = new HashMap<>();
        body.put("Text", null);

        assertThat(result(AREA + "?param.Text=literal", body)).isEqualTo("seen server default");
    }

    @Test
    void withInputParameterTheBodyIsAlwaysItsValue() {
        assertThat(result(AREA + "?inputParameter=Text", "plain")).isEqualTo("seen plain");
        assertThat(result(AREA + "?inputParameter=Text", Map.of("Other", 1))).isEqualTo("seen {\"Other\":1}");
        assertThat(result(AREA + "?inputParameter=text", "spelled")).isEqualTo("seen spelled");
    }

    @Test
    void aTextBodyWithoutAnInputForItIsLeftAlone() {
        assertThat(result(AREA, "left alone")).isEqualTo("seen server default");
    }

    @Test
    void theBodyIsTheOnlyFeatureInput() {
        assertThat(result("gp:Echo/Points", OBSERVER)).isNotNull();

        assertThat(sent("In")).contains("174.7645", "esriGeometryPoint", "4326");
    }

    @Test
    void severalCandidatesAreListed() {
        Exchange done = run("gp:Echo/Two", OBSERVER);

        assertThat(done.getException())
                .isInstanceOf(GpParameterException.class)
                .hasMessageContaining("First, Second")
                .hasMessageContaining("inputParameter");
        assertThat(runs()).isEmpty();
    }

    @Test
    void inputParameterChoosesAmongCandidates() {
        String table = "{\"features\":[{\"attributes\":{\"a\":1}}]}";

        assertThat(result("gp:Echo/Two?inputParameter=First&param.Second=" + "RAW(" + table + ")", OBSERVER))
                .isEqualTo("two");
        assertThat(sent("First")).contains("174.7645");
        assertThat(sent("Second")).contains("\"a\":1");
    }

    static Object[] emptyBodies() {
        return new Object[] {
            "", "  \n", new byte[0], new ByteArrayInputStream(new byte[0]), Map.of(), Collections.emptyMap()
        };
    }

    @ParameterizedTest
    @MethodSource("emptyBodies")
    void emptyBodiesGiveNoInput(Object empty) {
        assertThat(result(AREA + "?inputParameter=Text&param.Text=literal", empty instanceof Map ? null : empty))
                .isEqualTo("seen literal");
        assertThat(result(AREA + "?param.Text=literal", empty)).isEqualTo("seen literal");
    }

    @ParameterizedTest
    @MethodSource("emptyBodies")
    void anEmptyBodyLeavesARequiredInputMissing(Object empty) {
        Exchange done = run("gp:Echo/Points", empty);

        // the default value that the task names has no features
        assertThat(done.getException())
                .isInstanceOf(GpParameterException.class)
                .hasMessageContaining("required input In")
                .hasMessageContaining("missing");
        assertThat(runs()).isEmpty();
    }

    @Test
    void bodiesAsStreamsAreReadOnceAndSentWhole() {
        byte[] text = OBSERVER.getBytes(StandardCharsets.UTF_8);

        assertThat(result("gp:Echo/Points", new ByteArrayInputStream(text))).isNotNull();
        assertThat(sent("In")).contains("174.7645");
    }

    @Test
    void aDynamicAddressBringsValuesOfItsOwn() throws Exception {
        context.addRoutes(new org.apache.camel.builder.RouteBuilder() {
            @Override
            public void configure() {
                from("direct:dynamic").toD("gp:Echo/Visible Area?param.Text=${header.word}");
            }
        });

        for (String word : Arrays.asList("one", "two words", "a&b=c")) {
            assertThat(body(run("direct:dynamic", null, Map.of("word", "RAW(" + word + ")"))))
                    .isEqualTo("seen " + word);
        }
    }
}
