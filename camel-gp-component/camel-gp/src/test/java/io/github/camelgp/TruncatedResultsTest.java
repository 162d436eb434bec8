package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.GeometryType;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpTruncatedException;
import io.github.camelgp.model.LayerReference;
import io.github.camelgp.model.RecordSet;
import io.github.camelgp.model.SpatialReference;
import io.github.camelgp.operation.GpConstants;
import io.github.camelgp.server.GpServerBuilder;
import io.github.camelgp.server.fault.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results above the limit of the service come whole from elsewhere, counted, or the exchange fails. */
class TruncatedResultsTest extends EchoTestSupport {
    private static final String MAKE = "gp:Test/ManyFeatures/Make?param.Count=";
    private static final String PAGE = "&onTruncated=page";

    @Override
    GpServerBuilder tasks(GpServerBuilder builder) {
        builder.service(
                "Mapped/Tools",
                service -> EchoTasks.results(
                        service.asynchronous().resultMapService().maximumRecords(10)));
        return super.tasks(builder);
    }

    @Override
    void configure(GpComponent gp) {
        gp.setSpoolThreshold(10_000);
    }

    /** What {@code look} makes of the result inside a route, as long as its file is there. */
    private <T> T through(String uri, Function<Exchange, T> look) throws Exception {
        return through(uri, null, look);
    }

