package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgp.internal.client.LayerTokens;
import io.github.camelgp.job.JobFilter;
import io.github.camelgp.job.MemoryGpJobRepository;
import io.github.camelgp.server.fault.Operation;
import io.github.camelgp.testing.TraceLog;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secured layers given as inputs come with a token of their own, which goes to hosts that were named and is kept nowhere. */
class LayerTokensTest extends EchoTestSupport {
    private static final String TOKEN = "token-of-the-layer";
    private static final String LAYER = "https://layers.example.org/arcgis/rest/services/Secured/FeatureServer/0";
    private static final String RUN = "gp:Rules/Check?param.Needed=x";

    private final MemoryGpJobRepository repository = new MemoryGpJobRepository();

    @Override
    void configure(GpComponent gp) {
        gp.setAccessToken("layers.example.org=" + TOKEN);
        gp.setJobRepository(repository);
    }

    private String sentWith(String name, Object value) {
        run(RUN, Map.of(name, value));
        return String.valueOf(sent(name));
    }

    @Test
    void theTokenStandsInTheInputThatIsPosted() {
        assertThat(sentWith("Anything", Map.of("url", LAYER, "filter", "A > 1")))
                .contains("\"token\":\"" + TOKEN + "\"")
                .contains("A > 1");

        assertThat(recorded(Operation.SUBMIT_JOB)).allSatisfy(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).doesNotContain(TOKEN);
            assertThat(request.headers().toString()).doesNotContain(TOKEN);
        });
    }

    @Test
    void anAddressAloneIsEnough() {
        assertThat(sentWith("Anything", LAYER)).contains(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.example.org/FeatureServer/0",
                "http://layers.example.org/FeatureServer/0",
                "https://layers.example.org@evil.example.org/FeatureServer/0",
                "https://layers.example.org.evil.example.org/FeatureServer/0",
                LAYER + "?token=another-one"
            })
    void nobodyElseGetsIt(String url) {
        assertThat(sentWith("Anything", url)).doesNotContain(TOKEN);
    }

    @Test
    void anInputWithATokenKeepsItsOwn() {
        assertThat(sentWith("Anything", Map.of("url", LAYER, "token", "the-users-own")))
                .contains("the-users-own")
                .doesNotContain(TOKEN);
    }

    @Test
    void whatFeaturesHoldIsNotTouched() {
        String features =
                """
                {"geometryType":"esriGeometryPoint","spatialReference":{"wkid":4326},"features":[
                {"attributes":{"url":"%s"},"geometry":{"x":1,"y":2}}]}"""
                        .formatted(LAYER);

        assertThat(sentWith("Points", features)).contains("layers.example.org").doesNotContain(TOKEN);
    }

    @Test
    void listsAndCompositesAreLookedInto() {
        LayerTokens tokens = LayerTokens.of("layers.example.org=" + TOKEN);

        assertThat(tokens.into("[{\"url\":\"" + LAYER + "\"},[{\"url\":\"" + LAYER + "\"}]]")
                        .split(TOKEN, -1))
                .hasSize(3);
        assertThat(tokens.into("{\"dataType\":\"GPRasterDataLayer\",\"value\":{\"url\":\"" + LAYER + "\"}}"))
                .contains(TOKEN);
    }

    @Test
    void aBigFormGetsItToo() {
        GpComponent small = new GpComponent();
        small.setServerUrl(server.url());
        small.setAccessToken("layers.example.org=" + TOKEN);
        small.setSpoolThreshold(100);
        small.setSpoolDirectory(spools.toString());
        small.getConfiguration().setPollFloor(20);
        context.addComponent("gp-small", small);

        run("gp-small:Rules/Check?param.Needed=" + "x".repeat(300), Map.of("Anything", LAYER));

        assertThat(sent("Anything")).contains(TOKEN);
    }

    @Test
    void rowsAndLogsDoNotHoldIt() throws Exception {
        run(RUN, Map.of("Anything", LAYER));
        try (TraceLog log = new TraceLog("io.github.camelgp.server")) {
            run(RUN + "&operation=submitJob", Map.of("Anything", LAYER));

            assertThat(log.text()).contains("Rules/GPServer/Check").doesNotContain(TOKEN);
        }
        assertThat(repository.list(JobFilter.ALL).toCompletableFuture().join())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.toString()).doesNotContain(TOKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {TOKEN, "=" + TOKEN, "layers.example.org=", "a host=" + TOKEN})
    void whatIsNoPairFailsWithoutShowingIt(String option) {
        assertThatThrownBy(() -> LayerTokens.of(option))
                .hasMessageContaining("accessToken")
                .hasMessageNotContaining(TOKEN);
    }
}
