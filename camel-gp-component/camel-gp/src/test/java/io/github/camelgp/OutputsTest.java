package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureList;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpProtocolException;
import io.github.camelgp.model.GpResult;
import io.github.camelgp.model.GpTruncatedException;
import io.github.camelgp.model.Reason;
import io.github.camelgp.model.RecordSet;
import io.github.camelgp.model.SpatialReference;
import io.github.camelgp.operation.GpConstants;
import io.github.camelgp.server.fault.Operation;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

/** The forms of results, and what is asked of the server for them. */
class OutputsTest extends EchoTestSupport {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant SEEN = Instant.parse("2026-11-21T14:30:00Z");

    private static String points(String service, int count, String options) {
        return "gp:Results/" + service + "/Points?param.Count=" + count + options;
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sync", "Jobs"})
    void featuresAreAFeatureSet(String service) {
        FeatureSet features = (FeatureSet) result(points(service, 3, ""), null);

        assertThat(features.count()).isEqualTo(3);
        assertThat(features.spatialReference()).isNotNull();
        assertThat(features.spatialReference().isSameAs(SpatialReference.of(2193)))
                .isTrue();
        assertThat(features.iterator().next().attributes()).containsEntry("OBJECTID", 1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sync", "Jobs"})
    void esriJsonIsTextOfTheServer(String service) throws Exception {
        Object body = result(points(service, 2, "&resultFormat=esriJson"), null);

        assertThat(body).isInstanceOf(String.class);
        JsonNode json = JSON.readTree((String) body);
        assertThat(json.path("geometryType").asText()).isEqualTo("esriGeometryPoint");
        assertThat(json.path("features")).hasSize(2);
        assertThat(json.path("features").path(0).path("attributes").path("SEEN").asLong())
                .isEqualTo(SEEN.toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sync", "Jobs"})
    void geoJsonIsTextInWgs84(String service) throws Exception {
        Object body = result(points(service, 2, "&resultFormat=geoJson"), null);

        assertThat(body).isInstanceOf(String.class);
        JsonNode json = JSON.readTree((String) body);
        assertThat(json.path("type").asText()).isEqualTo("FeatureCollection");
        assertThat(json.at("/features/0/geometry/coordinates/0").asDouble()).isBetween(174.0, 175.0);
        assertThat(json.at("/features/0/geometry/coordinates/1").asDouble()).isBetween(-38.0, -36.0);
    }

    @Test
    void geoJsonAsksTheServerForWgs84() throws Exception {
        result(points("Sync", 1, "&resultFormat=geoJson"), null);
        assertThat(JSON.readTree(sent("context"))).isEqualTo(JSON.readTree("{\"outSR\":{\"wkid\":4326}}"));

        server.server().reset();
        result(points("Jobs", 1, "&resultFormat=geoJson"), null);
        assertThat(recorded(Operation.JOB_RESULT).get(0).parameters())
                .containsEntry("outSR", "4326")
                .containsEntry("returnType", "data");
    }

    @ParameterizedTest
    @CsvSource({"Sync, EXECUTE", "Jobs, JOB_RESULT"})
    void aServerThatAnswersInAnotherSystemFailsGeoJson(String service, Operation operation) {
        String value =
                """
                "paramName":"Out","dataType":"GPFeatureRecordSetLayer","value":{"geometryType":"esriGeometryPoint",
                "spatialReference":{"wkid":2193},"features":[{"geometry":{"x":1756000,"y":5917000},"attributes":{}}]}""";
        server.faults()
                .on(operation)
                .body(
                        "application/json",
                        service.equals("Sync") ? "{\"results\":[{" + value + "}],\"messages\":[]}" : "{" + value + "}");

        Exchange done = run(points(service, 1, "&resultFormat=geoJson"), null);

        assertThat(done.getException())
                .isInstanceOf(GpProtocolException.class)
                .hasMessageContaining("WGS 84")
                .hasMessageContaining("2193");
    }

    @Test
    void rowsHaveMomentsAndGeometries() {
        List<?> rows = (List<?>) result(points("Sync", 2, "&resultFormat=rows&outSR=4326"), null);

        Map<?, ?> row = (Map<?, ?>) rows.get(0);
        assertThat(row.get("OBJECTID")).isEqualTo(1L);
        assertThat(row.get("SEEN")).isEqualTo(SEEN);
        assertThat(row.get("geometry")).isInstanceOf(Point.class);
        assertThat(((Geometry) row.get("geometry")).getSRID()).isEqualTo(4326);
    }

    @Test
    void rawIsTheServersText() throws Exception {
        Object body = result(points("Sync", 2, "&resultFormat=raw"), null);

        assertThat(JSON.readTree((String) body).path("features")).hasSize(2);
        GpResult all = (GpResult) result("gp:Results/Sync/Both?param.Count=1&resultFormat=raw", null);
        assertThat(all.value("Text")).isEqualTo("\"both\"");
    }

    @Test
    void tablesAreRows() throws Exception {
        RecordSet records = (RecordSet) result("gp:Results/Sync/Table?param.Count=2", null);
        List<?> rows = (List<?>) result("gp:Results/Sync/Table?param.Count=2&resultFormat=rows", null);
        String text = (String) result("gp:Results/Sync/Table?param.Count=2&resultFormat=esriJson", null);

        assertThat(records.count()).isEqualTo(2);
        assertThat(records.iterator().next()).containsEntry("SEEN", SEEN);
        assertThat((Map<?, ?>) rows.get(0)).isEqualTo(Map.of("OBJECTID", 1L, "SEEN", SEEN));
        assertThat(JSON.readTree(text).path("features")).hasSize(2);
    }

    @Test
    void oneOutputOfSeveral() {
        assertThat(result("gp:Results/Sync/Both?param.Count=1&output=Text", null))
                .isEqualTo("both");
        assertThat(result("gp:Results/Jobs/Both?param.Count=1&output=text", null))
                .isEqualTo("both");
        assertThat(recorded(Operation.JOB_RESULT)).hasSize(1);
    }

    @Test
    void allOutputsAreAResult() {
        GpResult all = (GpResult) result("gp:Results/Jobs/Both?param.Count=1&resultFormat=geoJson", null);

        assertThat(all.outputs().keySet()).isEqualTo(Set.of("Points", "Table", "Text"));
        assertThat((String) all.value("Points")).contains("FeatureCollection");
        assertThat(all.value("Table")).isInstanceOf(RecordSet.class);
        assertThat(all.job()).isNotNull();
    }

    @Test
    void aResultIsAMapAndText() throws Exception {
        Exchange done = run("gp:Results/Sync/Both?param.Count=1", null);
        Map<?, ?> map = done.getMessage().getBody(Map.class);
        JsonNode text = JSON.readTree(done.getMessage().getBody(String.class));

        assertThat(map.get("Text")).isEqualTo("both");
        assertThat(map.get("Points")).isInstanceOf(FeatureSet.class);
        assertThat(text.path("Text").asText()).isEqualTo("both");
        assertThat(text.path("Points").path("features")).hasSize(1);
        assertThat(text.path("Table").path("features")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sync", "Jobs"})
    void aTaskWithoutOutputsSucceeds(String service) {
        Exchange done = run("gp:Results/" + service + "/Nothing", null);

        assertThat(((GpResult) body(done)).outputs()).isEmpty();
        assertThat(done.getMessage().getHeader(GpConstants.MESSAGES).toString()).contains("nothing to give");
    }

    @Test
    void aWantedOutputThatIsNotThereFails() {
        Exchange done = run("gp:Results/Sync/Nothing?output=Out&validateOnStart=off", null);

        assertThat(done.getException()).isInstanceOf(GpParameterException.class).hasMessageContaining("Out");
    }

    @ParameterizedTest
    @CsvSource({
        "Sync, features",
        "Sync, geoJson",
        "Sync, rows",
        "Sync, esriJson",
        "Jobs, features",
        "Jobs, geoJson",
        "Sync, raw"
    })
    void truncatedFeaturesFailWithTheCounts(String service, String format) {
        Exchange done = run(points(service, 101, "&resultFormat=" + format), null);

        assertThat(done.getException())
                .isInstanceOf(GpTruncatedException.class)
                .hasMessageContaining("0 features")
                .hasMessageContaining("exceededTransferLimit");
        GpTruncatedException failure = (GpTruncatedException) done.getException();
        assertThat(failure.getReason()).isEqualTo(Reason.TRUNCATED);
        assertThat(failure.getReceived()).isZero();
        assertThat(failure.getOutput()).isEqualTo("Out");
    }

    @Test
    void truncatedTablesFailToo() {
        Exchange done = run("gp:Results/Sync/Table?param.Count=101", null);

        assertThat(done.getException()).isInstanceOf(GpTruncatedException.class);
    }

    @Test
    void aPartOfTheFeaturesIsCounted() {
        server.faults()
                .on(Operation.EXECUTE)
                .body(
                        "application/json",
                        """
                        {"results":[{"paramName":"Out","dataType":"GPFeatureRecordSetLayer","value":{
                        "exceededTransferLimit":true,"geometryType":"esriGeometryPoint","spatialReference":{"wkid":4326},
                        "features":[{"geometry":{"x":1,"y":2}},{"geometry":{"x":3,"y":4}}]}}],"messages":[]}""");

        Exchange done = run(points("Sync", 1, ""), null);

        assertThat(done.getException()).isInstanceOf(GpTruncatedException.class).hasMessageContaining("2 features");
    }

    @ParameterizedTest
    @ValueSource(strings = {"features", "rows", "geoJson", "esriJson", "raw"})
    void truncatedFeaturesMayPassWithAHeader(String format) {
        Exchange done = run(points("Sync", 101, "&onTruncated=warn&resultFormat=" + format), null);

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeader(GpConstants.TRUNCATED)).isEqualTo(true);
    }

    @Test
    void wholeResultsHaveNoSuchHeader() {
        assertThat(run(points("Sync", 100, "&onTruncated=warn"), null)
                        .getMessage()
                        .getHeaders())
                .doesNotContainKey(GpConstants.TRUNCATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sync", "Jobs"})
    void heightsAndMeasuresComeWhereAskedFor(String service) {
        FeatureSet flat = (FeatureSet) result("gp:Results/" + service + "/Heights", null);
        FeatureSet all = (FeatureSet) result("gp:Results/" + service + "/Heights?returnZ=true&returnM=true", null);

        assertThat(flat.hasZ()).isFalse();
        assertThat(all.hasZ()).isTrue();
        assertThat(all.hasM()).isTrue();
        Coordinate coordinate = all.iterator().next().geometry().getCoordinate();
        assertThat(coordinate.getZ()).isEqualTo(42);
        assertThat(coordinate.getM()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"outSR=3857", "outSR={\"wkid\":3857}", "outSR=RAW({\"wkid\":102100,\"latestWkid\":3857})"})
    void theSystemThatIsAskedForComes(String option) {
        FeatureSet features = (FeatureSet) result(points("Sync", 1, "&" + option), null);

        assertThat(features.spatialReference().isSameAs(SpatialReference.of(3857)))
                .isTrue();
        assertThat(features.iterator().next().geometry().getCoordinate().getX()).isGreaterThan(19_000_000);
    }

    @Test
    void systemsAndExtentGoIntoTheContext() throws Exception {
        result("gp:Results/Sync/Nothing?outSR=4326&processSR=2193&extent=1,2,3,4", null);

        assertThat(JSON.readTree(sent("context")))
                .isEqualTo(
                        JSON.readTree(
                                """
                        {"outSR":{"wkid":4326},"processSR":{"wkid":2193},"extent":{"xmin":1.0,"ymin":2.0,"xmax":3.0,
                        "ymax":4.0,"spatialReference":{"wkid":2193}}}"""));
    }

    @Test
    void aTasksOwnContextIsMergedNotOverwritten() throws Exception {
        result("gp:Echo/Context?outSR=4326", Map.of("context", "{\"mine\":1,\"outSR\":{\"wkid\":2193}}"));

        assertThat(JSON.readTree(sent("context"))).isEqualTo(JSON.readTree("{\"outSR\":{\"wkid\":2193},\"mine\":1}"));
    }

    @Test
    void aTasksOwnContextThatIsNoJsonFailsBeforeSending() {
        Exchange done = run("gp:Echo/Context?outSR=4326", Map.of("context", "own words"));

        assertThat(done.getException()).isInstanceOf(GpParameterException.class).hasMessageContaining("context");
        assertThat(runs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.5", "10.6", "9.31"})
    void olderServersGetTheSystemsAsEnvironment(String version) {
        server.faults()
                .on(Operation.SERVICE)
                .always()
                .body(
                        "application/json",
                        "{\"currentVersion\":" + version + ",\"tasks\":[\"Nothing\"],"
                                + "\"executionType\":\"esriExecutionTypeSynchronous\"}");

        result("gp:Results/Sync/Nothing?outSR=4326&processSR=2193", null);

        assertThat(runs().get(0).parameters())
                .containsEntry("env:outSR", "4326")
                .containsEntry("env:processSR", "2193")
                .doesNotContainKey("context");
    }

    @Test
    void featuresConvertToWhatRoutesNeed() throws Exception {
        Exchange done = run(points("Sync", 2, "&outSR=4326"), null);
        TypeConverter converter = context.getTypeConverter();
        FeatureSet features = (FeatureSet) body(done);

        String text = converter.mandatoryConvertTo(String.class, done, features);
        InputStream stream = converter.mandatoryConvertTo(InputStream.class, done, features);
        assertThat(JSON.readTree(stream)).isEqualTo(JSON.readTree(text));
        assertThat(converter.mandatoryConvertTo(byte[].class, done, features))
                .isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        assertThat(converter.mandatoryConvertTo(Geometry.class, done, features).getNumGeometries())
                .isEqualTo(2);
        List<?> rows = converter.mandatoryConvertTo(List.class, done, features);
        assertThat(rows).hasSize(2);
        Feature first = features.iterator().next();
        Map<?, ?> row = converter.mandatoryConvertTo(Map.class, done, first);
        assertThat(row.get("OBJECTID")).isEqualTo(1L);
        assertThat(row.get("geometry")).isInstanceOf(Point.class);
        assertThat(converter.mandatoryConvertTo(Geometry.class, done, first).getSRID())
                .isEqualTo(4326);
    }

    @Test
    void textStreamsGeometriesAndRowsConvertToFeatures() throws Exception {
        TypeConverter converter = context.getTypeConverter();
        byte[] bytes = OBSERVER.getBytes(StandardCharsets.UTF_8);
        Point point = new GeometryFactory().createPoint(new Coordinate(1, 2));
        List<FeatureSet> all = new ArrayList<>();
        all.add(converter.mandatoryConvertTo(FeatureSet.class, OBSERVER));
        all.add(converter.mandatoryConvertTo(FeatureSet.class, bytes));
        all.add(converter.mandatoryConvertTo(FeatureSet.class, new java.io.ByteArrayInputStream(bytes)));
        all.add(converter.mandatoryConvertTo(FeatureSet.class, point));
        all.add(converter.mandatoryConvertTo(
                FeatureSet.class, List.of(Map.of("id", 1, "geom", "SRID=4326;POINT(1 2)"))));
        all.add(converter.mandatoryConvertTo(
                FeatureSet.class, new EsriText().of(FeatureList.of(point, SpatialReference.WGS84))));

        assertThat(all).allSatisfy(features -> assertThat(features.count()).isEqualTo(1));
    }

    /** Esri JSON by the converter, so that the test reads what users read. */
    private final class EsriText {
        String of(FeatureSet features) {
            return context.getTypeConverter().convertTo(String.class, features);
        }
    }
}
