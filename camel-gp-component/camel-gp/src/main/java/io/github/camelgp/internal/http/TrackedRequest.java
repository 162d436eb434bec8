package io.github.camelgp.internal.http;

import java.io.IOException;
import java.util.Set;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;

/**
 * A request that knows whether some of its body may have left. As long as none has, no server can have carried out a
 * form.
 */
final class TrackedRequest {
    private volatile boolean sent;

    boolean isSent() {
        return sent;
    }

    AsyncRequestProducer form(HttpRequest request, byte[] body) {
        AsyncEntityProducer entity = new BasicAsyncEntityProducer(body, FormBody.FORM);
        return new BasicRequestProducer(request, new Tracked(entity));
    }

    AsyncRequestProducer form(HttpRequest request, FormBody body) {
        return new BasicRequestProducer(request, new Tracked(new FormEntity(body, body.type())));
    }

    AsyncRequestProducer plain(HttpRequest request) {
        sent = true;
        return new BasicRequestProducer(request, null);
    }

    private final class Tracked implements AsyncEntityProducer {
        private final AsyncEntityProducer entity;

        Tracked(AsyncEntityProducer entity) {
            this.entity = entity;
        }

        @Override
        public void produce(DataStreamChannel channel) throws IOException {
            sent = true;
            entity.produce(channel);
        }

        @Override
        public int available() {
            return entity.available();
        }

        @Override
        public boolean isRepeatable() {
            return entity.isRepeatable();
        }

        @Override
        public void failed(Exception cause) {
            entity.failed(cause);
        }

        @Override
        public void releaseResources() {
            entity.releaseResources();
        }

        @Override
        public long getContentLength() {
            return entity.getContentLength();
        }

        @Override
        public String getContentType() {
            return entity.getContentType();
        }

        @Override
        public String getContentEncoding() {
            return entity.getContentEncoding();
        }

        @Override
        public boolean isChunked() {
            return entity.isChunked();
        }

        @Override
        public Set<String> getTrailerNames() {
            return entity.getTrailerNames();
        }
    }
}