    private <T> T through(String uri, @Nullable Object body, Function<Exchange, T> look) throws Exception {
        AtomicReference<T> seen = new AtomicReference<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to(uri).process(exchange -> seen.set(look.apply(exchange)));
            }
        });
        Exchange done = run("direct:start", body);
        body(done);
        assertThat(done.getMessage().getHeaders()).doesNotContainKey(GpConstants.TRUNCATED);
        assertThat(spoolFiles()).isZero();
        return seen.get();
    }

    private static List<Long> ids(Exchange exchange) {
        FeatureSet features = exchange.getMessage().getBody(FeatureSet.class);
        List<Long> ids = new ArrayList<>();
        for (Feature feature : features) {
            ids.add((Long) feature.attributes().get("OBJECTID"));
        }
        assertThat(features.count()).isEqualTo(ids.size());
        assertThat(features.exceededTransferLimit()).isFalse();
        return ids;
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    @Test
    void twentyFiveThousandFeaturesComeThroughTheResultMap() throws Exception {
        assertThat(through(MAKE + 25_000 + PAGE, TruncatedResultsTest::ids)).isEqualTo(upTo(25_000));

        assertThat(recorded(Operation.MAP_QUERY)).hasSize(26);
    }

    @Test
    void twentyFiveThousandFeaturesComeThroughAnOutputFeatureService() throws Exception {
        String uri = MAKE + 25_000 + "&param.esri_out_feature_service_name=Seeds";

        assertThat(through(uri, TruncatedResultsTest::ids)).isEqualTo(upTo(25_000));

        assertThat(recorded(Operation.FEATURE_QUERY)).hasSize(14);
    }

    @Test
    void aWholeResultIsNotAskedForTwice() throws Exception {
        assertThat(through(MAKE + 1000 + PAGE, TruncatedResultsTest::ids)).hasSize(1000);

        assertThat(recorded(Operation.MAP_QUERY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"geoJson", "esriJson", "raw"})
    void everyTextIsWhole(String format) throws Exception {
        String text = through(MAKE + 2500 + PAGE + "&resultFormat=" + format, exchange -> exchange.getMessage()
                .getBody(String.class));

        assertThat(new ObjectMapper().readTree(text).path("features")).hasSize(2500);
    }

    @Test
    void rowsAreWhole() throws Exception {
        List<?> rows = through(MAKE + 2500 + PAGE + "&resultFormat=rows", exchange -> exchange.getMessage()
                .getBody(List.class));

        assertThat(rows).hasSize(2500);
    }

    @Test
    void theSystemThatIsAskedForComes() throws Exception {
        double x = through(MAKE + 1500 + PAGE + "&outSR=2193", exchange -> {
            FeatureSet features = exchange.getMessage().getBody(FeatureSet.class);
            assertThat(features.spatialReference().isSameAs(SpatialReference.of(2193)))
                    .isTrue();
            return features.iterator().next().geometry().getCoordinate().getX();
        });

        assertThat(x).isGreaterThan(1_000_000);
    }

    @Test
    void featuresAndTablesAreFoundAmongSeveralLayers() {
        FeatureSet points = (FeatureSet) result("gp:Mapped/Tools/Both?param.Count=35&output=Points" + PAGE, null);
        RecordSet table = (RecordSet) result("gp:Mapped/Tools/Both?param.Count=35&output=Table" + PAGE, null);

        assertThat(points.count()).isEqualTo(35);
        assertThat(points.geometryType()).isEqualTo(GeometryType.POINT);
        assertThat(table.count()).isEqualTo(35);
    }

    @Test
    void aServiceOfOneLayerIsFollowed() throws Exception {
        String layer = seeds();

        Object pointed = through(
                ProbeTasks.FAST + "?inputParameter=Text",
                pointer(service(layer)),
                exchange -> exchange.getMessage().getBody(FeatureSet.class).count());

        assertThat(pointed).isEqualTo(1500L);
    }

    @Test
    void aServiceOfSeveralLayersIsLeftToTheRoute() {
        server.faults().onEvery().always().set("/layers", ValueTasks.json("[{'id':0,'name':'a'},{'id':1,'name':'b'}]"));

        String text = pointer(service(seeds()));

        assertThat(result(ProbeTasks.FAST + "?inputParameter=Text", text)).isEqualTo(text);
    }

    @Test
    void whatAFailedJobPointsToIsFollowed() throws Exception {
        String layer = seeds();
        Exchange failed = run(ProbeTasks.FAIL + "?inputParameter=Text", pointer(layer));
        String job = ((GpException) failed.getException()).getJobUrl();

        Object pointed =
                through("gp:Probe/Jobs/Fail?operation=getResult&output=Echo", job, exchange -> exchange.getMessage()
                        .getBody(FeatureSet.class)
                        .count());

        assertThat(pointed).isEqualTo(1500L);
    }

    /** A hosted layer of 1,500 features. */
    private String seeds() {
        Object layer = result(MAKE + 1500 + "&outputFeatureService=Seeds&followUrls=false", null);
        return ((LayerReference) layer).url();
    }

    private static String service(String layer) {
        return layer.substring(0, layer.lastIndexOf('/'));
    }

    private static String pointer(String url) {
        return "{\"url\":\"" + url + "\"}";
    }

    @Test
    void aFlagInsideTheSetsPropertiesCountsToo() throws Exception {
        server.faults()
                .on(Operation.JOB_RESULT)
                .body(
                        "application/json",
                        """
                        {"paramName":"Points","dataType":"GPFeatureRecordSetLayer","value":{"geometryType":
                        "esriGeometryPoint","spatialReference":{"wkid":4326},"features":[],
                        "properties":{"exceededTransferLimit":true}}}""");

        assertThat(through(MAKE + 12 + PAGE, TruncatedResultsTest::ids)).hasSize(12);
    }

    @Test
    void fewerFeaturesThanCountedFail() {
        server.faults().on(Operation.MAP_QUERY).nth(1).times(1).body("application/json", "{\"count\":3000}");
        server.faults().on(Operation.MAP_QUERY).nth(6).times(1).body("application/json", "{\"count\":3000}");

        Exchange done = run(MAKE + 2500 + PAGE, null);

        assertThat(done.getException())
                .isInstanceOf(GpTruncatedException.class)
                .hasMessageContaining("3000")
                .hasMessageContaining("2500");
    }

    @Test
    void aRouteOfASynchronousTaskDoesNotStart() {
        assertThatThrownBy(() -> context.addRoutes(route("gp:Results/Sync/Points?param.Count=1" + PAGE)))
                .rootCause()
                .isInstanceOf(GpParameterException.class)
                .hasMessageContaining("synchronous");
    }

    @Test
    void aRouteOfAServiceWithoutResultMapDoesNotStart() {
        assertThatThrownBy(() -> context.addRoutes(route("gp:Results/Jobs/Points?param.Count=1" + PAGE)))
                .rootCause()
                .isInstanceOf(GpParameterException.class)
                .hasMessageContaining("result map");
    }

    @Test
    void whereNothingWasCheckedAtTheStartASynchronousRunIsNotSent() {
        Exchange done = run("gp:Results/Sync/Points?param.Count=1&validateOnStart=off" + PAGE, null);

        assertThat(done.getException()).isInstanceOf(GpParameterException.class);
        assertThat(runs()).isEmpty();
    }

    @Test
    void whereNothingWasCheckedAtTheStartATruncatedResultFails() {
        Exchange done = run("gp:Results/Jobs/Points?param.Count=101&validateOnStart=off" + PAGE, null);

        assertThat(done.getException())
                .isInstanceOf(GpTruncatedException.class)
                .hasMessageContaining("no result map service");
    }
}
