package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.GpProtocolException;
import io.github.camelgp.server.GpServer;
import io.github.camelgp.server.GpServerBuilder;
import io.github.camelgp.server.fault.Operation;
import io.github.camelgp.server.http.RecordedRequest;
import io.github.camelgp.server.value.Feature;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.Field;
import io.github.camelgp.server.value.SpatialReference;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** A server behind a gateway redirects to itself, and points to its layers, by the name that it has inside. */
class InsideNamesTest extends SecuredTestSupport {
    private static final String INSIDE = "https://gis01.invalid:6443/arcgis";
    private static final String HEADER = "x-esri-authorization";
    private static final String DESCRIPTION = "/rest/services/Near/By/GPServer?f=json";

    @Override
    GpServerBuilder tasks(GpServerBuilder builder) {
        List<Feature> rows = List.of(
                new Feature(Map.of("OBJECTID", 1L), new GeometryFactory().createPoint(new Coordinate(174, -36))));
        return super.tasks(builder.featureService(
                "Seeds",
                Features.of("esriGeometryPoint", SpatialReference.WGS84, List.of(Field.objectId("OBJECTID")), rows)));
    }

    @BeforeEach
    void addComponents() {
        component(
                "gp-inside",
                server.url(),
                user(USER, PASSWORD).andThen(c -> c.setUrlRewrite(INSIDE + "=" + server.url())));
        component("gp-lost", server.url(), user(USER, PASSWORD));
    }

    @Test
    void withoutTheOptionARedirectToTheInsideIsAnotherSite() {
        server.faults().on(Operation.SERVICE).always().redirect(INSIDE + DESCRIPTION);

        Exchange lost = run("gp-lost" + SAY + "?validateOnStart=off", null);

        assertThat(lost.getException())
                .isInstanceOf(GpProtocolException.class)
                .hasMessageContaining("another site, " + INSIDE)
                .hasMessageContaining("urlRewrite");
    }

    @Test
    void theTokenGoesWithTheRewrittenRedirect() {
        server.faults().on(Operation.SERVICE).redirect(INSIDE + DESCRIPTION);

        assertThat(result("gp-inside" + SAY + "?validateOnStart=off", null)).isEqualTo("near");

        assertThat(recorded(Operation.SERVICE))
                .hasSizeGreaterThan(1)
                .allSatisfy(request -> assertThat(request.headers()).containsKey(HEADER));
    }

    @Test
    void aSecondRedirectToAnotherSiteGetsNothing() {
        try (GpServer other = GpServer.standard()) {
            server.faults().on(Operation.SERVICE).always().redirect(INSIDE + "/rest/services?f=json");
            server.faults()
                    .on(Operation.CATALOG)
                    .always()
                    .redirect(other.url().replace("127.0.0.1", "localhost") + "/rest/services/Test/Types/GPServer");

            Exchange done = run("gp-inside" + SAY + "?validateOnStart=off", null);

            assertThat(done.getException())
                    .isInstanceOf(GpProtocolException.class)
                    .hasMessageContaining("another site");
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void aLayerThatAnOutputNamesFromTheInsideIsReadOutside() {
        String layer = server.server().featureServiceUrl("Seeds").replace(server.url(), INSIDE) + "/0";

        Object body = result("gp-inside:Probe/Jobs/Echo?inputParameter=Text", "{\"url\":\"" + layer + "\"}");

        assertThat(body).isInstanceOfSatisfying(FeatureSet.class, set -> assertThat(set.count())
                .isEqualTo(1));
        assertThat(recorded(Operation.FEATURE_QUERY))
                .isNotEmpty()
                .extracting(RecordedRequest::headers)
                .allSatisfy(headers -> assertThat(headers).containsKey(HEADER));
    }
}
