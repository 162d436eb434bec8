package io.github.camelgp.server.tool.terrain;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

@Timeout(60)
class ViewshedToolTest {

    private static final Coordinate TUTORIAL = new Coordinate(-13308192.1956127, 4221903.58555983);
    private static final Coordinate MAUNGA_WHAU = new Coordinate(174.7645, -36.8767);
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final ElevationSource shipped = ElevationSource.shipped();

    @Test
    void theTutorialsObserverSeesAreasOnTheRelief() {
        var call = call(54003, TUTORIAL).with("Viewshed_Distance", new LinearUnit(8.5, "esriMiles"));

        new ViewshedTool(shipped).run(call);

        var result = call.result("Viewshed_Result");
        assertThat(result.geometryType()).isEqualTo("esriGeometryPolygon");
        assertThat(result.spatialReference().code()).isEqualTo(54003);
        var area = geometry(result, 0);
        assertThat(area.isValid()).isTrue();
        assertThat(area.contains(FACTORY.createPoint(TUTORIAL))).isTrue();
        assertThat(groundArea(area, 54003)).isBetween(1e6, Math.PI * 13_700 * 13_700);
        assertThat(call.warnings).singleElement().asString().contains("synthetic relief", "27.4 m");
        assertThat(call.percents).isSorted().hasSizeGreaterThan(50);
    }

    @Test
    void nothingIsSeenBeyondTheDistanceOnTheGround() {
        var call = call(4326, new Coordinate(15, 65))
                .with("Viewshed_Distance", new LinearUnit(3, "esriKilometers"))
                .with("Observer_Height", new LinearUnit(2000, "esriMeters"));

        new ViewshedTool(shipped).run(call);

        // from 2 km up nearly all of the circle is seen
        double seen = groundArea(geometry(call.result("Viewshed_Result"), 0), 4326);
        assertThat(seen).isEqualTo(Math.PI * 3000 * 3000, within(Math.PI * 3000 * 3000 * 0.02));
    }

    @Test
    void everyObserverGetsAnAreaWithItsId() {
        var rows = List.of(
                new Feature(Map.of("FID", 41L), point(MAUNGA_WHAU)),
                new Feature(Map.of("FID", 42L), point(new Coordinate(174.765, -36.876))));
        var observers = Features.of("esriGeometryPoint", SpatialReference.WGS84, List.of(Field.objectId("FID")), rows);
        var call = call(observers).answeredIn(2193);

        new ViewshedTool(shipped).run(call);

        var result = call.result("Viewshed_Result");
        assertThat(result.rows()).hasSize(2);
        assertThat(result.rows().get(0).attributes())
                .containsEntry("OBJECTID", 1L)
                .containsEntry("ORIG_FID", 41L)
                .containsEntry("gridcode", 1L)
                .containsEntry("Shape_Area", geometry(result, 0).getArea())
                .containsEntry("Shape_Length", geometry(result, 0).getLength());
        assertThat(result.rows().get(1).attributes())
                .containsEntry("OBJECTID", 2L)
                .containsEntry("ORIG_FID", 42L);
        assertThat(result.fields().stream().map(Field::name))
                .containsExactly("OBJECTID", "ORIG_FID", "gridcode", "Shape_Length", "Shape_Area");
    }

    @Test
    void onTheGridSightEndsAtItsEdgeAndAMessageSaysSo() {
        var call = call(4326, MAUNGA_WHAU).answeredIn(2193);

        new ViewshedTool(shipped).run(call);

        var bounds = shipped.grid().bounds();
        var area = geometry(call.result("Viewshed_Result"), 0);
        bounds.expandBy(0.01);
        assertThat(bounds.contains(area.getEnvelopeInternal())).isTrue();
        assertThat(area.getArea() / 100).isEqualTo(Math.rint(area.getArea() / 100), within(1e-3));
        assertThat(call.messages).singleElement().asString().contains("Maunga Whau", "edge");
        assertThat(call.warnings).isEmpty();
    }

