package io.github.camelgp.shapefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureList;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.Field;
import io.github.camelgp.model.FieldType;
import io.github.camelgp.model.GeometryType;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.SpatialReference;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Shapefiles as they are written, read again, and damaged. */
class ShapefileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POINT (1 2)",
                "POINT Z(1 2 3)",
                "POINT M(1 2 4)",
                "POINT ZM(1 2 3 4)",
                "MULTIPOINT ((1 2), (3 4))",
                "LINESTRING (0 0, 1 1, 2 0)",
                "MULTILINESTRING ((0 0, 1 1), (5 5, 6 6, 7 7))",
                "LINESTRING Z(0 0 1, 1 1 2)",
                "LINESTRING M(0 0 1, 1 1 2)",
                "POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))",
                "MULTIPOLYGON (((0 0, 0 9, 9 9, 9 0, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1)), ((20 0, 20 1, 21 1, 20 0)))",
                "POLYGON Z((0 0 5, 0 9 5, 9 9 5, 9 0 5, 0 0 5))"
            })
    void geometriesComeBack(String wkt) throws Exception {
        Geometry geometry = geometry(wkt);

        FeatureSet back = back(FeatureList.of(geometry, SpatialReference.WGS84));

        Geometry found = back.iterator().next().geometry();
        assertThat((Object) found.norm()).isEqualTo(geometry.norm());
        for (int i = 0; i < geometry.norm().getCoordinates().length; i++) {
            assertThat(found.norm().getCoordinates()[i].getZ())
                    .isEqualTo(
                            Double.valueOf(geometry.norm().getCoordinates()[i].getZ()));
            assertThat(found.norm().getCoordinates()[i].getM())
                    .isEqualTo(
                            Double.valueOf(geometry.norm().getCoordinates()[i].getM()));
        }
        assertThat(back.spatialReference()).isEqualTo(SpatialReference.WGS84);
        assertThat(found.getSRID()).isEqualTo(4326);
        assertThat(back.geometryType()).isEqualTo(GeometryType.of(geometry));
    }

    @Test
    void valuesComeBack() throws Exception {
        Map<String, @Nullable Object> full = new LinkedHashMap<>();
        full.put("OBJECTID", 1L);
        full.put("big", Long.MIN_VALUE);
        full.put("ratio", -1.25e-7);
        full.put("day", Instant.parse("2026-11-21T00:00:00Z").toEpochMilli());
        full.put("moment", Instant.parse("2026-11-21T14:30:00Z").toEpochMilli());
        full.put("name", "Ōtautahi ½ 北");
        Map<String, @Nullable Object> empty = new LinkedHashMap<>(full);
        empty.replaceAll((name, value) -> null);
        List<Field> fields = List.of(
                Field.of("OBJECTID", FieldType.INTEGER),
                Field.of("big", FieldType.BIG_INTEGER),
                Field.of("ratio", FieldType.DOUBLE),
                Field.of("day", FieldType.DATE),
                Field.of("moment", FieldType.DATE),
                Field.of("name", FieldType.STRING));
        List<Feature> features = List.of(new Feature(full, geometry("POINT (1 2)")), new Feature(empty, null));

        FeatureSet back = back(FeatureList.of(features, fields, SpatialReference.WGS84));

        List<Feature> found = list(back);
        full.put("moment", "2026-11-21T14:30:00Z");
        assertThat(found.get(0).attributes()).isEqualTo(full);
        assertThat(found.get(1).attributes()).isEqualTo(empty);
        assertThat((Object) found.get(1).geometry()).isNull();
        assertThat(back.fields().stream().map(Field::type))
                .containsExactly(
                        FieldType.INTEGER,
                        FieldType.BIG_INTEGER,
                        FieldType.DOUBLE,
                        FieldType.DATE,
                        FieldType.STRING,
                        FieldType.STRING);
        assertThat(back.count()).isEqualTo(2);
    }

    @Test
    void longNamesOfColumnsStayApart() throws Exception {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("population_2025", 1L);
        attributes.put("population_2026", 2L);
        attributes.put("POPULATION", 3L);
        attributes.put("größe", 4L);

        FeatureSet back = back(FeatureList.ofFeatures(
                List.of(new Feature(attributes, geometry("POINT (1 2)"))), SpatialReference.WGS84));

        assertThat(list(back).get(0).attributes())
                .isEqualTo(Map.of("population", 1L, "populati_1", 2L, "POPULATI_2", 3L, "gr__e", 4L));
    }

    @Test
    void tablesAndEmptySetsAreShapefilesToo() throws Exception {
        FeatureSet table = back(FeatureList.ofFeatures(List.of(new Feature(Map.of("a", 1L), null)), null));
        FeatureSet nothing = back(FeatureList.ofFeatures(List.of(), null));

        assertThat(list(table).get(0).attributes()).isEqualTo(Map.of("a", 1L));
        assertThat(table.geometryType()).isNull();
        assertThat(nothing.count()).isZero();
    }

    @Test
    void whatDoesNotFitFails() throws Exception {
        Geometry point = geometry("POINT (1 2)");
        assertThatThrownBy(() -> back(FeatureList.ofFeatures(
                        List.of(new Feature(Map.of("text", "x".repeat(255)), point)), SpatialReference.WGS84)))
                .isInstanceOf(GpParameterException.class)
                .hasMessageContaining("text");
        assertThatThrownBy(() -> back(FeatureList.of(point, SpatialReference.of(27700))))
                .isInstanceOf(GpParameterException.class)
                .hasMessageContaining("27700");
        assertThatThrownBy(() -> back(new FeatureList(
                        GeometryType.POINT,
                        SpatialReference.WGS84,
                        List.of(),
                        false,
                        false,
                        false,
                        null,
                        List.of(new Feature(Map.of(), geometry("LINESTRING (0 0, 1 1)"))))))
                .isInstanceOf(GpParameterException.class);
    }

    @ParameterizedTest
    @CsvSource({"4326", "3857", "2193", "32760", "32633"})
    void systemsThatAreKnownComeBackById(int wkid) throws Exception {
        FeatureSet back = back(FeatureList.of(geometry("POINT (1 2)"), SpatialReference.of(wkid)));

        assertThat(back.spatialReference()).isEqualTo(SpatialReference.of(wkid));
    }

    @Test
    void otherSystemsComeBackAsText() throws Exception {
        SpatialReference local = new SpatialReference(null, null, null, "LOCAL_CS[\"Site\",UNIT[\"Meter\",1.0]]");

        assertThat(back(FeatureList.of(geometry("POINT (1 2)"), local)).spatialReference())
                .isEqualTo(local);
    }

    @Test
    void filesOnDiskAreRead() throws Exception {
        byte[] zip = zip(FeatureList.of(geometry("POINT (1 2)"), SpatialReference.WGS84));
        entries(zip).forEach((name, bytes) -> write(folder.resolve(name), bytes));

        assertThat(new ShapefileReader().onDisk(folder).count()).isEqualTo(1);
        assertThat(new ShapefileReader().onDisk(folder.resolve("test.shp")).count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"windows-1252, 1252", "ISO-8859-1, 88591", "windows-1251, ANSI 1251", "Shift_JIS, Shift_JIS"})
    void textIsReadAsTheCodePageSays(String charset, String codePage) throws Exception {
        String text = charset.equals("windows-1251") ? "Москва" : charset.equals("Shift_JIS") ? "東京" : "Größe";
        byte[] encoded = text.getBytes(Charset.forName(charset));
        String place = "x".repeat(encoded.length);
        Map<String, byte[]> entries = entries(zip(FeatureList.ofFeatures(
                List.of(new Feature(Map.of("name", place), geometry("POINT (1 2)"))), SpatialReference.WGS84)));
        byte[] table = entries.get("test.dbf");
        System.arraycopy(encoded, 0, table, table.length - 1 - encoded.length, encoded.length);
        entries.put("test.cpg", codePage.getBytes(StandardCharsets.US_ASCII));

        assertThat(list(read(zipped(entries))).get(0).attributes()).containsEntry("name", text);
    }

    @Test
    void damagedOnesFail() throws Exception {
        Map<String, byte[]> good = entries(zip(FeatureList.ofFeatures(
                List.of(
                        new Feature(Map.of("a", 1L), geometry("LINESTRING (0 0, 1 1)")),
                        new Feature(Map.of("a", 2L), geometry("LINESTRING (0 0, 2 2)"))),
                SpatialReference.WGS84)));
        List<Map<String, byte[]>> damaged = new ArrayList<>();
        for (String part : List.of("test.shp", "test.dbf")) {
            for (int length : new int[] {0, 10, 40, 110, good.get(part).length - 5}) {
                Map<String, byte[]> cut = new LinkedHashMap<>(good);
                cut.put(part, Arrays.copyOf(good.get(part), Math.min(length, good.get(part).length - 3)));
                damaged.add(cut);
            }
        }
        Map<String, byte[]> huge = new LinkedHashMap<>(good);
        huge.put("test.shp", good.get("test.shp").clone());
        huge.get("test.shp")[108 + 4 + 32 + 4] = 0x7f;
        huge.get("test.shp")[108 + 4 + 32 + 7] = 0x7f;
        damaged.add(huge);

        for (Map<String, byte[]> entries : damaged) {
            assertThatThrownBy(() -> list(read(zipped(entries)))).isInstanceOf(GpException.class);
        }
    }

    @Test
    void zipFilesWithoutOneOrWithSeveralAreRefused() throws Exception {
        assertThatThrownBy(() -> read(zipped(Map.of("a.txt", new byte[1]))))
                .isInstanceOf(GpException.class)
                .hasMessageContaining("no shapefile");
        assertThatThrownBy(() -> read(zipped(Map.of("a.shp", new byte[1], "b.shp", new byte[1]))))
                .isInstanceOf(GpException.class)
                .hasMessageContaining("several");
    }

    private static FeatureSet back(FeatureSet features) throws IOException {
        return read(zip(features));
    }

    private static byte[] zip(FeatureSet features) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ShapefileWriter().write(features, "test", out);
        return out.toByteArray();
    }

    private static FeatureSet read(byte[] zip) {
        return new ShapefileReader().zipped(() -> new ByteArrayInputStream(zip));
    }

    private static Map<String, byte[]> entries(byte[] zip) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream stream = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
                entries.put(entry.getName(), stream.readAllBytes());
            }
        }
        return entries;
    }

    private static byte[] zipped(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return out.toByteArray();
    }

    private static List<Feature> list(FeatureSet features) {
        List<Feature> all = new ArrayList<>();
        features.forEach(all::add);
        return all;
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Geometry geometry(String wkt) throws ParseException {
        Geometry geometry = new WKTReader().read(wkt);
        geometry.setSRID(4326);
        return geometry;
    }
}
