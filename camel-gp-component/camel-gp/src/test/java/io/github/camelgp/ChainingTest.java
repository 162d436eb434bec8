package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpResult;
import io.github.camelgp.model.LayerReference;
import io.github.camelgp.server.fault.Operation;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A task reads what another gave at the server, and nothing of it comes through the route. */
class ChainingTest extends EchoTestSupport {
    private static final String MAKE = "gp:Test/ManyFeatures/Make?param.Count=5000";
    private static final String HULL = "gp:Geometry/Tools/ConvexHull?param.Group_Option=ALL";

    private FeatureSet chained(String first) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to(first).to(HULL);
            }
        });
        return (FeatureSet) result("direct:start", null);
    }

    @Test
    void aResultIsTheInputOfTheNextTask() throws Exception {
        FeatureSet hull = chained(MAKE + "&resultFormat=reference");

        assertThat(hull.count()).isEqualTo(1);
        assertThat(runs()).hasSize(2);
        assertThat(runs().get(1).parameters().values()).anySatisfy(value -> assertThat(value)
                .contains("/GPServer/Make/jobs/")
                .contains("/results/Points")
                .contains("\"url\""));
        assertThat(recorded(Operation.JOB_RESULT)).hasSize(1).allSatisfy(request -> assertThat(request.path())
                .contains("ConvexHull"));
        assertThat(recorded(Operation.MAP_QUERY, Operation.FEATURE_QUERY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"&resultFormat=reference", "&followUrls=false"})
    void aLayerOfAnOutputServiceIsTheInputOfTheNextTask(String option) throws Exception {
        FeatureSet hull = chained(MAKE + "&outputFeatureService=Seeds" + option);

        assertThat(hull.count()).isEqualTo(1);
        assertThat(runs().get(1).parameters().values())
                .anySatisfy(value -> assertThat(value).contains("/Hosted/Seeds/FeatureServer/0"));
        assertThat(recorded(Operation.MAP_QUERY, Operation.FEATURE_QUERY)).isEmpty();
    }

    @Test
    void otherOutputsComeAsTheyAre() {
        GpResult all = (GpResult) result("gp:Results/Jobs/Both?param.Count=500&resultFormat=reference", null);

        assertThat(all.value("Points")).isInstanceOf(LayerReference.class);
        assertThat(all.value("Table")).isInstanceOf(LayerReference.class);
        assertThat(all.value("Text")).isEqualTo("both");
    }

    @Test
    void aSynchronousTaskLeavesNothingToPointTo() {
        assertThatThrownBy(
                        () -> context.addRoutes(route("gp:Results/Sync/Points?param.Count=1&resultFormat=reference")))
                .rootCause()
                .isInstanceOf(GpParameterException.class)
                .hasMessageContaining("synchronous");
        assertThat(run("gp:Results/Sync/Points?param.Count=1&resultFormat=reference&validateOnStart=off", null)
                        .getException())
                .isInstanceOf(GpParameterException.class);
    }
}
