package io.github.camelgp.server.tool.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.camelgp.server.geo.Projections;
import io.github.camelgp.server.task.JobCancelledException;
import io.github.camelgp.server.task.ToolException;
import io.github.camelgp.server.tool.RecordedCall;
import io.github.camelgp.server.value.Feature;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.Field;
import io.github.camelgp.server.value.LinearUnit;
import io.github.camelgp.server.value.SpatialReference;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class BufferToolTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    @ParameterizedTest
    @CsvSource({
        "4326, 15.5, 0.5",
        "4326, 15.5, 70",
        "3857, 15.5, 70",
        "4326, 15.2, 80",
        "54003, 15.2, -60",
        "32633, 15.5, 70"
    })
    void aPointsBufferIsACircleOfThatRadiusOnTheGround(int wkid, double longitude, double latitude) {
        var place = Projections.transform(new Coordinate(longitude, latitude), 4326, wkid);

        var area = buffer(wkid, new LinearUnit(5, "esriKilometers"), FACTORY.createPoint(place));

        var ground = Projections.transform(area, wkid, latitude > 0 ? 32633 : 32733);
        double circle = Math.PI * 5000 * 5000;
        assertThat(area.isValid()).isTrue();
        assertThat(ground.getArea()).isEqualTo(circle, within(circle * 0.01));
        assertThat(ground.getEnvelopeInternal().getWidth()).isEqualTo(10_000, within(20.0));
        assertThat(ground.getEnvelopeInternal().getHeight()).isEqualTo(10_000, within(20.0));
    }

    @Test
    void linesAndPolygonsAreBufferedToo() throws ParseException {
        var line = buffer(32633, metres(100), wkt("LINESTRING (500000 5300000, 510000 5300000)"));
        var square = buffer(
                32633,
                metres(100),
                wkt("POLYGON ((500000 5300000, 501000 5300000, 501000 5301000, 500000 5301000, 500000 5300000))"));
        var points = buffer(32633, metres(100), wkt("MULTIPOINT ((500000 5300000), (505000 5300000))"));

        double circle = Math.PI * 100 * 100;
        assertThat(line.getArea()).isEqualTo(2_000_000 + circle, within(5000.0));
        assertThat(square.getArea()).isEqualTo(1_000_000 + 4 * 100_000 + circle, within(3000.0));
        assertThat(points.getArea()).isEqualTo(2 * circle, within(circle * 0.01));
        assertThat(points.getNumGeometries()).isEqualTo(2);
    }

    @Test
    void aLongParallelStaysAParallel() throws ParseException {
        // in these coordinates it is straight, on the ground it is bent by several kilometres
        var area = buffer(4326, new LinearUnit(1, "esriKilometers"), wkt("LINESTRING (0 60, 10 60)"));

        assertThat(area.contains(FACTORY.createPoint(new Coordinate(5, 60)))).isTrue();
        assertThat(area.getEnvelopeInternal().getMaxY()).isLessThan(60.011);
        assertThat(area.getEnvelopeInternal().getMinY()).isGreaterThan(59.989);
    }

    @Test
    void shrinksPolygonsAndSaysWhenNothingIsLeft() throws ParseException {
        var square = wkt("POLYGON ((500000 5300000, 501000 5300000, 501000 5301000, 500000 5301000, 500000 5300000))");

        assertThat(buffer(32633, metres(-100), square).getArea()).isEqualTo(640_000, within(2000.0));

        var call = call(32633, metres(-600), square);
        new BufferTool().run(call);
        assertThat(call.result("Buffered_Features").rows()).isEmpty();
        assertThat(call.warnings).containsExactly("WARNING 000117: Warning empty output generated.");
    }

    @Test
    void eachAreaKeepsItsFeaturesAttributes() {
        var fields = List.of(Field.objectId("FID"), Field.text("NAME", 20));
        var rows = List.of(
                new Feature(Map.of("FID", 7L, "NAME", "one"), FACTORY.createPoint(new Coordinate(15, 50))),
                new Feature(Map.of("FID", 9L, "NAME", "two"), FACTORY.createPoint(new Coordinate(16, 50))));
        var call = new RecordedCall()
                .with("Input_Features", Features.of("esriGeometryPoint", SpatialReference.WGS84, fields, rows))
                .with("Distance", metres(100));

        new BufferTool().run(call);

        var result = call.result("Buffered_Features");
        assertThat(result.fields().stream().map(Field::name))
                .containsExactly("OBJECTID", "NAME", "BUFF_DIST", "ORIG_FID", "Shape_Length", "Shape_Area");
        assertThat(result.rows()).hasSize(2);
        assertThat(result.rows().get(1).attributes())
                .containsEntry("OBJECTID", 2L)
                .containsEntry("NAME", "two")
                .containsEntry("BUFF_DIST", 100.0)
                .containsEntry("ORIG_FID", 9L);
    }

    @Test
    void dissolvingLeavesOneAreaWithoutOverlaps() {
        var call = call(4326, new LinearUnit(1, "esriKilometers"), point(15, 50), point(15.01, 50), point(16, 50))
                .with("Dissolve", true)
                .answeredIn(32633);

        new BufferTool().run(call);

        var rows = call.result("Buffered_Features").rows();
        assertThat(rows).hasSize(1);
        var area = rows.get(0).geometry();
        assertThat(area.isValid()).isTrue();
        assertThat(area.getNumGeometries()).isEqualTo(2);
        assertThat(area.getArea()).isBetween(2 * Math.PI * 1e6, 2.5 * Math.PI * 1e6);
        assertThat(rows.get(0).attributes()).containsKeys("BUFF_DIST").doesNotContainKey("ORIG_FID");
    }

    @Test
    void aBufferAroundThePoleHoldsThePole() {
        var area = buffer(4326, new LinearUnit(200, "esriKilometers"), point(20, 89));

        assertThat(area.isValid()).isTrue();
        assertThat(area.getEnvelopeInternal().getMinX()).isEqualTo(-180, within(0.01));
        assertThat(area.getEnvelopeInternal().getMaxX()).isEqualTo(180, within(0.01));
        assertThat(area.contains(point(-150, 89.5))).isTrue();
        assertThat(area.contains(point(20, 87.5))).isTrue();
        assertThat(area.contains(point(-160, 88.5))).isFalse();
        assertThat(area.contains(point(100, 89.9))).isTrue();
    }

    @Test
    void whatCannotBeBufferedIsRefused() throws ParseException {
        assertThatThrownBy(() -> buffer(4326, new LinearUnit(6000, "esriKilometers"), point(0, 0)))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("5,000 km");
        assertThatThrownBy(() -> buffer(4326, new LinearUnit(1, "esriDecimalDegrees"), point(0, 0)))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("esriDecimalDegrees");
        var around = wkt("POLYGON ((-170 -80, 170 -80, 170 80, -170 80, -170 -80))");
        assertThatThrownBy(() -> buffer(4326, metres(10), around))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("10,000 km");
    }

    @Test
    void stopsWhenCancelled() {
        var call = call(4326, metres(10), point(0, 0), point(1, 1)).cancelledAfter(1);

        assertThatThrownBy(() -> new BufferTool().run(call)).isInstanceOf(JobCancelledException.class);
    }

    private static Geometry buffer(int wkid, LinearUnit distance, Geometry geometry) {
        var call = call(wkid, distance, geometry);
        new BufferTool().run(call);
        var rows = call.result("Buffered_Features").rows();
        assertThat(rows).hasSize(1);
        return rows.get(0).geometry();
    }

    private static RecordedCall call(int wkid, LinearUnit distance, Geometry... geometries) {
        var rows = Arrays.stream(geometries)
                .map(geometry -> new Feature(Map.of(), geometry))
                .toList();
        return new RecordedCall()
                .with("Input_Features", Features.of("any", SpatialReference.of(wkid), List.of(), rows))
                .with("Distance", distance);
    }

    private static LinearUnit metres(double metres) {
        return new LinearUnit(metres, "esriMeters");
    }

    private static Geometry point(double x, double y) {
        return FACTORY.createPoint(new Coordinate(x, y));
    }

    private static Geometry wkt(String text) throws ParseException {
        return new WKTReader().read(text);
    }
}
