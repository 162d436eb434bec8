package io.github.camelgp.server.tool.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.server.value.Extent;
import io.github.camelgp.server.value.Feature;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.Field;
import io.github.camelgp.server.value.LinearUnit;
import io.github.camelgp.server.value.SpatialReference;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * A value of each type made from a text, always the same from the same text. With n the number of its characters, and its
 * words those between blanks:
 *
 * <ul>
 *   <li>String, Composite, StringHidden: the text; SQLExpression: {@code NAME = 'text'}
 *   <li>Long: 2^32 + n, which takes more than 32 bits; Double: n + 0.5; Boolean: whether n is even
 *   <li>Date: n days after the beginning of 2026, UTC
 *   <li>LinearUnit, ArealUnit, TimeUnit: n kilometres, square kilometres, days
 *   <li>DataFile: {@code text.txt} with the text in UTF-8; RasterData, RasterDataLayer: a gray TIFF of 16 by 16, its pixels
 *       the bytes of the text over and over
 *   <li>RecordSet: OBJECTID, WORD and LENGTH of each word; Features: the same as points, each a degree further east from 0, 0
 *   <li>Field: a text field of length n; MultiString: the words; MultiLong, MultiDouble: their lengths, and halves of them;
 *       ValueTable: rows of Word and Length
 *   <li>the other multi-values: one value as above, or one for each word; none of files
 *   <li>SpatialReference: WGS 84; CoordinateSystem: Web Mercator; Extent, Envelope: 0, 0, n, n in WGS 84
 * </ul>
 */
final class SampleValues {

    private static final long BEYOND_32_BITS = 1L << 32;
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
    private static final int PIXELS = 16;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final String text;
    private final int length;
    private final List<String> words;

    SampleValues(String text) {
        this.text = text;
        this.length = text.length();
        this.words = Arrays.stream(text.split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    Object value(SampleType type) {
        return switch (type) {
            case STRING, COMPOSITE, STRING_HIDDEN -> text;
            case LONG -> BEYOND_32_BITS + length;
            case DOUBLE -> length + 0.5;
            case BOOLEAN -> length % 2 == 0;
            case DATE -> BEGINNING.plus(Duration.ofDays(length));
            case LINEAR_UNIT -> new LinearUnit(length, "esriKilometers");
            case AREAL_UNIT -> ordered("area", length, "units", "esriSquareKilometers");
            case TIME_UNIT -> ordered("time", length, "units", "esriTimeUnitsDays");
            case DATA_FILE, RASTER_DATA, RASTER_DATA_LAYER -> throw new IllegalArgumentException(type + " is a file");
            case RECORD_SET -> Features.table(columns(), rows(false));
            case FEATURES -> Features.of("esriGeometryPoint", SpatialReference.WGS84, columns(), rows(true));
            case FIELD -> Field.text("Text", Math.max(1, length));
            case MULTI_STRING -> words;
            case MULTI_LONG -> words.stream().map(String::length).toList();
            case MULTI_DOUBLE -> words.stream().map(word -> word.length() / 2.0).toList();
            case MULTI_BOOLEAN ->
                words.stream().map(word -> word.length() % 2 == 0).toList();
            case MULTI_DATE ->
                words.stream()
                        .map(word -> BEGINNING.plus(Duration.ofDays(word.length())))
                        .toList();
            case MULTI_LINEAR_UNIT -> List.of(value(SampleType.LINEAR_UNIT));
            case MULTI_AREAL_UNIT -> List.of(value(SampleType.AREAL_UNIT));
            case MULTI_TIME_UNIT -> List.of(value(SampleType.TIME_UNIT));
            case MULTI_DATA_FILE, MULTI_RASTER_DATA, MULTI_RASTER_DATA_LAYER -> List.of();
            case MULTI_RECORD_SET -> List.of(value(SampleType.RECORD_SET));
            case MULTI_FEATURES -> List.of(value(SampleType.FEATURES));
            case MULTI_FIELD -> List.of(value(SampleType.FIELD));
            case MULTI_COMPOSITE, MULTI_STRING_HIDDEN -> words;
            case MULTI_COORDINATE_SYSTEM -> List.of(value(SampleType.COORDINATE_SYSTEM));
            case MULTI_SPATIAL_REFERENCE -> List.of(value(SampleType.SPATIAL_REFERENCE));
            case MULTI_EXTENT, MULTI_ENVELOPE -> List.of(value(SampleType.EXTENT));
            case MULTI_SQL_EXPRESSION -> List.of(value(SampleType.SQL_EXPRESSION));
            case VALUE_TABLE ->
                words.stream()
                        .map(word -> ordered("Word", word, "Length", word.length()))
                        .toList();
            case SPATIAL_REFERENCE -> SpatialReference.WGS84;
            case COORDINATE_SYSTEM -> SpatialReference.of(102100);
            case EXTENT, ENVELOPE -> new Extent(0, 0, length, length, SpatialReference.WGS84);
            case SQL_EXPRESSION -> "NAME = '" + text.replace("'", "''") + "'";
        };
    }

    /** A value table that came as rows or by column, by column; values that are missing are null. */
    static JsonNode byColumn(JsonNode rows) {
        var table = JsonNodeFactory.instance.arrayNode();
        for (var row : rows) {
            if (row.isObject()) {
                table.add(row);
            } else {
                table.addObject().<ObjectNode>set("Word", row.path(0)).set("Length", row.path(1));
            }
        }
        return table;
    }

    byte[] file() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    byte[] raster() throws IOException {
        var image = new BufferedImage(PIXELS, PIXELS, BufferedImage.TYPE_BYTE_GRAY);
        var bytes = file();
        for (int i = 0; i < PIXELS * PIXELS && bytes.length > 0; i++) {
            image.getRaster().setSample(i % PIXELS, i / PIXELS, 0, bytes[i % bytes.length] & 0xff);
        }
        var out = new ByteArrayOutputStream();
        if (!ImageIO.write(image, "tiff", out)) {
            throw new IOException("This Java can't write TIFF");
        }
        return out.toByteArray();
    }

    private static List<Field> columns() {
        return List.of(Field.objectId("OBJECTID"), Field.text("WORD", 255), Field.integer("LENGTH"));
    }

    private List<Feature> rows(boolean withPoints) {
        var rows = new ArrayList<Feature>();
        for (var word : words) {
            long id = rows.size() + 1L;
            var attributes = new LinkedHashMap<String, @Nullable Object>();
            attributes.put("OBJECTID", id);
            attributes.put("WORD", word);
            attributes.put("LENGTH", (long) word.length());
            var point = withPoints ? FACTORY.createPoint(new Coordinate((id - 1) % 180, 0)) : null;
            rows.add(new Feature(attributes, point));
        }
        return rows;
    }

    private static Map<String, Object> ordered(String first, Object one, String second, Object other) {
        var map = new LinkedHashMap<String, Object>();
        map.put(first, one);
        map.put(second, other);
        return map;
    }
}
