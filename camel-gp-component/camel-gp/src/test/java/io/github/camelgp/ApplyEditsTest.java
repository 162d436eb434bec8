package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpServiceException;
import io.github.camelgp.operation.GpConstants;
import io.github.camelgp.server.GpServerBuilder;
import io.github.camelgp.server.fault.Operation;
import io.github.camelgp.server.value.Feature;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.Field;
import io.github.camelgp.server.value.SpatialReference;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** Features of a route go into a layer, all of them or with a failure that says how many. */
class ApplyEditsTest extends EchoTestSupport {
    private static final String NAME = "Hosted/Trees";

    @Override
    GpServerBuilder tasks(GpServerBuilder builder) {
        Feature old = new Feature(
                Map.of("OBJECTID", 1L, "Kind", "old"), new GeometryFactory().createPoint(new Coordinate(174, -36)));
        builder.featureService(
                NAME,
                Features.of(
                        "esriGeometryPoint",
                        SpatialReference.WGS84,
                        List.of(Field.objectId("OBJECTID"), Field.text("Kind", 10), Field.integer("Number")),
                        List.of(old)));
        return super.tasks(builder);
    }

    private String load(String more) {
        return "gp:?operation=applyEdits&layerUrl=" + server.server().featureServiceUrl(NAME) + "/0" + more;
    }

    private Exchange loaded(int count, String more) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start")
                        .to("gp:Test/ManyFeatures/Make?onTruncated=page&param.Count=" + count)
                        .to(load(more));
            }
        });
        return run("direct:start", null);
    }

    private List<Feature> rows() {
        return server.server().layer(NAME, 0).orElseThrow().rows();
    }

    @Test
    void featuresAreAddedInBatches() throws Exception {
        Exchange done = loaded(2500, "");

        body(done);
        assertThat(done.getMessage().getHeader(GpConstants.ADDED)).isEqualTo(2500L);
        assertThat(rows()).hasSize(2501);
        assertThat(recorded(Operation.APPLY_EDITS)).hasSize(3);
        assertThat(rows().get(2500).attributes()).containsEntry("Number", 2499L);
    }

    @Test
    void featuresTakeThePlaceOfThoseThatAreThere() throws Exception {
        body(loaded(30, "&loadMode=replace&batchSize=7"));
        body(run("direct:start", null));

        assertThat(rows()).hasSize(30).noneMatch(row -> "old"
                .equals(row.attributes().get("Kind")));
    }

    @Test
    void theBodyStays() {
        Exchange done = run(load(""), OBSERVER);

        assertThat(body(done)).isEqualTo(OBSERVER);
        assertThat(rows()).hasSize(2);
    }

    @Test
    void aFeatureThatIsRefusedFailsWithTheCounts() throws Exception {
        server.faults()
                .on(Operation.APPLY_EDITS)
                .nth(2)
                .body(
                        "application/json",
                        "{\"addResults\":[{\"success\":true,\"objectId\":1},{\"success\":false,\"error\":"
                                + "{\"code\":1000,\"description\":\"String is too long\"}}]}");

        Exchange done = loaded(4, "&batchSize=2");

        assertThat(done.getException())
                .isInstanceOf(GpServiceException.class)
                .hasMessageContaining("feature 3")
                .hasMessageContaining("String is too long")
                .hasMessageContaining("2 features came in before");
    }

    @Test
    void anAnswerForFewerFeaturesFails() throws Exception {
        server.faults().on(Operation.APPLY_EDITS).body("application/json", "{\"addResults\":[]}");

        assertThat(loaded(4, "").getException())
                .isInstanceOf(GpServiceException.class)
                .hasMessageContaining("0 of 4");
    }

    @Test
    void aLostAnswerIsNotRepeated() throws Exception {
        server.faults().on(Operation.APPLY_EDITS).loseAnswer();

        assertThat(loaded(4, "").getException()).isNotNull();
        assertThat(recorded(Operation.APPLY_EDITS)).hasSize(1);
    }

    @Test
    void aBodyWithoutFeaturesFails() {
        assertThat(run(load(""), null).getException()).isInstanceOf(GpParameterException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"layerUrl=nowhere", "batchSize=0", "loadMode=sometimes"})
    void optionsThatMakeNoSenseFailAtOnce(String option) {
        assertThatThrownBy(() -> context.getEndpoint("gp:?operation=applyEdits&" + option))
                .hasStackTraceContaining(option.replaceFirst(".*=", ""));
    }
}
