package io.github.camelgp;

import io.github.camelgp.esrijson.EsriJsonWriter;
import io.github.camelgp.esrijson.FeatureRows;
import io.github.camelgp.geojson.FeatureReader;
import io.github.camelgp.model.ByteSource;
import io.github.camelgp.model.DataFile;
import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureList;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.GpCatalog;
import io.github.camelgp.model.GpHelperServices;
import io.github.camelgp.model.GpItemList;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpOutput;
import io.github.camelgp.model.GpResult;
import io.github.camelgp.model.GpService;
import io.github.camelgp.model.GpTask;
import io.github.camelgp.model.GpUpload;
import io.github.camelgp.model.RasterData;
import io.github.camelgp.model.RecordSet;
import io.github.camelgp.operation.RowOptions;
import io.github.camelgp.operation.output.ModelText;
import io.github.camelgp.operation.output.ResultRows;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Converter;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Converts what endpoints take and give. The text form of features is Esri JSON, which loses nothing; text, bytes and
 * files are read as Esri JSON or GeoJSON, told apart by their content.
 */
@Converter(generateBulkLoader = true)
public final class GpTypeConverters {
    private GpTypeConverters() {}

    @Converter
    public static String toText(FeatureSet features) {
        return new EsriJsonWriter().text(features);
    }

    @Converter
    public static InputStream toStream(FeatureSet features) throws IOException {
        return new ByteArrayInputStream(toBytes(features));
    }

