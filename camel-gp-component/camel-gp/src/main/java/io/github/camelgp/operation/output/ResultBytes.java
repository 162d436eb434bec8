package io.github.camelgp.operation.output;

import io.github.camelgp.internal.http.Spool;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;

/** Bytes as they came, as a body. */
public final class ResultBytes {
    private ResultBytes() {}

    /** Small ones in memory; bigger ones a stream that can be read again, whose file goes with the exchange. */
    public static Object body(Spool bytes, Exchange exchange) throws IOException {
        if (bytes.isInFile()) {
            SpoolHolder.hold(bytes, exchange);
            return new SpooledText(bytes, bytes, bytes.size());
        }
        try (InputStream stream = bytes.open()) {
            return stream.readAllBytes();
        }
    }
}