    @Test
    void aHigherEyeSeesNoLess() {
        var low = call(4326, MAUNGA_WHAU).answeredIn(2193);
        var high = call(4326, MAUNGA_WHAU).answeredIn(2193).with("Observer_Height", new LinearUnit(100, "esriFeet"));

        new ViewshedTool(shipped).run(low);
        new ViewshedTool(shipped).run(high);

        var more = geometry(high.result("Viewshed_Result"), 0);
        var less = geometry(low.result("Viewshed_Result"), 0);
        assertThat(more.getArea()).isGreaterThan(less.getArea());
        assertThat(less.difference(more).getArea()).isLessThan(1);
    }

    @Test
    void aGridInDegreesIsMeasuredInMetres() {
        var plain = new float[100 * 100];
        var grid = new ElevationGrid("plain", new Raster(100, 10, 60, 0.002, 0.001, plain), 4326);
        var call =
                call(4326, new Coordinate(10.1, 59.95)).with("Viewshed_Distance", new LinearUnit(4000, "esriMeters"));

        new ViewshedTool(ElevationSource.of(grid)).run(call);

        double seen = groundArea(geometry(call.result("Viewshed_Result"), 0), 4326);
        assertThat(seen).isEqualTo(Math.PI * 4000 * 4000, within(Math.PI * 4000 * 4000 * 0.02));
    }

