package io.github.camelgp;

import io.github.camelgp.geojson.GeoJsonReader;
import io.github.camelgp.geojson.GeoJsonWriter;
import io.github.camelgp.model.ByteSource;
import io.github.camelgp.model.FeatureSet;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.camel.spi.annotations.Dataformat;

/** Features in WGS 84 to GeoJSON (RFC 7946) and back to a {@code FeatureSet}; another system fails. */
@Dataformat("geoJson")
public final class GeoJsonDataFormat extends FeatureDataFormat {
    public GeoJsonDataFormat() {
        super("geoJson");
    }

    @Override
    void write(FeatureSet features, OutputStream out) throws IOException {
        new GeoJsonWriter().write(features, out);
    }

    @Override
    FeatureSet read(ByteSource text) {
        return new GeoJsonReader().featureSet(text);
    }
}
