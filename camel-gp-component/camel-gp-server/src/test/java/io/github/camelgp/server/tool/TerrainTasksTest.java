package io.github.camelgp.server.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.camelgp.server.GpServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** OPERATIONS 29: Profile, SummarizeElevation and Watershed over HTTP. */
@Timeout(60)
class TerrainTasksTest {

    private static GpServer server;
    private static TaskRuns runs;

    @BeforeAll
    static void start() {
        server = GpServer.standard();
        runs = new TaskRuns(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void profileGivesHeightAndDistanceOfEachVertex() {
        var line = TaskRuns.features("Polyline", "{'paths':[[[174.7630,-36.8767],[174.7660,-36.8767]]]}");
        var ended = runs.run(
                "Elevation",
                "Profile",
                Map.of("InputLineFeatures", line, "MaximumSampleDistance", "10", "ProfileIDField", "Name"));

        var value = runs.measured(ended, "OutputProfile");

        assertThat(value.path("hasZ").asBoolean()).isTrue();
        assertThat(value.path("hasM").asBoolean()).isTrue();
        var path = value.at("/features/0/geometry/paths/0");
        assertThat(path.size()).isBetween(26, 40);
        double before = -1;
        for (var vertex : path) {
            assertThat(vertex.path(2).asDouble()).isBetween(90.0, 200.0);
            assertThat(vertex.path(3).asDouble()).isGreaterThan(before);
            before = vertex.path(3).asDouble();
        }
        assertThat(before).isEqualTo(267.5, within(1.0));
        var attributes = value.at("/features/0/attributes");
        assertThat(attributes.path("ProfileLength").asDouble()).isEqualTo(before, within(1e-6));
        assertThat(attributes.path("ProductName").asText()).isEqualTo("Maunga Whau");
        assertThat(runs.http
                        .value(ended, "OutputProfile")
                        .at("/features/0/geometry/paths/0/0")
                        .size())
                .as("FIELD-NOTES 2.10: without returnZ and returnM there are two numbers")
                .isEqualTo(2);
    }

    @Test
    void profileHas200PointsByDefaultAndSaysWhenTheReliefIsInvented() {
        var line = TaskRuns.features("Polyline", "{'paths':[[[7.0,46.0],[7.1,46.0]]]}");
        var ended = runs.run("Elevation", "Profile", Map.of("InputLineFeatures", line, "DEMResolution", "FINEST"));

        assertThat(runs.measured(ended, "OutputProfile")
                        .at("/features/0/geometry/paths/0")
                        .size())
                .isBetween(200, 201);
        assertThat(ended.at("/job/messages").toString())
                .contains("synthetic relief", "DEMResolution was not considered");
    }

    @Test
    void operations18ElevationRefusesMoreThan1000FeaturesWithAnError() {
        var points =
                new StringBuilder("{'geometryType':'esriGeometryPoint','spatialReference':{'wkid':4326},'features':[");
        for (int i = 0; i <= 1000; i++) {
            points.append(i == 0 ? "" : ",").append("{'geometry':{'x':7,'y':46}}");
        }
        points.append("]}");

        assertThat(runs.failed("Elevation", "SummarizeElevation", Map.of("InputFeatures", points.toString()))
                        .toString())
                .contains("has 1001 features", "1000 at most");
        assertThat(runs.failed("Hydrology", "Watershed", Map.of("InputPoints", points.toString()))
                        .toString())
                .contains("1000 at most");
    }

    @Test
    void summarizeElevationOfAnAreaALineAndAPoint() {
        var area = TaskRuns.features(
                "Polygon",
                "{'rings':[[[174.763,-36.878],[174.763,-36.876],[174.766,-36.876],[174.766,-36.878],[174.763,-36.878]]]}");
        var point = TaskRuns.features("Point", "{'x':174.7645,'y':-36.8767}");

        var ofArea = runs.http
                .value(
                        runs.run(
                                "Elevation",
                                "SummarizeElevation",
                                Map.of("InputFeatures", area, "IncludeSlopeAspect", "true")),
                        "OutputSummary")
                .at("/features/0/attributes");
        var ofPoint = runs.http
                .value(runs.run("Elevation", "SummarizeElevation", Map.of("InputFeatures", point)), "OutputSummary")
                .at("/features/0/attributes");

        double least = ofArea.path("MinElevation").asDouble();
        assertThat(least).isBetween(90.0, 150.0);
        assertThat(ofArea.path("MeanElevation").asDouble()).isGreaterThan(least);
        assertThat(ofArea.path("MaxElevation").asDouble())
                .isGreaterThan(ofArea.path("MeanElevation").asDouble());
        assertThat(ofArea.path("MeanSlope").asDouble()).isBetween(1.0, 45.0);
        assertThat(ofArea.path("MeanAspect").asDouble()).isBetween(0.0, 360.0);
        assertThat(ofPoint.path("MinElevation")).isEqualTo(ofPoint.path("MaxElevation"));
        assertThat(ofPoint.has("MeanSlope")).isFalse();
    }

    @Test
    void watershedGivesAreasAndSnappedPoints() {
        var points = "{'spatialReference':{'wkid':4326},'features':[{'geometry':{'x':174.7645,'y':-36.8767}},"
                + "{'geometry':{'x':7,'y':46}}]}";
        var ended = runs.run(
                "Hydrology",
                "Watershed",
                Map.of("InputPoints", points, "SnapDistance", "0.05", "SnapDistanceUnits", "Kilometers"));

        var areas = runs.http.value(ended, "WatershedArea");
        var snapped = runs.http.value(ended, "SnappedPoints");

        assertThat(areas.path("features").size()).isEqualTo(2);
        assertThat(snapped.path("features").size()).isEqualTo(2);
        assertThat(areas.at("/features/0/attributes/DataResolution").asText()).isEqualTo("10m");
        assertThat(areas.at("/features/0/attributes/AreaSqKm").asDouble()).isBetween(0.0001, 0.6);
        assertThat(areas.at("/features/1/attributes/PourPtID").asText()).isEqualTo("2");
        assertThat(snapped.at("/features/0/geometry/x").asDouble()).isEqualTo(174.7645, within(0.002));
        assertThat(ended.at("/job/messages").toString()).contains("1 of 2 points are outside");
    }
}
