package io.github.camelgp.benchmarks.codec;

import io.github.camelgp.esrijson.EsriJsonReader;
import io.github.camelgp.esrijson.EsriJsonWriter;
import io.github.camelgp.geojson.GeoJsonReader;
import io.github.camelgp.geojson.GeoJsonWriter;
import io.github.camelgp.model.FeatureList;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The codecs of camel-gp: features with attributes and JTS geometries. */
final class CamelGp implements Contender {
    private @Nullable FeatureList features;

    @Override
    public Object readEsri(byte[] json) {
        return new EsriJsonReader().featureList(() -> new ByteArrayInputStream(json));
    }

    @Override
    public Object readGeo(byte[] json) {
        return new GeoJsonReader().featureList(() -> new ByteArrayInputStream(json));
    }

    @Override
    public void prepare(byte[] esriJson) {
        features = new EsriJsonReader().featureList(() -> new ByteArrayInputStream(esriJson));
    }

    @Override
    public void writeEsri(ByteArrayOutputStream out) throws IOException {
        new EsriJsonWriter().write(Objects.requireNonNull(features), out);
    }

    @Override
    public void writeGeo(ByteArrayOutputStream out) throws IOException {
        new GeoJsonWriter().write(Objects.requireNonNull(features), out);
    }
}
