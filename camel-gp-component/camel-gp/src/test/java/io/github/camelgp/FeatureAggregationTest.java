package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureList;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.Field;
import io.github.camelgp.model.FieldType;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.SpatialReference;
import io.github.camelgp.server.GpServerBuilder;
import io.github.camelgp.server.fault.Operation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Many messages become one feature set, for one run. */
class FeatureAggregationTest extends EchoTestSupport {
    @TempDir
    Path folder;

    @Override
    GpServerBuilder tasks(GpServerBuilder builder) {
        FileTasks.addTo(builder);
        return super.tasks(builder);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 10_000_000})
    void aThousandLinesOfAFileAreOneJob(int threshold) throws Exception {
        String lines = IntStream.range(0, 1000)
                .mapToObj(i -> "{\"type\":\"Feature\",\"properties\":{\"n\":" + i
                        + "},\"geometry\":{\"type\":\"Point\",\"coordinates\":[174," + -i / 100.0 + "]}}")
                .collect(Collectors.joining("\n"));
        Files.writeString(folder.resolve("lines.geojsons"), lines);
        GpFeatureAggregationStrategy strategy = strategy(threshold);
        MockEndpoint counted = getMockEndpoint("mock:counted");
        counted.expectedBodiesReceived(1000L);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + folder + "?initialDelay=0&noop=true&include=.*geojsons")
                        .split(body().tokenize("\n"))
                        .streaming()
                        .aggregate(constant(true), strategy)
                        .completionSize(1000)
                        .completionTimeout(20_000)
                        .to("gp:Files/Jobs/Count")
                        .to(counted);
            }
        });

        counted.assertIsSatisfied(30_000);
        assertThat(recorded(Operation.SUBMIT_JOB)).hasSize(1);
        until(() -> spoolFiles() == 0);
    }

    @Test
    void everyFormOfFeaturesIsTaken() {
        FeatureSet all = aggregated(
                point(4326),
                new Feature(Map.of("name", "feature"), point(4326)),
                FeatureList.of(point(4326), SpatialReference.WGS84),
                Map.of("name", "row", "geom", "SRID=4326;POINT(1 2)"),
                List.of(Map.of("name", "rows", "geom", point(4326))),
                "{\"type\":\"Point\",\"coordinates\":[1,2]}",
                "{\"geometryType\":\"esriGeometryPoint\",\"spatialReference\":{\"wkid\":4326},\"features\":[{\"geometry\":{\"x\":1,\"y\":2}}]}"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(all.count()).isEqualTo(7);
        assertThat(all.spatialReference().isSameAs(SpatialReference.WGS84)).isTrue();
        assertThat(all).allSatisfy(feature -> assertThat(feature.geometry().getCoordinate())
                .isEqualTo(new Coordinate(1, 2)));
    }

    @Test
    void columnsAreMerged() {
        Map<String, Object> empty = new LinkedHashMap<>();
        empty.put("depth", null);
        empty.put("name", "b");
        FeatureSet all =
                aggregated(empty, Map.of("name", "a", "depth", 1), Map.of("Depth", 2.5, "seen", Instant.EPOCH));

        assertThat(all.fields().stream().collect(Collectors.toMap(Field::name, Field::type)))
                .isEqualTo(Map.of("depth", FieldType.DOUBLE, "name", FieldType.STRING, "seen", FieldType.DATE));
        assertThat(all.count()).isEqualTo(3);
        assertThat(all.geometryType()).isNull();
    }

    @Test
    void columnsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> aggregated(Map.of("a", 1), Map.of("a", "text")))
                .isInstanceOf(GpParameterException.class)
                .hasMessageContaining("column a");
    }

    @Test
    void differentSpatialReferencesAreRefused() {
        assertThatThrownBy(() -> aggregated(point(4326), point(2193)))
                .isInstanceOf(GpParameterException.class)
                .hasMessageContaining("4326")
                .hasMessageContaining("2193");
        assertThatThrownBy(() -> aggregated(point(4326), point(0))).isInstanceOf(GpParameterException.class);
    }

    @Test
    void geometriesOfDifferentTypesAreRefused() {
        Geometry line =
                new GeometryFactory().createLineString(new Coordinate[] {new Coordinate(0, 0), new Coordinate(1, 1)});
        line.setSRID(4326);

        assertThatThrownBy(() -> aggregated(point(4326), line)).isInstanceOf(GpParameterException.class);
    }

    @Test
    void whatIsNoFeatureIsRefused() {
        assertThatThrownBy(() -> aggregated(new Object())).isInstanceOf(GpParameterException.class);
    }

    private FeatureSet aggregated(Object... bodies) {
        GpFeatureAggregationStrategy strategy = strategy(1 << 20);
        @Nullable Exchange all = null;
        for (Object body : bodies) {
            Exchange exchange = new DefaultExchange(context);
            exchange.getMessage().setBody(body);
            all = strategy.aggregate(all, exchange);
        }
        strategy.onCompletion(all);
        return all.getMessage().getBody(FeatureSet.class);
    }

    private GpFeatureAggregationStrategy strategy(int threshold) {
        GpFeatureAggregationStrategy strategy = new GpFeatureAggregationStrategy();
        strategy.setSpoolThreshold(threshold);
        strategy.setSpoolDirectory(spools.toString());
        return strategy;
    }

    private static Geometry point(int srid) {
        Geometry point = new GeometryFactory().createPoint(new Coordinate(1, 2));
        point.setSRID(srid);
        return point;
    }
}
