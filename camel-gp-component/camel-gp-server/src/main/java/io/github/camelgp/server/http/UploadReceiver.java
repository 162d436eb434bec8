package io.github.camelgp.server.http;

import io.github.camelgp.server.fault.Operation;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.resource.Catalog;
import io.github.camelgp.server.resource.UploadHandlers;
import io.github.camelgp.server.task.UploadRules;
import io.github.camelgp.server.upload.FileIntake;
import io.github.camelgp.server.upload.MultipartStream;
import io.github.camelgp.server.upload.UploadStore;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.xnio.IoUtils;

/** Takes the body of an upload to disk while it comes in. Thread safe. */
final class UploadReceiver {
    private static final long MARGIN_BYTES = 1024L * 1024;
    private static final long MOST_DROPPED_BYTES = 256L * 1024 * 1024;
    private static final int IDLE_SECONDS = 30;

    private final Catalog catalog;
    private final UploadStore store;

    UploadReceiver(Catalog catalog, UploadStore store) {
        this.catalog = catalog;
        this.store = store;
    }

    /** The request has a body that is read here. */
    boolean takes(HttpCall head) {
        Operation operation = head.target().operation();
        return (operation == Operation.UPLOAD || operation == Operation.UPLOAD_PART)
                && head.header("content-type").trim().toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    /**
     * Reads the body; blocks, so never on an I/O thread.
     *
     * @return with parameters and files; who gets it deletes the files
     * @throws ProtocolException if the service takes no uploads, or not this one; no file is left then
     */
    HttpCall receive(HttpServerExchange exchange, HttpCall head) throws IOException {
        boolean whole = head.target().operation() == Operation.UPLOAD;
        boolean announced = HttpContinue.requiresContinueResponse(exchange);
        exchange.startBlocking();
        InputStream in = exchange.getInputStream();
        Watch watch = new Watch(exchange);
        try {
            UploadRules rules =
                    UploadHandlers.rules(catalog.service(head.target().service()));
            if (exchange.getRequestContentLength() > rules.maxBytes() + MARGIN_BYTES) {
                throw ProtocolException.tooLarge(rules.maxBytes());
            } else if (announced) {
                announced = false;
                HttpContinue.sendContinueResponseBlocking(exchange);
            }
            return read(head, in, new Intake(rules, whole, watch));
        } catch (ProtocolException e) {
            if (!announced) {
                drain(in, watch);
            }
            throw e;
        } finally {
            watch.done = true;
        }
    }

    private static HttpCall read(HttpCall head, InputStream in, Intake intake) throws IOException {
        MultipartStream body = new MultipartStream(head.header("content-type"), in, intake);
        boolean complete = false;
        try {
            body.read();
            complete = true;
        } finally {
            body.fields().stream().filter(field -> !field.name().isEmpty()).forEach(field -> head.parameters()
                    .add(field.name(), field.text()));
            if (!complete) {
                body.files().forEach(file -> UploadStore.delete(file.path()));
            }
        }
        return head.withParts(body.fields(), body.files());
    }

    /** Many clients look for an answer only when they have sent everything. */
    private static void drain(InputStream in, Watch watch) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long dropped = 0;
        for (int count = in.read(buffer); count >= 0 && dropped < MOST_DROPPED_BYTES; count = in.read(buffer)) {
            dropped += count;
            watch.received(count);
        }
    }

    /** Where the files of one body go. */
    private final class Intake implements FileIntake {
        private final UploadRules rules;
        private final boolean named;
        private final Watch watch;

        Intake(UploadRules rules, boolean named, Watch watch) {
            this.rules = rules;
            this.named = named;
            this.watch = watch;
        }

        @Override
        public Path open(String fileName) throws IOException {
            if (named) {
                UploadHandlers.checkName(fileName, rules);
            }
            return store.newFile();
        }

        @Override
        public long maxBytes() {
            return rules.maxBytes();
        }

        @Override
        public void received(int bytes) {
            watch.received(bytes);
        }
    }

    /** Closes the connection when nothing comes any more. */
    private static final class Watch implements Runnable {
        private final HttpServerExchange exchange;
        private final AtomicLong received = new AtomicLong();
        private volatile boolean done;
        private long seen = -1;

        Watch(HttpServerExchange exchange) {
            this.exchange = exchange;
            again();
        }

        void received(int bytes) {
            received.addAndGet(bytes);
        }

        private void again() {
            exchange.getIoThread().executeAfter(this, IDLE_SECONDS, TimeUnit.SECONDS);
        }

        @Override
        public void run() {
            if (!done && received.get() == seen) {
                IoUtils.safeClose(exchange.getConnection());
            } else if (!done) {
                seen = received.get();
                again();
            }
        }
    }
}
