package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgp.model.GpResult;
import io.github.camelgp.model.LinearUnit;
import io.github.camelgp.server.fault.Operation;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each type in each form that a route may have it in: what goes over the wire, and what the task then understood. */
class InputTypesTest extends EchoTestSupport {
    private static final Instant MOMENT = Instant.parse("2026-11-21T14:30:00Z");
    private static final String MILLIS = Long.toString(MOMENT.toEpochMilli());
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The value that the server understood, echoed as the output of the same name. */
    private @Nullable Object echo(String type, Object value) {
        GpResult result = (GpResult) result("gp:Test/Types/AllTypes?param.Text=x", Map.of("In" + type, value));
        return result == null ? null : result.value("Out" + type);
    }

    private @Nullable String wire(String type) {
        return recorded(Operation.SUBMIT_JOB).get(0).parameters().get("In" + type);
    }

    static Object[] longs() {
        return new Object[] {4_503_599_627_370_495L, "4503599627370495", " +4503599627370495 ", "4503599627370495.0"};
    }

    @ParameterizedTest
    @MethodSource("longs")
    void longsTake64Bits(Object value) {
        assertThat(echo("Long", value)).isEqualTo(4_503_599_627_370_495L);
        assertThat(wire("Long")).isEqualTo("4503599627370495");
    }

    static Object[] doubles() {
        return new Object[] {
            2.5, 2.5f, "2.5", "+2.5", "25e-1", new java.math.BigDecimal("2.5"), "2.5 ".getBytes(StandardCharsets.UTF_8)
        };
    }

    @ParameterizedTest
    @MethodSource("doubles")
    void doublesComeInEveryForm(Object value) {
        assertThat(echo("Double", value)).isEqualTo(2.5);
    }

    static Object[] truths() {
        return new Object[] {true, "true", "TRUE", " True "};
    }

    @ParameterizedTest
    @MethodSource("truths")
    void booleansComeInEveryForm(Object value) {
        assertThat(echo("Boolean", value)).isEqualTo(true);
        assertThat(wire("Boolean")).isEqualTo("true");
    }

    @Test
    void falseIsAValue() {
        assertThat(echo("Boolean", false)).isEqualTo(false);
    }

    static Object[] moments() {
        return new Object[] {
            MOMENT,
            Date.from(MOMENT),
            OffsetDateTime.parse("2026-11-22T03:30:00+13:00"),
            ZonedDateTime.parse("2026-11-22T03:30:00+13:00[Pacific/Auckland]"),
            "2026-11-21T14:30:00Z",
            "2026-11-22T03:30:00+13:00",
            MOMENT.toEpochMilli(),
            MILLIS
        };
    }

    @ParameterizedTest
    @MethodSource("moments")
    void momentsGoAsMilliseconds(Object value) {
        assertThat(echo("Date", value)).isEqualTo(MOMENT);
        assertThat(wire("Date")).isEqualTo(MILLIS);
    }

    static Object[] clockTimes() {
        return new Object[] {
            LocalDateTime.parse("2026-11-21T14:30:00"), "2026-11-21T14:30:00", "2026-11-21 14:30:00", "2026-11-21T14:30"
        };
    }

    @ParameterizedTest
    @MethodSource("clockTimes")
    void clockTimesGoAsTextWithoutShift(Object value) {
        assertThat(echo("Date", value)).isEqualTo(MOMENT);
        assertThat(wire("Date")).isEqualTo("2026-11-21T14:30:00");
    }

    static Object[] days() {
        return new Object[] {LocalDate.parse("2026-11-21"), java.sql.Date.valueOf("2026-11-21"), "2026-11-21"};
    }

    @ParameterizedTest
    @MethodSource("days")
    void daysBeginAtMidnight(Object value) {
        assertThat(echo("Date", value)).isEqualTo(Instant.parse("2026-11-21T00:00:00Z"));
    }

