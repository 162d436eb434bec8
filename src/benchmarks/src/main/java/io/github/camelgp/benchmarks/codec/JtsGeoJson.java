package io.github.camelgp.benchmarks.codec;

import io.github.camelgp.esrijson.EsriJsonReader;
import io.github.camelgp.model.Feature;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;
import org.locationtech.jts.io.geojson.GeoJsonWriter;

/** JTS's own reader and writer of GeoJSON, which know geometries only: attributes are left out, to its advantage. */
final class JtsGeoJson implements Contender {
    private @Nullable Geometry geometries;

    @Override
    public Object readEsri(byte[] json) {
        throw new UnsupportedOperationException("JTS has no Esri JSON");
    }

    @Override
    public Object readGeo(byte[] json) throws IOException {
        try {
            return new GeoJsonReader()
                    .read(new InputStreamReader(new ByteArrayInputStream(json), StandardCharsets.UTF_8));
        } catch (ParseException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void prepare(byte[] esriJson) {
        List<Geometry> all = new ArrayList<>();
        for (Feature feature : new EsriJsonReader().featureList(() -> new ByteArrayInputStream(esriJson))) {
            all.add(feature.geometry());
        }
        geometries = new GeometryFactory().createGeometryCollection(all.toArray(Geometry[]::new));
    }

    @Override
    public void writeEsri(ByteArrayOutputStream out) {
        throw new UnsupportedOperationException("JTS has no Esri JSON");
    }

    @Override
    public void writeGeo(ByteArrayOutputStream out) throws IOException {
        GeoJsonWriter writer = new GeoJsonWriter(15);
        writer.setEncodeCRS(false);
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(geometries, text);
        text.flush();
    }
}
