package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.LayerReference;
import io.github.camelgp.operation.GpConstants;
import io.github.camelgp.server.fault.Operation;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results that the server puts into a hosted feature service of its own. */
class OutputServicesTest extends EchoTestSupport {
    private static final String MAKE = "gp:Test/ManyFeatures/Make?param.Count=1200";
    private static final String NAME = "esri_out_feature_service_name";

    private String sentName() {
        return runs().get(runs().size() - 1).parameters().get(NAME);
    }

    @Test
    void featuresComeFromTheServiceThatTheyWerePutInto() {
        Exchange done = run(MAKE + "&outputFeatureService=Seeds", null);

        assertThat(((FeatureSet) body(done)).count()).isEqualTo(1200);
        assertThat(sentName()).isEqualTo("Seeds");
        assertThat(done.getMessage().getHeader(GpConstants.SERVICE_URL, String.class))
                .endsWith("/rest/services/Hosted/Seeds/FeatureServer");
        assertThat(done.getMessage().getHeader(GpConstants.ITEM_ID, String.class))
                .matches("[0-9a-f]{32}");
    }

    @Test
    void withoutFollowingTheAddressIsTheResult() {
        Exchange done = run(MAKE + "&outputFeatureService=Seeds&followUrls=false", null);

        assertThat(((LayerReference) body(done)).url()).endsWith("/Hosted/Seeds/FeatureServer/0");
        assertThat(recorded(Operation.FEATURE_QUERY)).isEmpty();
        assertThat(done.getMessage().getHeaders()).containsKey(GpConstants.ITEM_ID);
    }

    @Test
    void anItemIsKeptWhenItsLayersAreReplaced() {
        Exchange first = run(MAKE + "&outputFeatureService=Seeds", null);
        String item = first.getMessage().getHeader(GpConstants.ITEM_ID, String.class);

        Exchange second = run(
                MAKE, Map.of("Count", 50, NAME, Map.of("itemProperties", Map.of("itemId", item, "overwrite", true))));

        assertThat(((FeatureSet) body(second)).count()).isEqualTo(50);
        assertThat(second.getMessage().getHeader(GpConstants.ITEM_ID)).isEqualTo(item);
    }

    @Test
    void theOldSpellingIsSentInTheNewOne() {
        String json = "RAW({\"serviceproperties\":{\"name\":\"Seeds\"}})";

        body(run(MAKE + "&outputFeatureService=" + json, null));

        assertThat(sentName()).isEqualTo("{\"serviceProperties\":{\"name\":\"Seeds\"}}");
    }

    @Test
    void otherResultsHaveNoSuchHeaders() {
        Exchange done = run("gp:Results/Jobs/Points?param.Count=1", null);

        assertThat(done.getMessage().getHeaders()).doesNotContainKeys(GpConstants.SERVICE_URL, GpConstants.ITEM_ID);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "two words|no name",
                "{|no JSON",
                "{\"serviceProperties\":{}}|names neither",
                "{\"serviceProperties\":{\"name\":\"a b\"}}|no name",
                "{\"serviceProperties\":{\"name\":\"a\"},\"itemProperties\":{\"overwrite\":\"yes\"}}|true or false",
                "{\"itemProperties\":{\"itemId\":\"abc\"}}|overwrite=true"
            })
    void namesThatMakeNoSenseFailAtOnce(String value, String why) {
        assertThatThrownBy(() -> context.getEndpoint(MAKE + "&outputFeatureService=RAW(" + value + ")"))
                .hasStackTraceContaining(why);

        Exchange done = run(MAKE, Map.of(NAME, value));
        assertThat(done.getException()).isInstanceOf(GpParameterException.class).hasMessageContaining(why);
        assertThat(runs()).isEmpty();
    }

    @Test
    void aServiceThatIsNotPublishedWithThemDoesNotStart() {
        assertThatThrownBy(() -> context.addRoutes(route("gp:Results/Jobs/Points?outputFeatureService=Seeds")))
                .rootCause()
                .isInstanceOf(GpParameterException.class)
                .hasMessageContaining(NAME);
    }
}
