package io.github.camelgp.esrijson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.camelgp.model.FeatureList;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.Field;
import io.github.camelgp.model.FieldType;
import io.github.camelgp.model.GeometryType;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.SpatialReference;
import io.github.camelgp.model.TypedColumns;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKTReader;

class FeatureRowsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POINT (1 2)",
                "SRID=2193;POINT(1 2)",
                "0101000000000000000000F03F0000000000000040",
                "010100002091080000000000000000F03F0000000000000040",
                "\\x0101000000000000000000F03F0000000000000040",
            })
    void readsGeometriesFromText(String text) {
        FeatureList set =
                FeatureRows.features(List.of(Map.of("id", 1, "Shape", text)), null, SpatialReference.of(2193));

        assertThat(set.geometryType()).isEqualTo(GeometryType.POINT);
        assertThat(set.features().get(0).geometry().toText()).isEqualTo("POINT (1 2)");
        assertThat(set.features().get(0).attributes()).isEqualTo(Map.of("id", 1L));
    }

    @ParameterizedTest
    @EnumSource(GeometryForm.class)
    void givesRowsThatCanBeReadAgain(GeometryForm form) {
        FeatureSet set = new EsriJsonReader()
                .featureSet("{\"spatialReference\":{\"wkid\":2193},\"features\":["
                        + "{\"attributes\":{\"a\":1},\"geometry\":{\"hasZ\":true,\"hasM\":true,"
                        + "\"paths\":[[[1,2,3,4],[5,6,7,8]]]}},{\"attributes\":{\"a\":2},\"geometry\":null}]}");

        List<Map<String, Object>> rows = new ArrayList<>();
        FeatureRows.rows(set, "geom", form).forEach(rows::add);
        FeatureList again = FeatureRows.features(rows, null, set.spatialReference());

        assertThat(rows.get(1)).containsEntry("geom", null);
        assertThat(again.count()).isEqualTo(2);
        assertThat(new EsriJsonWriter().text(again)).isEqualTo(new EsriJsonWriter().text(set));
    }

    @Test
    void writesTheSystemIntoEwkb() throws Exception {
        FeatureList set = FeatureList.of(new WKTReader().read("POINT (1 2)"), SpatialReference.of(2193));

        byte[] bytes = (byte[]) FeatureRows.rows(set, "geom", GeometryForm.EWKB)
                .iterator()
                .next()
                .get("geom");
        Geometry read = new WKBReader().read(bytes);

        assertThat(read.getSRID()).isEqualTo(2193);
        assertThat(FeatureRows.features(List.of(Map.of("geom", bytes)), null, null)
                        .spatialReference())
                .isEqualTo(SpatialReference.of(2193));
    }

    @Test
    void tellsColumnsByTheirValues() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("whole", new BigDecimal("7"));
        row.put("decimal", new BigDecimal("7.5"));
        row.put("single", 0.1f);
        row.put("moment", Timestamp.from(Instant.ofEpochMilli(1234)));
        row.put("clock", LocalDateTime.of(1970, 1, 1, 0, 0, 1));
        row.put("day", LocalDate.of(2026, 11, 21));
        row.put("sqlDay", java.sql.Date.valueOf("2026-11-21"));
        row.put("time", LocalTime.of(14, 30));
        row.put("offset", OffsetDateTime.parse("2026-11-21T14:30:00+13:00"));
        row.put("big", 5_000_000_000L);
        row.put("id", UUID.fromString("0a0b0c0d-0000-1111-2222-333344445555"));
        row.put("none", null);

        FeatureList set = FeatureRows.features(List.of(row), null, null);

        assertThat(set.fields())
                .extracting(Field::name, Field::type)
                .containsExactly(
                        tuple("whole", FieldType.DOUBLE),
                        tuple("decimal", FieldType.DOUBLE),
                        tuple("single", FieldType.DOUBLE),
                        tuple("moment", FieldType.DATE),
                        tuple("clock", FieldType.DATE),
                        tuple("day", FieldType.DATE_ONLY),
                        tuple("sqlDay", FieldType.DATE_ONLY),
                        tuple("time", FieldType.TIME_ONLY),
                        tuple("offset", FieldType.TIMESTAMP_OFFSET),
                        tuple("big", FieldType.BIG_INTEGER),
                        tuple("id", FieldType.GUID),
                        tuple("none", FieldType.STRING));
        assertThat(set.features().get(0).attributes())
                .containsEntry("whole", 7L)
                .containsEntry("decimal", 7.5)
                .containsEntry("single", 0.1)
                .containsEntry("moment", 1234L)
                .containsEntry("clock", 1000L)
                .containsEntry("day", "2026-11-21")
                .containsEntry("sqlDay", "2026-11-21")
                .containsEntry("time", "14:30:00")
                .containsEntry("offset", "2026-11-21T14:30:00+13:00")
                .containsEntry("big", 5_000_000_000L)
                .containsEntry("id", "{0A0B0C0D-0000-1111-2222-333344445555}");
        assertThat(set.geometryType()).isNull();
    }

    @Test
    void serversBeforeTheNewTypesGetDatesAndTexts() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("day", LocalDate.of(1970, 1, 2));
        row.put("time", LocalTime.of(14, 30));
        row.put("offset", OffsetDateTime.parse("1970-01-01T13:00:01+13:00"));

        FeatureList set = FeatureRows.features(List.of(row), new FeatureRows.Reading(null, null, List.of(), false));

        assertThat(set.fields())
                .extracting(Field::type)
                .containsExactly(FieldType.DATE, FieldType.STRING, FieldType.DATE);
        assertThat(set.features().get(0).attributes())
                .containsEntry("day", 86_400_000L)
                .containsEntry("time", "14:30")
                .containsEntry("offset", 1000L);
    }

    @Test
    void readsTextsAsTheSchemaSays() {
        List<Field> schema = List.of(
                Field.of("COUNT", FieldType.INTEGER),
                Field.of("Size", FieldType.DOUBLE),
                Field.of("Seen", FieldType.DATE),
                Field.of("Day", FieldType.DATE_ONLY),
                Field.of("Clock", FieldType.TIME_ONLY),
                Field.of("Sent", FieldType.TIMESTAMP_OFFSET),
                Field.of("Code", FieldType.STRING));
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("count", "7");
        row.put("Size", " 2.50 ");
        row.put("Seen", "11/21/2026 2:30:00 PM");
        row.put("Day", "8/2/2020");
        row.put("Clock", "10:00:00 AM");
        row.put("Sent", "8/2/2020 10:00:00.0000 AM -07:00");
        row.put("Code", "007");
        row.put("Extra", "x");

        FeatureList set = FeatureRows.features(List.of(row), new FeatureRows.Reading(null, null, schema, true));

        assertThat(set.features().get(0).attributes())
                .isEqualTo(Map.of(
                        "count", 7L,
                        "Size", 2.5,
                        "Seen", Instant.parse("2026-11-21T14:30:00Z").toEpochMilli(),
                        "Day", "2020-08-02",
                        "Clock", "10:00:00",
                        "Sent", "2020-08-02T10:00:00-07:00",
                        "Code", "007",
                        "Extra", "x"));
        assertThatThrownBy(() -> FeatureRows.features(
                        List.of(Map.of("count", "many")), new FeatureRows.Reading(null, null, schema, true)))
                .isInstanceOf(GpParameterException.class)
                .hasMessageContaining("Column 'count' of row 0 holds 'many', which is no esriFieldTypeInteger");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-08-02", "8/2/2020"})
    void readsDaysInBothForms(String text) {
        assertThat(typed(FieldType.DATE_ONLY, text)).isEqualTo(LocalDate.of(2020, 8, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"22:00:00", "10:00:00 PM", "22:00", "10:00 pm", "22:00:00.000"})
    void readsClockTimesInBothForms(String text) {
        assertThat(typed(FieldType.TIME_ONLY, text)).isEqualTo(LocalTime.of(22, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-08-02T10:00:00-07:00",
                "2020-08-02T10:00:00.000-07:00",
                "2020-08-02 10:00:00 -0700",
                "8/2/2020 10:00:00.0000 AM -07:00"
            })
    void readsMomentsWithAnOffsetInBothForms(String text) {
        assertThat(typed(FieldType.TIMESTAMP_OFFSET, text))
                .isEqualTo(OffsetDateTime.parse("2020-08-02T10:00:00-07:00"));
    }

    @Test
    void givesColumnsTheirTypesAndKeepsWhatIsNone() {
        assertThat(typed(FieldType.BIG_INTEGER, "9007199254740993")).isEqualTo(9007199254740993L);
        assertThat(typed(FieldType.DATE, 0L)).isEqualTo(Instant.EPOCH);
        assertThat(typed(FieldType.DATE_ONLY, "soon")).isEqualTo("soon");
        assertThat(typed(FieldType.GUID, "{A}")).isEqualTo("{A}");
        assertThat(TypedColumns.of(List.of(Field.of("a", FieldType.DATE)))
                        .withClockTimes()
                        .typed(Map.of("a", 0L)))
                .isEqualTo(Map.of("a", LocalDateTime.of(1970, 1, 1, 0, 0)));
    }

    private static Object typed(FieldType type, Object value) {
        return TypedColumns.of(List.of(Field.of("a", type)))
                .typed(Map.of("a", value))
                .get("a");
    }

    @Test
    void namesTheRowThatHasNoGeometryInItsColumn() {
        assertThatThrownBy(() -> FeatureRows.features(List.of(Map.of("wkt", "here")), null, null))
                .isInstanceOf(GpParameterException.class)
                .hasMessageContaining("Column 'wkt' of row 0");
        assertThatThrownBy(() -> FeatureRows.features(List.of(Map.of("a", 1)), "geom", null))
                .isInstanceOf(GpParameterException.class)
                .hasMessageContaining("geometry column 'geom'");
    }
}
