package io.github.camelgp.geojson;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.esrijson.EsriJsonReader;
import io.github.camelgp.esrijson.EsriJsonWriter;
import io.github.camelgp.esrijson.FeatureRows;
import io.github.camelgp.esrijson.GeometryForm;
import io.github.camelgp.esrijson.JsonText;
import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureList;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.Field;
import io.github.camelgp.model.FieldType;
import io.github.camelgp.model.SpatialReference;
import io.github.camelgp.model.TypedColumns;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** What comes back of features with attributes of every field type, made by chance; failures name the seed. */
@Timeout(120)
class TypedRowsRoundTripTest {
    private static final int SEEDS = 120;
    private static final int KINDS = 4;
    private static final List<Field> FIELDS = List.of(
            new Field("OBJECTID", FieldType.OID, "esriFieldTypeOID", null, 8),
            Field.of("small", FieldType.SMALL_INTEGER),
            Field.of("whole", FieldType.INTEGER),
            Field.of("big", FieldType.BIG_INTEGER),
            Field.of("single", FieldType.SINGLE),
            Field.of("real", FieldType.DOUBLE),
            Field.of("text", FieldType.STRING),
            Field.of("seen", FieldType.DATE),
            Field.of("day", FieldType.DATE_ONLY),
            Field.of("clock", FieldType.TIME_ONLY),
            Field.of("sent", FieldType.TIMESTAMP_OFFSET),
            Field.of("guid", FieldType.GUID),
            Field.of("id", FieldType.GLOBAL_ID));

    private final EsriJsonWriter writer = new EsriJsonWriter();

    private static FeatureList set(long seed, boolean empties) {
        Random random = new Random(seed);
        int kind = (int) (seed % KINDS);
        GeneratedFeatures generated = new GeneratedFeatures(seed);
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Geometry geometry = random.nextInt(6) == 0 ? null : generated.geometry(kind);
            features.add(new Feature(attributes(random), empties && random.nextInt(4) == 0 ? empty(kind) : geometry));
        }
        return FeatureList.of(features, FIELDS, SpatialReference.of(2193));
    }

    private static Geometry empty(int kind) {
        GeometryFactory factory = new GeometryFactory();
        return switch (kind) {
            case 0 -> factory.createPoint();
            case 1 -> factory.createMultiPoint();
            case 2 -> factory.createLineString();
            default -> factory.createPolygon();
        };
    }

    private static Map<String, Object> attributes(Random random) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("OBJECTID", Math.abs(random.nextLong() >> 10));
        attributes.put("small", (long) (short) random.nextInt());
        attributes.put("whole", (long) random.nextInt());
        attributes.put("big", random.nextLong());
        attributes.put("single", (double) random.nextInt(1000) / 8 + 0.0625);
        attributes.put("real", random.nextGaussian() * Math.pow(10, random.nextInt(20) - 10));
        attributes.put("text", random.nextBoolean() ? "" : "\u00e4\"\\ \ud83c\udf0d" + random.nextInt());
        attributes.put("seen", random.nextLong() >> 20);
        attributes.put(
                "day", LocalDate.ofEpochDay(random.nextInt(40_000) - 10_000).toString());
        LocalTime clock = LocalTime.ofSecondOfDay(random.nextInt(86_400)).plusNanos(random.nextInt(1000) * 1_000_000L);
        attributes.put("clock", DateTimeFormatter.ISO_LOCAL_TIME.format(clock));
        attributes.put(
                "sent",
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(Instant.ofEpochMilli(random.nextLong() >> 22)
                        .atOffset(ZoneOffset.ofHoursMinutes(random.nextInt(14), 30))));
        attributes.put("guid", "{0A0B0C0D-0000-1111-2222-%012X}".formatted(random.nextInt(1 << 30)));
        attributes.put("id", "{%08X-0000-1111-2222-000000000000}".formatted(random.nextInt(1 << 30)));
        attributes.replaceAll((name, value) -> random.nextInt(8) == 0 ? null : value);
        return attributes;
    }

    @Test
    void esriJsonKeepsEveryTypeEmptyAndNull() {
        for (long seed = 0; seed < SEEDS; seed++) {
            String text = writer.text(set(seed, true));
            for (FeatureSet read : List.of(
                    new EsriJsonReader().featureSet(text), new EsriJsonReader().featureSet(JsonText.source(text)))) {
                assertThat(writer.text(read)).as("seed %s", seed).isEqualTo(text);
                assertThat(read.fields()).as("seed %s", seed).isEqualTo(FIELDS);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(GeometryForm.class)
    void rowsWithJavasTypesAreTheSameFeaturesAgain(GeometryForm form) {
        for (long seed = 0; seed < SEEDS; seed++) {
            FeatureList set = set(seed, false);
            TypedColumns columns = TypedColumns.of(set.fields());
            List<Map<String, Object>> rows = new ArrayList<>();
            FeatureRows.rows(set, "shape", form).forEach(row -> rows.add(columns.typed(row)));

            FeatureList again = FeatureRows.features(
                    rows, new FeatureRows.Reading("shape", SpatialReference.of(2193), FIELDS, true));

            assertThat(writer.text(again)).as("seed %s", seed).isEqualTo(writer.text(set));
        }
    }

    @Test
    void rowsWithoutASchemaKeepWhatJavasTypesTell() {
        for (long seed = 0; seed < SEEDS; seed++) {
            FeatureList set = set(seed, false);
            TypedColumns columns = TypedColumns.of(set.fields());
            List<Map<String, Object>> rows = new ArrayList<>();
            FeatureRows.rows(set, "shape", GeometryForm.JTS).forEach(row -> rows.add(columns.typed(row)));

            FeatureList again = FeatureRows.features(rows, null, null);

            for (int i = 0; i < rows.size(); i++) {
                assertThat(again.features().get(i).attributes())
                        .as("seed %s", seed)
                        .isEqualTo(set.features().get(i).attributes());
            }
        }
    }
}
