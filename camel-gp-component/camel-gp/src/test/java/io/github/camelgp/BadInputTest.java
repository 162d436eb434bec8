package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.Reason;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;

/** Nothing is sent when a value breaks a rule, and the failure names parameter, value and rule. */
class BadInputTest extends EchoTestSupport {
    private static final String CHECK = "gp:Rules/Check";
    private static final GeometryFactory WGS84 = new GeometryFactory(new PrecisionModel(), 4326);
    private static final Geometry POINT = WGS84.createPoint(new Coordinate(174, -36));
    private static final Geometry LINE =
            WGS84.createLineString(new Coordinate[] {new Coordinate(0, 0), new Coordinate(1, 1)});

    private static Map<String, Object> inputs(String name, Object value) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("Needed", "x");
        inputs.put(name, value);
        return inputs;
    }

    private AbstractThrowableAssert<?, ?> assertRefused(Exchange done, String parameter) {
        assertThat(runs()).isEmpty();
        assertThat(done.getException()).isInstanceOf(GpParameterException.class);
        GpParameterException refusal = (GpParameterException) done.getException();
        assertThat(refusal.getParameter()).isEqualTo(parameter);
        assertThat(refusal.getReason()).isEqualTo(Reason.INVALID_INPUT);
        assertThat(refusal.getUrl()).isEqualTo(server.taskUrl("Rules", "Check"));
        return assertThat(refusal).hasMessageContaining(parameter);
    }

    static Object[] badValues() {
        return new Object[] {
            Arguments.of("Size", "huge", "'huge'", "choice list [small, big]"),
            Arguments.of("Size", "Small", "'Small'", "choice list [small, big]"),
            Arguments.of("Side", "up", "'up'", "coded values [N (north)]"),
            Arguments.of("Count", "many", "'many'", "no whole number"),
            Arguments.of("Count", 1.5, "'1.5'", "no whole number"),
            Arguments.of("Count", "9223372036854775808", "'9223372036854775808'", "64 bits"),
            Arguments.of("Count", 4503599627370496L, "'4503599627370496'", "4503599627370495"),
            Arguments.of("Count", 0, "'0'", "outside the range 1 to 10"),
            Arguments.of("Count", "11", "'11'", "outside the range 1 to 10"),
            Arguments.of("Ratio", "half", "'half'", "no number"),
            Arguments.of("Ratio", "1,5", "'1,5'", "no number"),
            Arguments.of("Ratio", "NaN", "'NaN'", "no number"),
            Arguments.of("Ratio", "1e999", "'1e999'", "too big"),
            Arguments.of("Flag", "yes", "'yes'", "neither true nor false"),
            Arguments.of("Flag", 1, "'1'", "neither true nor false"),
            Arguments.of("When", "yesterday", "'yesterday'", "no date"),
            Arguments.of("When", "2026-13-01", "'2026-13-01'", "no date"),
            Arguments.of("When", "{\"format\":\"yyyy\"}", "", "no member date"),
            Arguments.of("Distance", "8.5 Parsecs", "'8.5 Parsecs'", "unknown unit 'Parsecs'"),
            Arguments.of("Distance", "far", "'far'", "no distance with a unit"),
            Arguments.of("Distance", Map.of("units", "esriMiles"), "", "distance"),
            Arguments.of("Distance", "{\"distance\":8.5,\"units\":\"leagues\"}", "", "unknown unit 'leagues'"),
            Arguments.of("Distance", "{\"distance\":8.5,", "", "no JSON"),
            Arguments.of("Sizes", List.of("small", "huge"), "", "[1] is not in the choice list [small, big]"),
            Arguments.of("Sizes", Arrays.asList("small", null), "", "null at [1]"),
            Arguments.of("Sizes", "[\"small\"", "", "no JSON"),
            Arguments.of("Numbers", "[1,\"two\"]", "", "[1] is no whole number"),
            Arguments.of("Numbers", List.of(1, 2.5), "", "[1] is no whole number"),
            Arguments.of("Points", LINE, "", "esriGeometryPolyline"),
            Arguments.of("Anything", List.of(POINT, LINE), "", "several geometry types"),
            Arguments.of(
                    "Anything", new GeometryFactory().createPoint(new Coordinate(1, 2)), "", "no spatial reference"),
            Arguments.of("Anything", "{\"features\":[{\"geometry\":{\"x\":1,\"y\":2}}]}", "", "no spatial reference"),
            Arguments.of("Anything", "somewhere", "'somewhere'", "neither GeoJSON, Esri JSON nor the URL"),
            Arguments.of("Anything", "{\"a\":1}", "", "features"),
            Arguments.of("Anything", List.of(1, 2), "", "neither a feature, a geometry nor a row"),
            Arguments.of("Anything", List.of(Map.of("wkt", "POINT (1")), "", "Column 'wkt' of row 0 holds no geometry"),
            Arguments.of("Rows", "a,b,c", "'a,b,c'", "neither the JSON of a record set nor the URL")
        };
    }

    @ParameterizedTest
    @MethodSource("badValues")
    void badValuesAreNotSent(String parameter, Object value, String shown, String rule) {
        assertRefused(run(CHECK, inputs(parameter, value)), parameter)
                .hasMessageContaining(shown)
                .hasMessageContaining(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"FeatureCollection\",\n\"features\":[{\"type\":\"Feature\",}]}",
                "{\"spatialReference\":{\"wkid\":4326},\n\"features\":[{\"geometry\":{\"x\":1 \"y\":2}}]}"
            })
    void brokenJsonIsSaidWithItsPlace(String broken) {
        assertRefused(run(CHECK, inputs("Anything", broken)), "Anything")
                .hasMessageMatching("(?s).*(line 2|features\\[0]).*");
    }

    @Test
    void aWrongNameNamesTheRightOnes() {
        assertRefused(run(CHECK, inputs("Sise", "small")), "Sise")
                .hasMessageContaining("no input Sise")
                .hasMessageContaining("Needed, Size, Side");
    }

    @Test
    void anOutputIsNoInput() {
        assertRefused(run(CHECK, inputs("Result", "x")), "Result").hasMessageContaining("no input Result");
    }

    @Test
    void aMissingRequiredInputIsNamed() {
        assertRefused(run(CHECK, null), "Needed").hasMessageContaining("required input Needed (GPString) is missing");
    }

    @Test
    void anEmptyFeatureTextIsNoInput() {
        assertRefused(run(CHECK, inputs("Points", " ")), "Points").hasMessageContaining("empty");
    }

    @Test
    void warnSendsAllTheSame() {
        assertThat(result(CHECK + "?checks=warn", inputs("Side", "up"))).isEqualTo("ran");

        assertThat(sent("Side")).isEqualTo("up");
    }

    @Test
    void offSendsFeaturesWithoutASystem() {
        assertThat(result(
                        CHECK + "?checks=off", inputs("Anything", "{\"features\":[{\"geometry\":{\"x\":1,\"y\":2}}]}")))
                .isEqualTo("ran");

        assertThat(sent("Anything")).contains("\"x\":1").doesNotContain("wkid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"warn", "off"})
    void whatIsNotCheckedGoesAsItIs(String checks) {
        run(CHECK + "?checks=" + checks, inputs("Count", "many"));
        assertThat(sent("Count")).isEqualTo("many");

        server.server().reset();
        run(CHECK + "?checks=" + checks, inputs("Distance", "{\"distance\":1,\"units\":\"leagues\"}"));
        assertThat(sent("Distance")).isEqualTo("{\"distance\":1,\"units\":\"leagues\"}");

        server.server().reset();
        run(CHECK + "?checks=" + checks, null);
        assertThat(runs()).hasSize(1);

        server.server().reset();
        run(
                CHECK + "?checks=" + checks,
                inputs("Points", new ByteArrayInputStream("broken".getBytes(StandardCharsets.UTF_8))));
        assertThat(sent("Points")).isEqualTo("broken");
    }

    @Test
    void hiddenValuesAreNeverShown() {
        Exchange refused = run(CHECK, inputs("Password", "sesame"));
        assertRefused(refused, "Password").hasMessageContaining("coded values");
        Exchange other = run(CHECK, Map.of("Password", "sesame", "Needed", "x", "Count", "many"));
        assertRefused(other, "Count");

        for (Exchange done : List.of(refused, other)) {
            assertThat(Throwables.getStackTrace(done.getException())).doesNotContain("sesame");
        }
    }

    @Test
    void tokensInsideValuesAreNotShown() {
        Exchange done = run(CHECK, inputs("Distance", "token=abcdef123456&x"));

        assertThat(done.getException()).hasMessageContaining("Distance");
        assertThat(done.getException().getMessage()).doesNotContain("abcdef123456");
    }
}
