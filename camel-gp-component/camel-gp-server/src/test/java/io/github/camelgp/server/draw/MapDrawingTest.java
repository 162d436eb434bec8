package io.github.camelgp.server.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgp.server.value.Extent;
import io.github.camelgp.server.value.Feature;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.SpatialReference;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class MapDrawingTest {
    private static final Symbol RED = new Symbol(Color.RED, new Color(0, 0, 0, 0), 1, 10, "circle");

    private static Features features(String type, int wkid, String wkt) throws ParseException {
        Geometry geometry = new WKTReader().read(wkt);
        return Features.of(type, SpatialReference.of(wkid), List.of(), List.of(new Feature(Map.of(), geometry)));
    }

    private static BufferedImage draw(Features features, Symbol symbol, Extent extent) {
        return MapDrawing.draw(
                MapView.fit(extent, 100, 100, 72), List.of(new Picture.Shapes(features, symbol, 1)), true);
    }

    private static Extent degrees(double size) {
        return new Extent(0, 0, size, size, SpatialReference.WGS84);
    }

    @Test
    void fillsAreasInDegreesAndLeavesHolesOpen() throws ParseException {
        BufferedImage image = draw(
                features(
                        "esriGeometryPolygon",
                        4326,
                        "POLYGON((0.001 0.001,0.009 0.001,0.009 0.009,0.001 0.009,0.001 0.001),"
                                + "(0.004 0.004,0.006 0.004,0.006 0.006,0.004 0.006,0.004 0.004))"),
                RED,
                degrees(0.01));
        assertThat(image.getRGB(20, 20)).isEqualTo(0xFFFF0000);
        assertThat(image.getRGB(50, 50) >>> 24).isZero();
        assertThat(image.getRGB(5, 5) >>> 24).isZero();
    }

    @Test
    void movesFeaturesIntoTheSystemOfTheMap() throws ParseException {
        BufferedImage image = draw(features("esriGeometryPoint", 3857, "POINT(111319.49 111325.14)"), RED, degrees(2));
        assertThat(image.getRGB(50, 50)).isEqualTo(0xFFFF0000);
        assertThat(image.getRGB(60, 50) >>> 24).isZero();
    }

    @Test
    void leavesOutWhatHasNoPlaceInTheMap() throws ParseException {
        Features pole = features("esriGeometryPoint", 4326, "POINT(0 90)");
        BufferedImage image = draw(pole, RED, new Extent(-10, -10, 10, 10, SpatialReference.of(3857)));
        assertThat(image.getRGB(50, 50) >>> 24).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"circle", "square", "diamond", "triangle", "cross", "x"})
    void drawsMarkers(String marker) throws ParseException {
        Symbol symbol = new Symbol(Color.RED, Color.RED, 2, 20, marker);
        BufferedImage image = draw(features("esriGeometryMultipoint", 4326, "MULTIPOINT((1 1))"), symbol, degrees(2));
        assertThat(image.getRGB(50, 50)).isEqualTo(0xFFFF0000);
    }

    @Test
    void extentsWithoutSizeGetOne() {
        MapView view = MapView.fit(new Extent(5, 5, 5, 5, SpatialReference.WGS84), 200, 100, 96);
        assertThat(view.extent().xmax()).isGreaterThan(view.extent().xmin());
        assertThat(view.x(5)).isCloseTo(100, within(1e-6));
        assertThat(view.y(5)).isCloseTo(50, within(1e-6));
    }

    @Test
    void scaleIsThatOfTheMapUnits() {
        MapView view = MapView.fit(new Extent(0, 0, 1000, 500, SpatialReference.of(3857)), 1000, 500, 96);
        assertThat(view.scale()).isCloseTo(3779.5, within(0.1));
        assertThat(view.atScale(10_000).scale()).isCloseTo(10_000, within(0.01));
    }

    @ParameterizedTest
    @CsvSource({"0, 500 m", "60, 200 m"})
    void scaleBarsAreOnTheGround(double latitude, String label) {
        double y = Math.log(Math.tan(Math.PI / 4 + Math.toRadians(latitude) / 2)) * 6378137;
        MapView view =
                MapView.fit(new Extent(-1000, y - 1000, 1000, y + 1000, SpatialReference.of(3857)), 400, 400, 96);
        ScaleBar bar = ScaleBar.of(view, 110);
        assertThat(bar.label()).isEqualTo(label);
        assertThat(bar.pixels()).isBetween(75.0, 110.0);
    }

    @Test
    void symbolsAreReadFromRenderers() throws IOException {
        Symbol symbol = Symbol.read(
                new ObjectMapper()
                        .readTree(
                                "{\"drawingInfo\":{\"renderer\":{\"type\":\"simple\",\"symbol\":{\"type\":\"esriSMS\","
                                        + "\"style\":\"esriSMSSquare\",\"color\":[1,2,300,128],\"size\":12}}}}"),
                RED);
        assertThat(symbol.marker()).isEqualTo("square");
        assertThat(symbol.fill()).isEqualTo(new Color(1, 2, 255, 128));
        assertThat(symbol.size()).isEqualTo(12);
        assertThat(Symbol.read(new ObjectMapper().readTree("{\"type\":\"esriPMS\"}"), RED))
                .isEqualTo(RED);
        assertThat(Symbol.read(new ObjectMapper().readTree("{\"type\":\"esriSMS\",\"style\":\"x\"}"), RED)
                        .marker())
                .isEqualTo("circle");
    }
}