    @Converter
    public static byte[] toBytes(FeatureSet features) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new EsriJsonWriter().write(features, out);
        return out.toByteArray();
    }

    /** All geometries of the set, in its order, with its wkid as SRID; features without geometry are left out. */
    @Converter
    public static Geometry toGeometry(FeatureSet features) {
        List<Geometry> geometries = new ArrayList<>();
        for (Feature feature : features) {
            Geometry geometry = feature.geometry();
            if (geometry != null) {
                geometries.add(geometry);
            }
        }
        if (geometries.size() == 1) {
            return geometries.get(0);
        }
        GeometryCollection all = new GeometryFactory().createGeometryCollection(geometries.toArray(Geometry[]::new));
        if (!geometries.isEmpty()) {
            all.setSRID(geometries.get(0).getSRID());
        }
        return all;
    }

    /** Rows: attributes by name and the geometry, as JTS, under {@code geometry}. */
    @Converter
    public static List<?> toRows(FeatureSet features) {
        List<Object> rows = new ArrayList<>();
        ResultRows.of(features, false, RowOptions.DEFAULTS).forEach(rows::add);
        return rows;
    }

    @Converter
    public static FeatureSet toFeatures(Geometry geometry) {
        return FeatureList.of(geometry, null);
    }

    /** Rows, the geometry in a column of a usual name or the first that holds a JTS geometry. */
    @Converter
    public static FeatureSet toFeatures(List<?> rows) {
        List<Map<String, @Nullable Object>> named = new ArrayList<>(rows.size());
        for (Object row : rows) {
            if (!(row instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException("rows of features are maps, but the list holds "
                        + (row == null ? "null" : row.getClass().getName()));
            }
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            map.forEach((name, value) -> values.put(String.valueOf(name), value));
            named.add(values);
        }
        return FeatureRows.features(named, null, null);
    }

    @Converter
    public static FeatureSet toFeatures(String text) {
        return toFeatures(text.getBytes(StandardCharsets.UTF_8));
    }

    @Converter
    public static FeatureSet toFeatures(byte[] text) {
        return new FeatureReader().featureSet(() -> new ByteArrayInputStream(text));
    }

    @Converter
    public static FeatureSet toFeatures(InputStream text) throws IOException {
        try (text) {
            return toFeatures(text.readAllBytes());
        }
    }

    /** The features are read from the file while they are iterated, so it has to stay. */
    @Converter
    public static FeatureSet toFeatures(File text) {
        ByteSource source = () -> Files.newInputStream(text.toPath());
        return new FeatureReader().featureSet(source);
    }

    @Converter
    public static Map<?, ?> toMap(Feature feature) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>(feature.attributes());
        row.put(FeatureRows.GEOMETRY, feature.geometry());
        return row;
    }

    @Converter
    public static String toText(Feature feature) {
        return new EsriJsonWriter().text(feature, null);
    }

    @Converter
    public static @Nullable Geometry toGeometry(Feature feature) {
        return feature.geometry();
    }

    @Converter
    public static String toText(RecordSet records) {
        return toText(records.features());
    }

    @Converter
    public static InputStream toStream(RecordSet records) throws IOException {
        return toStream(records.features());
    }

    @Converter
    public static List<?> toRows(RecordSet records) {
        List<Object> rows = new ArrayList<>();
        records.forEach(rows::add);
        return rows;
    }

    /** The values of the outputs by name. */
    @Converter
    public static Map<?, ?> toMap(GpResult result) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (GpOutput output : result.outputs().values()) {
            values.put(output.name(), output.value());
        }
        return values;
    }

    @Converter
    public static String toText(GpResult result) {
        return ModelText.text(toMap(result));
    }

    @Converter
    public static String toText(GpJob job) {
        return ModelText.text(job);
    }

    @Converter
    public static Map<?, ?> toMap(GpJob job) {
        return ModelText.map(job);
    }

    @Converter
    public static String toText(GpTask task) {
        return ModelText.text(task);
    }

    @Converter
    public static Map<?, ?> toMap(GpTask task) {
        return ModelText.map(task);
    }

    @Converter
    public static String toText(GpService service) {
        return ModelText.text(service);
    }

    @Converter
    public static Map<?, ?> toMap(GpService service) {
        return ModelText.map(service);
    }

    @Converter
    public static String toText(GpCatalog catalog) {
        return ModelText.text(catalog);
    }

    @Converter
    public static Map<?, ?> toMap(GpCatalog catalog) {
        return ModelText.map(catalog);
    }

    @Converter
    public static InputStream toStream(GpResult result) {
        return stream(toText(result));
    }

    @Converter
    public static InputStream toStream(GpJob job) {
        return stream(toText(job));
    }

    @Converter
    public static InputStream toStream(GpTask task) {
        return stream(toText(task));
    }

    @Converter
    public static InputStream toStream(GpService service) {
        return stream(toText(service));
    }

    @Converter
    public static InputStream toStream(GpCatalog catalog) {
        return stream(toText(catalog));
    }

    @Converter
    public static String toText(GpItemList items) {
        return ModelText.text(items);
    }

    @Converter
    public static Map<?, ?> toMap(GpItemList items) {
        return ModelText.map(items);
    }

    @Converter
    public static InputStream toStream(GpItemList items) {
        return stream(toText(items));
    }

    @Converter
    public static String toText(GpHelperServices services) {
        return ModelText.text(services);
    }

    @Converter
    public static Map<?, ?> toMap(GpHelperServices services) {
        return ModelText.map(services);
    }

    @Converter
    public static InputStream toStream(GpHelperServices services) {
        return stream(toText(services));
    }

    @Converter
    public static String toText(GpUpload item) {
        return ModelText.text(item);
    }

    @Converter
    public static Map<?, ?> toMap(GpUpload item) {
        return ModelText.map(item);
    }

    @Converter
    public static InputStream toStream(GpUpload item) {
        return stream(toText(item));
    }

    /** The file's bytes, fetched when the first one is read. */
    @Converter
    public static InputStream toStream(DataFile file, Exchange exchange) {
        return new ResultFileStream(exchange.getContext(), file.url());
    }

    /** The same for a raster that is a file. */
    @Converter
    public static InputStream toStream(RasterData raster, Exchange exchange) {
        return new ResultFileStream(exchange.getContext(), raster.url());
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