    static Object[] lengths() {
        return new Object[] {
            "8.5 Miles",
            "8.5 mile",
            "8.5 esriMiles",
            "8.5miles",
            new LinearUnit(8.5, "esriMiles"),
            Map.of("distance", 8.5, "units", "esriMiles"),
            "{\"distance\":8.5,\"units\":\"esriMiles\"}",
            "{\"distance\":8.5,\"units\":\"Miles\"}",
            "8.5 Miles".getBytes(StandardCharsets.UTF_8),
            new ByteArrayInputStream("8.5 Miles".getBytes(StandardCharsets.UTF_8))
        };
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void linearUnitsComeInEveryForm(Object value) throws Exception {
        assertThat(echo("LinearUnit", value)).isEqualTo(new LinearUnit(8.5, "esriMiles"));
        assertThat(JSON.readTree(wire("LinearUnit")))
                .isEqualTo(JSON.readTree("{\"distance\":8.5,\"units\":\"esriMiles\"}"));
    }

    static Object[] bareNumbers() {
        return new Object[] {400, 400.0, "400", "400 m", "400 metres", "400 Meter"};
    }

    @ParameterizedTest
    @MethodSource("bareNumbers")
    void lengthsWithoutUnitAreMetres(Object value) {
        assertThat(echo("LinearUnit", value)).isEqualTo(new LinearUnit(400, "esriMeters"));
    }

    static Object[] texts() {
        return new Object[] {
            Arguments.of("plain", "plain"),
            Arguments.of("\"quoted\" & encoded=ü %2B +", "\"quoted\" & encoded=ü %2B +"),
            Arguments.of(42, "42"),
            Arguments.of("bytes".getBytes(StandardCharsets.UTF_8), "bytes"),
            Arguments.of(new StringBuilder("built"), "built"),
            Arguments.of(List.of("a", 1), "[\"a\",1]"),
            Arguments.of(Map.of("a", 1), "{\"a\":1}")
        };
    }

    @ParameterizedTest
    @MethodSource("texts")
    void textsGoAsTheyAre(Object value, String wire) {
        assertThat(echo("String", value)).isNotNull();
        assertThat(wire("String")).isEqualTo(wire);
    }

    @Test
    void formsSayThatTheyAreUtf8() {
        echo("String", "Maungawhau ā");

        assertThat(recorded(Operation.SUBMIT_JOB).get(0).headers().get("content-type"))
                .isEqualToIgnoringCase("application/x-www-form-urlencoded; charset=UTF-8");
    }

    static Object[] words() {
        return new Object[] {
            List.of("a,b", "c \"d\""),
            Arguments.of((Object) new String[] {"a,b", "c \"d\""}),
            "[\"a,b\",\"c \\\"d\\\"\"]",
            "[\"a,b\",\"c \\\"d\\\"\"]".getBytes(StandardCharsets.UTF_8)
        };
    }

    @ParameterizedTest
    @MethodSource("words")
    void multiValuesOfTexts(Object value) {
        assertThat(echo("MultiString", value)).isEqualTo(List.of("a,b", "c \"d\""));
        assertThat(wire("MultiString")).isEqualTo("[\"a,b\",\"c \\\"d\\\"\"]");
    }

    static Object[] wholeNumbers() {
        return new Object[] {
            List.of(1, 5_000_000_000L),
            Arrays.asList("1", "5000000000"),
            new long[] {1, 5_000_000_000L},
            Arguments.of((Object) new Long[] {1L, 5_000_000_000L}),
            "[1, 5000000000]"
        };
    }

    @ParameterizedTest
    @MethodSource("wholeNumbers")
    void multiValuesOfLongs(Object value) {
        assertThat(echo("MultiLong", value)).isEqualTo(List.of(1L, 5_000_000_000L));
        assertThat(wire("MultiLong")).isEqualTo("[1,5000000000]");
    }

    static Object[] numbers() {
        return new Object[] {List.of(0.5, 2), new double[] {0.5, 2}, "[0.5,2]", new float[] {0.5f, 2}};
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void multiValuesOfDoubles(Object value) {
        assertThat(echo("MultiDouble", value)).isEqualTo(List.of(0.5, 2.0));
    }

    @Test
    void aSingleValueIsAMultiValueOfOne() {
        assertThat(echo("MultiString", "alone")).isEqualTo(List.of("alone"));
        assertThat(echo("MultiLong", 7)).isEqualTo(List.of(7L));
        assertThat(echo("MultiString", Set.of("set"))).isEqualTo(List.of("set"));
    }

    static Object[] passedThrough() {
        return new Object[] {
            Arguments.of("ArealUnit", "{\"area\":2,\"units\":\"esriSquareKilometers\"}"),
            Arguments.of("TimeUnit", "{\"time\":3,\"units\":\"esriTimeUnitsDays\"}"),
            Arguments.of("Field", "{\"name\":\"A\",\"type\":\"esriFieldTypeString\"}"),
            Arguments.of("ValueTable", "[[\"a\",1],[\"b\",2]]"),
            Arguments.of("SpatialReference", "{\"wkid\":2193}"),
            Arguments.of("CoordinateSystem", "{\"wkid\":2193}"),
            Arguments.of(
                    "Extent", "{\"xmin\":0,\"ymin\":0,\"xmax\":1,\"ymax\":1,\"spatialReference\":{\"wkid\":4326}}"),
            Arguments.of(
                    "Envelope", "{\"xmin\":0,\"ymin\":0,\"xmax\":1,\"ymax\":1,\"spatialReference\":{\"wkid\":4326}}"),
            Arguments.of("DataFile", "{\"url\":\"https://files.example/a.csv\"}"),
            Arguments.of("RasterData", "{\"url\":\"https://files.example/a.tif\",\"format\":\"tif\"}"),
            Arguments.of("RasterDataLayer", "{\"url\":\"https://files.example/a.tif\",\"format\":\"tif\"}"),
            Arguments.of("Composite", "{\"dataType\":\"GPString\",\"value\":\"v\"}")
        };
    }

    @ParameterizedTest
    @MethodSource("passedThrough")
    void jsonOfEveryOtherTypePassesAsText(String type, String json) throws Exception {
        assertThat(echo(type, json)).isNotNull();
        assertThat(JSON.readTree(wire(type))).isEqualTo(JSON.readTree(json));
    }

    @ParameterizedTest
    @MethodSource("passedThrough")
    void jsonOfEveryOtherTypePassesAsBytesAndMaps(String type, String json) throws Exception {
        echo(type, json.getBytes(StandardCharsets.UTF_8));
        assertThat(JSON.readTree(wire(type))).isEqualTo(JSON.readTree(json));

        server.server().reset();
        echo(type, JSON.readValue(json, Object.class));
        assertThat(JSON.readTree(wire(type))).isEqualTo(JSON.readTree(json));
    }

    static Object[] otherTexts() {
        return new Object[] {
            Arguments.of("SQLExpression", "NAME = 'x' AND A > 1"),
            Arguments.of("StringHidden", "swordfish"),
            Arguments.of("Composite", "plain")
        };
    }

    @ParameterizedTest
    @MethodSource("otherTexts")
    void textOfOtherTypesPassesAsItIs(String type, String text) {
        echo(type, text);

        assertThat(wire(type)).isEqualTo(text);
    }
}
