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
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    @EnumSource(FeatureRows.Form.class)
    void givesRowsThatCanBeReadAgain(FeatureRows.Form form) {
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

        byte[] bytes = (byte[]) FeatureRows.rows(set, "geom", FeatureRows.Form.EWKB)
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
                        tuple("none", FieldType.STRING));
        assertThat(set.features().get(0).attributes())
                .containsEntry("whole", 7L)
                .containsEntry("decimal", 7.5)
                .containsEntry("single", 0.1)
                .containsEntry("moment", 1234L)
                .containsEntry("clock", 1000L);
        assertThat(set.geometryType()).isNull();
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
