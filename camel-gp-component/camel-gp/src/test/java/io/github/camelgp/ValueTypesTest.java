package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgp.model.ArealUnit;
import io.github.camelgp.model.DataFile;
import io.github.camelgp.model.Extent;
import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureList;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.Field;
import io.github.camelgp.model.FieldType;
import io.github.camelgp.model.GpResult;
import io.github.camelgp.model.LayerReference;
import io.github.camelgp.model.LinearUnit;
import io.github.camelgp.model.RasterData;
import io.github.camelgp.model.RecordSet;
import io.github.camelgp.model.SpatialReference;
import io.github.camelgp.model.TimeUnit;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTReader;

/** Every data type over HTTP both ways: what a route may give, and what it gets back. */
class ValueTypesTest extends EchoTestSupport {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WKT =
            "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],"
                    + "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";
    private static final Extent BOX = new Extent(1, 2, 3, 4, SpatialReference.of(2193));

    private static Geometry wkt(String text) {
        try {
            Geometry geometry = new WKTReader().read(text);
            geometry.setSRID(2193);
            return geometry;
        } catch (org.locationtech.jts.io.ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    static Object[] values() {
        return new Object[] {
            Arguments.of("ArealUnit", "3 SquareKilometers", new ArealUnit(3, "esriSquareKilometers")),
            Arguments.of("ArealUnit", "1 square foot us", new ArealUnit(1, "esriSquareFeetUS")),
            Arguments.of("ArealUnit", new ArealUnit(2.5, "Hectare"), new ArealUnit(2.5, "esriHectares")),
            Arguments.of("ArealUnit", Map.of("area", 2, "units", "acres"), new ArealUnit(2, "esriAcres")),
            Arguments.of("ArealUnit", 5, new ArealUnit(5, "esriSquareMeters")),
            Arguments.of("TimeUnit", "3 Days", new TimeUnit(3, "esriTimeUnitsDays")),
            Arguments.of("TimeUnit", "1 century", new TimeUnit(1, "esriTimeUnitsCenturies")),
            Arguments.of("TimeUnit", Duration.ofMinutes(90), new TimeUnit(90, "esriTimeUnitsMinutes")),
            Arguments.of("TimeUnit", Duration.ofMillis(1500), new TimeUnit(1500, "esriTimeUnitsMilliseconds")),
            Arguments.of("TimeUnit", Period.ofYears(2), new TimeUnit(2, "esriTimeUnitsYears")),
            Arguments.of("TimeUnit", Period.ofWeeks(1), new TimeUnit(7, "esriTimeUnitsDays")),
            Arguments.of("TimeUnit", Map.of("time", "4", "units", "Weeks"), new TimeUnit(4, "esriTimeUnitsWeeks")),
            Arguments.of("TimeUnit", 5, new TimeUnit(5, "esriTimeUnitsUnknown")),
            Arguments.of("SpatialReference", 2193, SpatialReference.of(2193)),
            Arguments.of("SpatialReference", "EPSG:2193", SpatialReference.of(2193)),
            Arguments.of("SpatialReference", "urn:ogc:def:crs:EPSG::2193", SpatialReference.of(2193)),
            Arguments.of("CoordinateSystem", "esri:102003", SpatialReference.of(102003)),
            Arguments.of(
                    "SpatialReference",
                    new SpatialReference(102100, 3857, 5703, null),
                    new SpatialReference(102100, 3857, 5703, null)),
            Arguments.of("CoordinateSystem", WKT, new SpatialReference(null, null, null, WKT)),
            Arguments.of(
                    "CoordinateSystem",
                    "GEOGCRS[\"x\"]",
                    new SpatialReference(null, null, null, null, null, "GEOGCRS[\"x\"]")),
            Arguments.of("SpatialReference", "World_Sinusoidal", Map.of("name", "World_Sinusoidal")),
            Arguments.of("Extent", BOX, BOX),
            Arguments.of("Envelope", BOX, BOX),
            Arguments.of("Extent", new Envelope(1, 3, 2, 4), new Extent(1, 2, 3, 4, null)),
            Arguments.of("Extent", wkt("LINESTRING (1 2, 3 4)"), BOX),
            Arguments.of("Extent", "1, 2, 3, 4", new Extent(1, 2, 3, 4, null)),
            Arguments.of("Extent", List.of(1, 2, 3, 4), new Extent(1, 2, 3, 4, null)),
            Arguments.of(
                    "Extent",
                    "{\"xmin\":1,\"ymin\":2,\"xmax\":3,\"ymax\":4,\"zmin\":-1,\"zmax\":1,\"mmin\":5,\"mmax\":6,"
                            + "\"spatial_reference\":{\"wkid\":2193}}",
                    new Extent(1, 2, 3, 4, -1.0, 1.0, 5.0, 6.0, SpatialReference.of(2193))),
            Arguments.of(
                    "Field",
                    new Field("A", FieldType.STRING, "esriFieldTypeString", "a", 20, Map.of("nullable", true)),
                    new Field("A", FieldType.STRING, "esriFieldTypeString", "a", 20, Map.of("nullable", true))),
            Arguments.of(
                    "Field", Map.of("name", "D", "type", "esriFieldTypeDateOnly"), Field.of("D", FieldType.DATE_ONLY)),
            Arguments.of("DataFile", "https://f.example/a.csv", new DataFile("https://f.example/a.csv")),
            Arguments.of("DataFile", new DataFile("https://f.example/a.csv"), new DataFile("https://f.example/a.csv")),
            Arguments.of(
                    "RasterData",
                    URI.create("https://f.example/a.tif"),
                    new RasterData("https://f.example/a.tif", null, null)),
            Arguments.of(
                    "RasterDataLayer",
                    new RasterData("https://f.example/A/ImageServer", null, "ImageService"),
                    new RasterData("https://f.example/A/ImageServer", null, "ImageService")),
            Arguments.of(
                    "ValueTable",
                    List.of(List.of("a", 1), List.of("b", 2)),
                    List.of(List.of("a", 1L), List.of("b", 2L))),
            Arguments.of("ValueTable", List.of(Map.of("Word", "a")), List.of(List.of("a"))),
            Arguments.of("Composite", new LinearUnit(2, "Feet"), new LinearUnit(2, "esriFeet")),
            Arguments.of("Composite", Map.of("dataType", "GPLong", "value", 5), 5L),
            Arguments.of("SQLExpression", "A > 'x'", "A > 'x'"),
            Arguments.of("StringHidden", "swordfish", "swordfish"),
            Arguments.of(
                    "MultiArealUnit",
                    List.of("1 acre", new ArealUnit(2, "ha")),
                    List.of(new ArealUnit(1, "esriAcres"), new ArealUnit(2, "esriHectares"))),
            Arguments.of("MultiTimeUnit", List.of(Duration.ofDays(1)), List.of(new TimeUnit(1, "esriTimeUnitsDays"))),
            Arguments.of(
                    "MultiLinearUnit",
                    new String[] {"1 m", "2 ft"},
                    List.of(new LinearUnit(1, "esriMeters"), new LinearUnit(2, "esriFeet"))),
            Arguments.of("MultiBoolean", List.of(true, "false"), List.of(true, false)),
            Arguments.of("MultiDate", List.of(Instant.EPOCH, 5L), List.of(Instant.EPOCH, Instant.ofEpochMilli(5))),
            Arguments.of("MultiExtent", List.of(BOX), List.of(BOX)),
            Arguments.of("MultiEnvelope", List.of("1,2,3,4"), List.of(new Extent(1, 2, 3, 4, null))),
            Arguments.of(
                    "MultiSpatialReference",
                    List.of(2193, "EPSG:4326"),
                    List.of(SpatialReference.of(2193), SpatialReference.WGS84)),
            Arguments.of("MultiCoordinateSystem", "2193", List.of(SpatialReference.of(2193))),
            Arguments.of("MultiField", List.of(Field.of("A", FieldType.OID)), List.of(Field.of("A", FieldType.OID))),
            Arguments.of(
                    "MultiDataFile",
                    List.of("https://f.example/a.csv"),
                    List.of(new DataFile("https://f.example/a.csv"))),
            Arguments.of(
                    "MultiRasterData",
                    "[\"https://f.example/a.tif\"]",
                    List.of(new RasterData("https://f.example/a.tif", null, null))),
            Arguments.of(
                    "MultiRasterDataLayer",
                    new RasterData("https://f.example/a.tif", "tif", null),
                    List.of(new RasterData("https://f.example/a.tif", "tif", null))),
            Arguments.of("MultiComposite", List.of("a", 2), List.of("a", 2L)),
            Arguments.of("MultiSQLExpression", List.of("A = 1"), List.of("A = 1")),
            Arguments.of("MultiStringHidden", List.of("swordfish"), List.of("swordfish"))
        };
    }

    private @Nullable Object echo(String type, Object value) {
        GpResult result = (GpResult) result("gp:Test/Types/AllTypes?param.Text=x", Map.of("In" + type, value));
        return result == null ? null : result.value("Out" + type);
    }

    @ParameterizedTest
    @MethodSource("values")
    void comesBackAsTheModelHasIt(String type, Object given, Object got) {
        assertThat(echo(type, given)).isEqualTo(got);
    }

    @Test
    void featuresAndRowsComeBackInMultiValues() {
        List<?> sets = (List<?>) echo("MultiFeatures", List.of(wkt("POINT (1 2)"), wkt("POINT (3 4)")));
        List<?> tables = (List<?>) echo("MultiRecordSet", List.of(List.of(Map.of("a", 1))));

        assertThat(sets).hasSize(2).allSatisfy(set -> assertThat(((FeatureSet) set).count())
                .isEqualTo(1));
        assertThat(((RecordSet) tables.get(0)).iterator().next()).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void aSetIsOneElementOfAMultiValue() {
        FeatureSet two = FeatureList.ofGeometries(List.of(wkt("POINT (1 2)"), wkt("POINT (3 4)")), null);
        RecordSet rows = new RecordSet(FeatureList.ofFeatures(
                List.of(new Feature(Map.of("a", 1), null), new Feature(Map.of("a", 2), null)), null));

        List<?> sets = (List<?>) echo("MultiFeatures", two);
        List<?> tables = (List<?>) echo("MultiRecordSet", rows);

        assertThat(sets).singleElement().satisfies(set -> assertThat(((FeatureSet) set).count())
                .isEqualTo(2));
        assertThat(tables).singleElement().satisfies(table -> assertThat(((RecordSet) table).count())
                .isEqualTo(2));
    }

    @Test
    void aFeatureCollectionIsAFeatureSet() {
        FeatureSet features = (FeatureSet) echo(
                "Features",
                "{\"layerDefinition\":{\"geometryType\":\"esriGeometryPoint\",\"fields\":[{\"name\":\"A\",\"type\":"
                        + "\"esriFieldTypeInteger\"}]},\"featureSet\":{\"spatialReference\":{\"wkid\":2193},\"features\":"
                        + "[{\"attributes\":{\"A\":1},\"geometry\":{\"x\":1,\"y\":2}}]}}");

        assertThat(features).isNotNull().hasSize(1);
        assertThat(features.iterator().next().attributes()).containsEntry("A", 1L);
    }

    static Object[] shapes() {
        String set = "{'spatialReference':{'wkid':2193},'fields':[],'geometryType':'esriGeometryPoint',"
                + "'features':[{'attributes':{},'geometry':{'x':1,'y':2}}]}";
        return new Object[] {
            Arguments.of("GPString", set, FeatureSet.class),
            Arguments.of("GPString", "{'layerDefinition':{},'featureSet':" + set + "}", FeatureSet.class),
            Arguments.of("GPString", "{'features':[{'attributes':{'a':1}}]}", RecordSet.class),
            Arguments.of("GPString", "[{'a':1}]", List.of(Map.of("a", 1))),
            Arguments.of("GPString", "{'url':'https://h.example/x.pdf'}", new DataFile("https://h.example/x.pdf")),
            Arguments.of(
                    "GPString",
                    "{'url':'https://h.example/A/FeatureServer/0'}",
                    new LayerReference("https://h.example/A/FeatureServer/0")),
            Arguments.of(
                    "GPString",
                    "{'url':'https://h.example/A/ImageServer','type':'ImageService'}",
                    new RasterData("https://h.example/A/ImageServer", null, "ImageService")),
            Arguments.of(
                    "GPString",
                    "{'url':'https://h.example/x','more':1}",
                    Map.of("url", "https://h.example/x", "more", 1)),
            Arguments.of("GPString", "{'distance':2,'units':'esriFeet'}", new LinearUnit(2, "esriFeet")),
            Arguments.of(
                    "GPString",
                    "{'distance':2,'units':'esriFeet','to':1}",
                    Map.of("distance", 2, "units", "esriFeet", "to", 1)),
            Arguments.of(
                    "GPLinearUnit",
                    "{'distance':2,'units':'esriLeagues'}",
                    Map.of("distance", 2, "units", "esriLeagues")),
            Arguments.of(
                    "GPString", "{'wkid':102100,'latestWkid':3857}", new SpatialReference(102100, 3857, null, null)),
            Arguments.of(
                    "GPFeatureRecordSetLayer",
                    "{'url':'https://h.example/A/FeatureServer/0'}",
                    new LayerReference("https://h.example/A/FeatureServer/0")),
            Arguments.of(
                    "GPRecordSet",
                    "{'url':'https://h.example/A/FeatureServer/1'}",
                    new LayerReference("https://h.example/A/FeatureServer/1")),
            Arguments.of("GPFeatureRecordSetLayer", "'just text'", "just text"),
            Arguments.of("GPDate", "null", null),
            Arguments.of("GPFeatureLayerRecordSet", set, FeatureSet.class),
            Arguments.of("DEFeatureClass", "{'a':{'b':[1]}}", Map.of("a", Map.of("b", List.of(1)))),
            Arguments.of(
                    "GPMultiValue_GPString",
                    "['a',{'url':'https://h.example/x.csv'}]",
                    List.of("a", new DataFile("https://h.example/x.csv"))),
            Arguments.of(
                    "GPValueTable",
                    "[[true,'',{'distance':5,'units':'esriMiles'}],[null,'b',null]]",
                    List.of(
                            List.of(true, "", new LinearUnit(5, "esriMiles")),
                            java.util.Arrays.asList(null, "b", null)))
        };
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void resultsAreWhatTheyLookLikeWhateverTheirDeclaredType(String type, String json, @Nullable Object expected)
            throws Exception {
        String out = "Out_" + type;
        Object got = result(
                "gp:Values/Say?followUrls=false&output=" + out,
                Map.of("Json", JSON.writeValueAsString(Map.of(out, JSON.readTree(json.replace('\'', '"'))))));
        if (json.equals("null")) {
            assertThat(got).isNull();
        } else if (expected instanceof Class<?> type2) {
            assertThat(got).isInstanceOf(type2);
        } else {
            assertThat(got).isEqualTo(expected);
        }
    }
}
