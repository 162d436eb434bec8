package io.github.camelgp;

import io.github.camelgp.geojson.GeoJsonReader;
import io.github.camelgp.geojson.GeoJsonWriter;
import io.github.camelgp.internal.http.HttpSettings;
import io.github.camelgp.model.ByteSource;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.operation.output.BodySpool;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.camel.Exchange;
import org.apache.camel.spi.DataFormat;
import org.apache.camel.spi.DataFormatName;
import org.apache.camel.spi.annotations.Dataformat;
import org.apache.camel.support.service.ServiceSupport;

/** Features in WGS 84 to GeoJSON (RFC 7946) and back to a {@code FeatureSet}; another system fails. */
@Dataformat("geoJson")
public final class GeoJsonDataFormat extends ServiceSupport implements DataFormat, DataFormatName {
    @Override
    public String getDataFormatName() {
        return "geoJson";
    }

    @Override
    public void marshal(Exchange exchange, Object graph, OutputStream stream) throws Exception {
        FeatureSet features =
                exchange.getContext().getTypeConverter().mandatoryConvertTo(FeatureSet.class, exchange, graph);
        new GeoJsonWriter().write(features, stream);
    }

    /** The features are read while they are iterated; big texts are kept in a temporary file until the exchange is done. */
    @Override
    public Object unmarshal(Exchange exchange, InputStream stream) throws Exception {
        ByteSource text = BodySpool.of(stream, exchange, HttpSettings.defaults().spooling());
        return new GeoJsonReader().featureSet(text);
    }
}