    @Test
    void ofABigGridOnlyThePartInReachCounts() {
        var random = new Random(5);
        var heights = new float[400 * 300];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = random.nextFloat() * 8;
        }
        var raster = new Raster(400, 1_757_000, 5_917_000, 10, 10, heights);
        var tool = new ViewshedTool(ElevationSource.of(new ElevationGrid("big", raster, 2193)));
        for (var cell : List.of(new int[] {200, 150}, new int[] {2, 297}, new int[] {399, 0})) {
            double x = raster.x(cell[0] + 0.4);
            double y = raster.y(cell[1] + 0.6);
            var call = call(2193, new Coordinate(x, y)).with("Viewshed_Distance", new LinearUnit(333, "esriMeters"));

            tool.run(call);

            var whole = new LineOfSight(raster).from(x, y, 1.7, 333, share -> {});
            assertThat(geometry(call.result("Viewshed_Result"), 0).getArea())
                    .isEqualTo(whole.count() * 100.0, within(200.0));
        }
    }

    @Test
    void gridOnlyRefusesAnObserverOutside() {
        var call = call(54003, TUTORIAL);

        assertThatThrownBy(() -> new ViewshedTool(shipped.withoutRelief()).run(call))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("1 of 1 observers are outside the elevation model Maunga Whau");
    }

    @Test
    void anObserverOnNoDataIsRefused() {
        var heights = new float[100];
        heights[55] = Float.NaN;
        var grid = new ElevationGrid("hole", new Raster(10, 0, 1, 0.1, 0.1, heights), 4326);

        assertThatThrownBy(() -> new ViewshedTool(ElevationSource.of(grid)).run(call(4326, new Coordinate(0.55, 0.45))))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("NODATA");
    }

    @Test
    void givesTheSameTwice() {
        var once = call(54003, TUTORIAL).with("Viewshed_Distance", new LinearUnit(2, "esriMiles"));
        var again = call(54003, TUTORIAL).with("Viewshed_Distance", new LinearUnit(2, "esriMiles"));

        new ViewshedTool(shipped).run(once);
        new ViewshedTool(shipped).run(again);

        assertThat(geometry(again.result("Viewshed_Result"), 0).toText())
                .isEqualTo(geometry(once.result("Viewshed_Result"), 0).toText());
    }

    @Test
    void areasAcrossTheDateLineStayWithinTheWorld() {
        var call = call(4326, new Coordinate(179.99, -17));

        new ViewshedTool(shipped).run(call);

        var area = geometry(call.result("Viewshed_Result"), 0);
        assertThat(area.isValid()).isTrue();
        assertThat(area.getEnvelopeInternal().getMinX()).isGreaterThanOrEqualTo(-180);
        assertThat(area.getEnvelopeInternal().getMaxX()).isLessThanOrEqualTo(180);
    }

    @Test
    void wrongInputsAreRefusedByName() {
        var nobody = call(Features.of("esriGeometryPoint", SpatialReference.WGS84, List.of(), List.of()));
        assertThatThrownBy(() -> new ViewshedTool(shipped).run(nobody))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("010151")
                .hasMessageContaining("Input_Observation_Point");

        var nowhere = call(4326, MAUNGA_WHAU).with("Viewshed_Distance", new LinearUnit(0, "esriMiles"));
        assertThatThrownBy(() -> new ViewshedTool(shipped).run(nowhere))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("Viewshed_Distance must be above 0, but was 0.0 esriMiles");

        var degrees = call(4326, MAUNGA_WHAU).with("Viewshed_Distance", new LinearUnit(1, "esriDecimalDegrees"));
        assertThatThrownBy(() -> new ViewshedTool(shipped).run(degrees))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("esriDecimalDegrees");

        var line = FACTORY.createLineString(new Coordinate[] {MAUNGA_WHAU, new Coordinate(0, 0)});
        var lines = call(Features.of(
                "esriGeometryPolyline", SpatialReference.WGS84, List.of(), List.of(new Feature(Map.of(), line))));
        assertThatThrownBy(() -> new ViewshedTool(shipped).run(lines))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("000366");

        assertThatThrownBy(() -> new ViewshedTool(shipped).run(call(999999, MAUNGA_WHAU)))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("999999");

        assertThatThrownBy(() -> new ViewshedTool(shipped).run(call(4326, TUTORIAL)))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("nowhere on Earth");
    }

    @Test
    void observersWithoutAPlaceAreLeftOutWithAWarning() {
        var rows = new ArrayList<Feature>();
        rows.add(new Feature(Map.of(), null));
        rows.add(new Feature(Map.of(), point(MAUNGA_WHAU)));
        var call = call(Features.of("esriGeometryPoint", SpatialReference.WGS84, List.of(), rows));

        new ViewshedTool(shipped).run(call);

        assertThat(call.result("Viewshed_Result").rows()).singleElement().satisfies(row -> assertThat(row.attributes())
                .containsEntry("ORIG_FID", 2L));
        assertThat(call.warnings).singleElement().asString().contains("1 of 2");
    }

    @Test
    void stopsWhenCancelled() {
        var call = call(54003, TUTORIAL).cancelledAfter(10);

        assertThatThrownBy(() -> new ViewshedTool(shipped).run(call)).isInstanceOf(JobCancelledException.class);
        assertThat(call.outputs).isEmpty();
    }

    private static RecordedCall call(int wkid, Coordinate... places) {
        var rows = Arrays.stream(places)
                .map(place -> new Feature(Map.of(), point(place)))
                .toList();
        return call(Features.of("esriGeometryPoint", new SpatialReference(wkid, 0, ""), List.of(), rows));
    }

    private static RecordedCall call(Features observers) {
        return new RecordedCall()
                .with("Input_Observation_Point", observers)
                .with("Viewshed_Distance", new LinearUnit(5, "esriKilometers"))
                .with("Observer_Height", new LinearUnit(1.7, "esriMeters"));
    }

    private static Geometry point(Coordinate place) {
        return FACTORY.createPoint(place);
    }

    private static Geometry geometry(Features features, int row) {
        var geometry = features.rows().get(row).geometry();
        assertThat((Object) geometry).isNotNull();
        return geometry;
    }

    /** Square metres on the ground, by way of the local UTM zone. */
    private static double groundArea(Geometry area, int wkid) {
        var lonLat = Projections.transform(area, wkid, 4326);
        int zone = (int) Math.floor((lonLat.getCentroid().getX() + 180) / 6) + 1;
        return Projections.transform(lonLat, 4326, 32600 + zone).getArea();
    }
}
