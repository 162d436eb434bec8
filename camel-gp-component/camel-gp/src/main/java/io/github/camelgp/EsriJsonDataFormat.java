package io.github.camelgp;

import io.github.camelgp.esrijson.EsriJsonReader;
import io.github.camelgp.esrijson.EsriJsonWriter;
import io.github.camelgp.model.ByteSource;
import io.github.camelgp.model.FeatureSet;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.camel.spi.annotations.Dataformat;

/** Features to Esri JSON, losing nothing, and back to a {@code FeatureSet}. */
@Dataformat("esriJson")
public final class EsriJsonDataFormat extends FeatureDataFormat {
    public EsriJsonDataFormat() {
        super("esriJson");
    }

    @Override
    void write(FeatureSet features, OutputStream out) throws IOException {
        new EsriJsonWriter().write(features, out);
    }

    @Override
    FeatureSet read(ByteSource text) {
        return new EsriJsonReader().featureSet(text);
    }
}
