package io.github.camelgp;

import io.github.camelgp.model.ByteSource;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.shapefile.ShapefileReader;
import io.github.camelgp.shapefile.ShapefileWriter;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.camel.spi.annotations.Dataformat;

/** Features to a zipped shapefile and back to a {@code FeatureSet}. */
@Dataformat("shapefile")
public final class ShapefileDataFormat extends FeatureDataFormat {
    private String layerName = "features";

    public ShapefileDataFormat() {
        super("shapefile");
    }

    public String getLayerName() {
        return layerName;
    }

    /** What the files in the zip file are called, without extension. */
    public void setLayerName(String layerName) {
        this.layerName = layerName;
    }

    @Override
    void write(FeatureSet features, OutputStream out) throws IOException {
        new ShapefileWriter().write(features, layerName, out);
    }

    @Override
    FeatureSet read(ByteSource zip) {
        return new ShapefileReader().zipped(zip);
    }
}
