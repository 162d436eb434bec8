package io.github.camelgp;

import io.github.camelgp.esrijson.EsriJsonReader;
import io.github.camelgp.esrijson.EsriJsonWriter;
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

/** Features to Esri JSON, losing nothing, and back to a {@code FeatureSet}. */
@Dataformat("esriJson")
public final class EsriJsonDataFormat extends ServiceSupport implements DataFormat, DataFormatName {
    @Override
    public String getDataFormatName() {
        return "esriJson";
    }

    @Override
    public void marshal(Exchange exchange, Object graph, OutputStream stream) throws Exception {
        FeatureSet features =
                exchange.getContext().getTypeConverter().mandatoryConvertTo(FeatureSet.class, exchange, graph);
        new EsriJsonWriter().write(features, stream);
    }

    /** The features are read while they are iterated; big texts are kept in a temporary file until the exchange is done. */
    @Override
    public Object unmarshal(Exchange exchange, InputStream stream) throws Exception {
        ByteSource text = BodySpool.of(stream, exchange, HttpSettings.defaults().spooling());
        return new EsriJsonReader().featureSet(text);
    }
}
