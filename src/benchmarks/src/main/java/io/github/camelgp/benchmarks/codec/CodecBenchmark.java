package io.github.camelgp.benchmarks.codec;

import io.github.camelgp.esrijson.EsriJsonWriter;
import io.github.camelgp.geojson.GeoJsonWriter;
import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureList;
import io.github.camelgp.model.SpatialReference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One case: a shape, a task, a way. The unit is texts a second; {@link Codec} makes megabytes of it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class CodecBenchmark {
    @Param({"POINTS", "LINES", "POLYGONS"})
    public Shape shape = Shape.POINTS;

    @Param({"READ_ESRI_JSON", "WRITE_ESRI_JSON", "READ_GEO_JSON", "WRITE_GEO_JSON"})
    public Task task = Task.READ_ESRI_JSON;

    @Param({"CAMEL_GP", "GEOMETRY_API", "GEOMETRY_API_STREAMED", "JTS", "LIMIT"})
    public Way way = Way.CAMEL_GP;

    private Contender contender = new Limit();
    private byte[] json = {};
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(4 << 20);

    @Setup
    public void prepare() throws IOException {
        contender = way.contender();
        contender.prepare(text(shape, false));
        json = text(shape, task.isGeoJson());
    }

    @Benchmark
    public Object run() throws IOException {
        out.reset();
        return task.run(contender, json, out);
    }

    static byte[] text(Shape shape, boolean geoJson) throws IOException {
        List<Feature> features = new ArrayList<>();
        for (Geometry geometry : shape.geometries()) {
            Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
            attributes.put("OBJECTID", features.size() + 1L);
            attributes.put("name", "Feature number " + features.size());
            attributes.put("measured", features.size() * 1.37);
            attributes.put("remark", null);
            features.add(new Feature(attributes, geometry));
        }
        FeatureList set = FeatureList.of(features, List.of(), SpatialReference.WGS84);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (geoJson) {
            new GeoJsonWriter().write(set, out);
        } else {
            new EsriJsonWriter().write(set, out);
        }
        return out.toByteArray();
    }
}
