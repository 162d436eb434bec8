package io.github.camelgp;

import io.github.camelgp.internal.http.HttpSettings;
import io.github.camelgp.model.ByteSource;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.operation.output.BodySpool;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.camel.Exchange;
import org.apache.camel.spi.DataFormat;
import org.apache.camel.spi.DataFormatName;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Features to text and back. They are read while they are iterated; big texts are kept in a temporary file until the
 * exchange is done.
 */
abstract class FeatureDataFormat extends ServiceSupport implements DataFormat, DataFormatName {
    private final String name;

    FeatureDataFormat(String name) {
        this.name = name;
    }

    abstract void write(FeatureSet features, OutputStream out) throws IOException;

    abstract FeatureSet read(ByteSource text);

    @Override
    public String getDataFormatName() {
        return name;
    }

    @Override
    public void marshal(Exchange exchange, Object graph, OutputStream stream) throws Exception {
        write(exchange.getContext().getTypeConverter().mandatoryConvertTo(FeatureSet.class, exchange, graph), stream);
    }

    @Override
    public Object unmarshal(Exchange exchange, InputStream stream) throws Exception {
        return read(BodySpool.of(stream, exchange, HttpSettings.defaults().spooling()));
    }
}
