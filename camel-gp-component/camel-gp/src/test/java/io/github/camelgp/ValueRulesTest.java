package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgp.model.Field;
import io.github.camelgp.model.FieldType;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.LayerReference;
import io.github.camelgp.model.LinearUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Rules of a task's parameters: what passes and as what, and what is refused before anything is sent. */
class ValueRulesTest extends EchoTestSupport {
    private static final String TASK = "gp:Values/Rules";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Geometry point() {
        Geometry point = new GeometryFactory().createPoint(new Coordinate(174.7, -36.8));
        point.setSRID(4326);
        return point;
    }

    private static Geometry line() {
        Geometry line =
                new GeometryFactory().createLineString(new Coordinate[] {new Coordinate(1, 2), new Coordinate(3, 4)});
        line.setSRID(4326);
        return line;
    }

    static Object[] wrong() {
        return new Object[] {
            Arguments.of("Side", "west", "none of the coded values [N (Norden), NONE (N)]"),
            Arguments.of("Sides", List.of("N", "west"), "at [1] is none of the coded values"),
            Arguments.of("Count", 11, "outside the range 1 to 10"),
            Arguments.of("Number", 0.75, "not in the choice list [0.5, 2]"),
            Arguments.of("Distance", "0.5 Miles", "outside the range 1 to 10"),
            Arguments.of("Lines", point(), "holds esriGeometryPoint, but the task takes esriGeometryPolyline"),
            Arguments.of("File", "https://files.example/a.pdf?x=a.txt", "none of the file extensions"),
            Arguments.of("File", "here.txt", "is no address"),
            Arguments.of("File", Map.of("name", "a.txt"), "names no file"),
            Arguments.of("Small", Field.of("A", FieldType.DOUBLE), "has the field type esriFieldTypeDouble"),
            Arguments.of("Small", Map.of("name", "A"), "has no type"),
            Arguments.of("Layer", "Rails", "neither GeoJSON"),
            Arguments.of("Either", "eleven", "is of none of the types GPLinearUnit, GPLong"),
            Arguments.of("Either", Map.of("dataType", "GPLong", "value", 11), "outside the range 1 to 10"),
            Arguments.of("Either", Map.of("dataType", "GPDate", "value", 1), "declared as GPDate"),
            Arguments.of("Table", List.of(List.of("a", 11)), "row [0] column How Many (GPLong) is outside the range"),
            Arguments.of("Table", List.of(Map.of("Depth", 1)), "has no column Depth; there are Name, How Many"),
            Arguments.of("Table", List.of(List.of("a", 1, "1 m", "N", 5)), "more cells than there are columns"),
            Arguments.of("Table", List.of("text"), "row [0] is neither a list of cells nor a map")
        };
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void namesParameterAndRuleBeforeAnythingIsSent(String parameter, Object value, String rule) {
        assertThat(run(TASK, Map.of(parameter, value)).getException())
                .isInstanceOf(GpParameterException.class)
                .hasMessageContaining("The input " + parameter)
                .hasMessageContaining(rule);
        assertThat(runs()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void sendsItAllTheSameWhereChecksAreOff(String parameter, Object value, String rule) {
        if (parameter.equals("Lines")) {
            return;
        }
        Exception failure = run(TASK + "?checks=off", Map.of(parameter, value)).getException();

        assertThat(failure instanceof GpParameterException).isFalse();
        assertThat(sent(parameter)).isNotBlank();
    }

    static Object[] right() {
        return new Object[] {
            Arguments.of("Side", "Norden", "'N'"),
            Arguments.of("Side", "N", "'N'"),
            Arguments.of("Side", "NONE", "'NONE'"),
            Arguments.of("Sides", List.of("Norden", "NONE"), "['N','NONE']"),
            Arguments.of("Number", 2.0, "2.0"),
            Arguments.of("Distance", "5 mi", "{'distance':5,'units':'esriMiles'}"),
            Arguments.of("File", "https://files.example/a.CSV", "{'url':'https://files.example/a.CSV'}"),
            Arguments.of("File", Map.of("itemID", "i1"), "{'itemID':'i1'}"),
            Arguments.of("File", Map.of("portalItemID", "p1"), "{'portalItemID':'p1'}"),
            Arguments.of(
                    "Small", Field.of("A", FieldType.SMALL_INTEGER), "{'name':'A','type':'esriFieldTypeSmallInteger'}"),
            Arguments.of("Layer", "Roads", "'Roads'"),
            Arguments.of(
                    "Lines",
                    new LayerReference("https://h.example/arcgis/rest/services/A/FeatureServer/0").withFilter("A > 1"),
                    "{'url':'https://h.example/arcgis/rest/services/A/FeatureServer/0','filter':'A > 1'}"),
            Arguments.of(
                    "Either",
                    new LinearUnit(2, "Feet"),
                    "{'dataType':'GPLinearUnit','value':{'distance':2,'units':'esriFeet'}}"),
            Arguments.of("Either", 2, "{'distance':2,'units':'esriMeters'}"),
            Arguments.of("Place", "Auckland", "{'dataType':'GPString','value':'Auckland'}"),
            Arguments.of(
                    "Table",
                    List.of(
                            new Object[] {"a", 1, "2 km"},
                            Arrays.asList(null, null, new LinearUnit(3, "Feet"), "Norden")),
                    "[['a',1,{'distance':2,'units':'esriKilometers'},null],"
                            + "['',null,{'distance':3,'units':'esriFeet'},'N']]"),
            Arguments.of("Table", List.of(Map.of("how many", "7")), "[{'How Many':7}]"),
            Arguments.of("Table", "[{\"Name\":\"x\"},[\"y\",2]]", "[{'Name':'x'},['y',2,null,null]]")
        };
    }

    @ParameterizedTest
    @MethodSource("right")
    void givesValuesTheFormOfTheWire(String parameter, Object value, String wire) throws Exception {
        run(TASK, Map.of(parameter, value));

        String sent = sent(parameter);
        JsonNode expected = ValueTasks.json(wire);
        assertThat(expected.isTextual() ? expected : JSON.readTree(sent)).isEqualTo(expected);
        if (expected.isTextual()) {
            assertThat(sent).isEqualTo(expected.textValue());
        }
    }

    @Test
    void aCompositeTakesFeaturesWithTheirType() throws Exception {
        run(TASK, Map.of("Place", point()));

        JsonNode sent = JSON.readTree(sent("Place"));
        assertThat(sent.path("dataType").asText()).isEqualTo("GPFeatureRecordSetLayer");
        assertThat(sent.path("value").path("features")).hasSize(1);
    }

    @Test
    void misspeltTypesPassWhatTheyAreGiven() throws Exception {
        run(TASK, Map.of("Misspelt", line()));

        assertThat(JSON.readTree(sent("Misspelt")))
                .isEqualTo(ValueTasks.json("{'paths':[[[1,2],[3,4]]],'spatialReference':{'wkid':4326}}"));
    }

    @Test
    void hiddenTextsInsideOtherValuesAreNotShown() {
        Throwable inList = run(TASK, Map.of("Secrets", "swordfish")).getException();
        Throwable inTable =
                run(TASK, Map.of("Table", "[[\"a\",1,null,\"swordfish\"]]")).getException();

        assertThat(inList).isInstanceOf(GpParameterException.class).hasMessageNotContaining("swordfish");
        assertThat(inTable).isInstanceOf(GpParameterException.class).hasMessageNotContaining("swordfish");
    }
}
