package io.github.camelgp.operation.output;

import io.github.camelgp.internal.http.HttpSettings.Spooling;
import io.github.camelgp.internal.http.Spool;
import io.github.camelgp.internal.http.SpoolOutput;
import io.github.camelgp.model.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;

/** Keeps a stream that can be read once for the rest of an exchange. */
public final class BodySpool {
    private BodySpool() {}

    /** All bytes of {@code stream}, readable as often as wanted until the exchange is done. */
    public static ByteSource of(InputStream stream, Exchange exchange, Spooling spooling) throws IOException {
        try (SpoolOutput out = new SpoolOutput(spooling)) {
            stream.transferTo(out);
            Spool spool = out.finish();
            SpoolHolder.hold(spool, exchange);
            if (spool.isInFile()) {
                spool.release();
            }
            return spool;
        }
    }
}
