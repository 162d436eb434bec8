package io.github.camelgp.server.tool.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.camelgp.server.geo.Projections;
import io.github.camelgp.server.task.ToolException;
import io.github.camelgp.server.tool.RecordedCall;
import io.github.camelgp.server.value.Feature;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.Field;
import io.github.camelgp.server.value.LinearUnit;
import io.github.camelgp.server.value.SpatialReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class OverlayToolsTest {

    private static final String SQUARE = "POLYGON ((0 0, 0 10, 10 10, 10 0, 0 0))";
    private static final String RIGHT_HALF = "POLYGON ((5 0, 5 10, 20 10, 20 0, 5 0))";

    @Test
    void clipKeepsWhatLiesWithin() {
        var call = new RecordedCall()
                .with(
                        "Input_Features",
                        features(32633, "esriGeometryPolyline", "LINESTRING (0 5, 10 5)", "LINESTRING (0 50, 10 50)"))
                .with("Clip_Features", features(32633, "esriGeometryPolygon", RIGHT_HALF));

        new ClipTool().run(call);

        var result = call.result("Clipped_Features");
        assertThat(result.rows()).hasSize(1);
        assertThat(result.rows().get(0).geometry().getLength()).isEqualTo(5);
        assertThat(result.rows().get(0).attributes())
                .containsEntry("NAME", "f1")
                .containsEntry("Shape_Length", 5.0);
    }

    @Test
    void clipAreasMayComeInAnotherSystem() {
        var area = Projections.transform(
                wkt("POLYGON ((500005 0, 500005 10, 500020 10, 500020 0, 500005 0))"), 32633, 4326);
        var call = new RecordedCall()
                .with("Input_Features", features(32633, "esriGeometryPolyline", "LINESTRING (500000 5, 500010 5)"))
                .with("Clip_Features", features(4326, "esriGeometryPolygon", area.toText()));

        new ClipTool().run(call);

        assertThat(call.result("Clipped_Features").rows().get(0).geometry().getLength())
                .isEqualTo(5, within(1e-3));
    }

    @Test
    void intersectGivesEachPairWithTheAttributesOfBoth() {
        var call = new RecordedCall()
                .with(
                        "Input_Features",
                        features(32633, "esriGeometryPolygon", SQUARE, "POLYGON ((30 0, 30 1, 31 1, 30 0))"))
                .with("Intersect_Features", features(32633, "esriGeometryPolygon", RIGHT_HALF, SQUARE));

        new IntersectTool().run(call);

        var rows = call.result("Intersected_Features").rows();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).geometry().getArea()).isEqualTo(50);
        assertThat(rows.get(1).geometry().getArea()).isEqualTo(100);
        assertThat(rows.get(1).attributes())
                .containsEntry("FID_1", 1L)
                .containsEntry("NAME", "f1")
                .containsEntry("FID_2", 2L)
                .containsEntry("NAME_1", "f2");
        assertThat(call.result("Intersected_Features").fields().stream().map(Field::name))
                .containsExactly("OBJECTID", "FID_1", "NAME", "FID_2", "NAME_1", "Shape_Length", "Shape_Area");
    }

    @Test
    void areasThatOnlyTouchShareNothing() {
        var call = new RecordedCall()
                .with("Input_Features", features(32633, "esriGeometryPolygon", SQUARE))
                .with(
                        "Intersect_Features",
                        features(32633, "esriGeometryPolygon", "POLYGON ((10 0, 10 10, 20 10, 20 0, 10 0))"));

        new IntersectTool().run(call);

        assertThat(call.result("Intersected_Features").rows()).isEmpty();
        assertThat(call.warnings).containsExactly("WARNING 000117: Warning empty output generated.");
    }

    @Test
    void dissolveJoinsAllOrThoseWithEqualValues() {
        var all = new RecordedCall().with("Input_Features", features(32633, "esriGeometryPolygon", SQUARE, RIGHT_HALF));
        var byName = new RecordedCall()
                .with("Input_Features", features(32633, "esriGeometryPolygon", SQUARE, RIGHT_HALF))
                .with("Dissolve_Fields", List.of("name"));

        new DissolveTool().run(all);
        new DissolveTool().run(byName);

        assertThat(all.result("Dissolved_Features").rows()).hasSize(1);
        assertThat(all.result("Dissolved_Features").rows().get(0).geometry().getArea())
                .isEqualTo(200);
        assertThat(byName.result("Dissolved_Features").rows()).hasSize(2);
        assertThat(byName.result("Dissolved_Features").rows().get(1).attributes())
                .containsEntry("NAME", "f2");
    }

    @Test
    void dissolvedPointsAreAMultipoint() {
        var call = new RecordedCall()
                .with("Input_Features", features(4326, "esriGeometryPoint", "POINT (1 1)", "POINT (2 2)"));

        new DissolveTool().run(call);

        assertThat(call.result("Dissolved_Features").geometryType()).isEqualTo("esriGeometryMultipoint");
        assertThat(call.result("Dissolved_Features").rows().get(0).geometry().getNumPoints())
                .isEqualTo(2);
    }

    @Test
    void dissolveRefusesAFieldThatIsNotThere() {
        var call = new RecordedCall()
                .with("Input_Features", features(32633, "esriGeometryPolygon", SQUARE))
                .with("Dissolve_Fields", List.of("COLOUR"));

        assertThatThrownBy(() -> new DissolveTool().run(call))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("COLOUR");
    }

    @Test
    void hullsAreAroundEachFeatureOrAroundAll() {
        var each = new RecordedCall()
                .with(
                        "Input_Features",
                        features(
                                32633,
                                "esriGeometryMultipoint",
                                "MULTIPOINT ((0 0), (4 0), (0 4), (1 1))",
                                "MULTIPOINT ((9 9))"));
        var all = new RecordedCall()
                .with(
                        "Input_Features",
                        features(32633, "esriGeometryPoint", "POINT (0 0)", "POINT (4 0)", "POINT (0 4)"))
                .with("Group_Option", "ALL");

        new ConvexHullTool().run(each);
        new ConvexHullTool().run(all);

        assertThat(each.result("Hull_Features").rows())
                .singleElement()
                .satisfies(row -> assertThat(row.geometry().getArea()).isEqualTo(8));
        assertThat(all.result("Hull_Features").rows())
                .singleElement()
                .satisfies(row -> assertThat(row.geometry().getArea()).isEqualTo(8));
    }

    @Test
    void simplifyLeavesOutVerticesWithinTheToleranceOnTheGround() {
        // at 60 degrees north Web Mercator shows twice the length
        var line = "LINESTRING (0 8400000, 1000 8400030, 2000 8400000, 3000 8400000)";
        var coarse = new RecordedCall()
                .with("Input_Features", features(3857, "esriGeometryPolyline", line))
                .with("Tolerance", new LinearUnit(20, "esriMeters"));
        var fine = new RecordedCall()
                .with("Input_Features", features(3857, "esriGeometryPolyline", line))
                .with("Tolerance", new LinearUnit(10, "esriMeters"));

        new SimplifyTool().run(coarse);
        new SimplifyTool().run(fine);

        assertThat(coarse.result("Simplified_Features").rows().get(0).geometry().getNumPoints())
                .isEqualTo(2);
        assertThat(fine.result("Simplified_Features").rows().get(0).geometry().getNumPoints())
                .isGreaterThan(2);
    }

    @Test
    void aCrossedPolygonIsRepaired() {
        var call = new RecordedCall()
                .with(
                        "Input_Features",
                        features(32633, "esriGeometryPolygon", "POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0))"))
                .with("Clip_Features", features(32633, "esriGeometryPolygon", SQUARE));

        new ClipTool().run(call);

        assertThat(call.result("Clipped_Features").rows().get(0).geometry().getArea())
                .isEqualTo(50, within(1e-6));
    }

    private static Features features(int wkid, String type, String... wkts) {
        var rows = new ArrayList<Feature>();
        for (var wkt : wkts) {
            rows.add(new Feature(Map.of("NAME", "f" + (rows.size() + 1)), wkt(wkt)));
        }
        return Features.of(type, SpatialReference.of(wkid), List.of(Field.text("NAME", 20)), rows);
    }

    private static Geometry wkt(String text) {
        try {
            return new WKTReader().read(text);
        } catch (ParseException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
