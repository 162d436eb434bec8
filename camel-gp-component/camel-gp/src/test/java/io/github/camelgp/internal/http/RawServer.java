package io.github.camelgp.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import javax.net.ServerSocketFactory;

/** A server that answers with exactly the bytes a test wants, over real sockets. */
public final class RawServer implements AutoCloseable {

    /** Makes the answer; runs on the connection's own thread. */
    @FunctionalInterface
    public interface Handler {
        Reply reply(Request request) throws IOException, InterruptedException;
    }

    /** What came in; header names in lower case. */
    public record Request(String method, String path, Map<String, String> headers, Map<String, String> parameters) {}

    /** What goes out, and whether the connection ends then. */
    public record Reply(byte[] bytes, boolean close) {

        public static Reply json(String body) {
            return of(200, "application/json", body);
        }

        public static Reply of(int status, String type, String body, String... headers) {
            return of(status, type, body.getBytes(StandardCharsets.UTF_8), headers);
        }

        public static Reply of(int status, String type, byte[] body, String... headers) {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Said\r\nContent-Type: " + type
                    + "\r\nContent-Length: " + body.length + "\r\n");
            List.of(headers).forEach(header -> head.append(header).append("\r\n"));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            bytes.writeBytes(body);
            return new Reply(bytes.toByteArray(), false);
        }

        public static Reply gzipped(String body) {
            ByteArrayOutputStream zipped = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
                gzip.write(body.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return of(200, "application/json", zipped.toByteArray(), "Content-Encoding: gzip");
        }

        /** The same, cut off before the last {@code missing} bytes. */
        public Reply cut(int missing) {
            return new Reply(Arrays.copyOf(bytes, bytes.length - missing), true);
        }
    }

    private final ServerSocket socket;
    private final String scheme;
    private final Handler handler;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    public RawServer(Handler handler) {
        this(handler, ServerSocketFactory.getDefault(), "http");
    }

    public RawServer(Handler handler, ServerSocketFactory sockets, String scheme) {
        this.handler = handler;
        this.scheme = scheme;
        try {
            this.socket = sockets.createServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    /** {@code http://127.0.0.1:PORT} and {@code path}. */
    public String url(String path) {
        return scheme + "://127.0.0.1:" + socket.getLocalPort() + path;
    }

    public URI uri(String path) {
        return URI.create(url(path));
    }

    public int port() {
        return socket.getLocalPort();
    }

    public List<Request> requests() {
        return requests;
    }

    public int mostConnections() {
        return mostOpen.get();
    }

    /** Returns when the server is closed: a server that never answers. */
    public void awaitClose() throws InterruptedException {
        closed.await();
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                sockets.add(connection);
                start(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
        try (connection) {
            connection.setTcpNoDelay(true);
            boolean again = true;
            while (again) {
                Request request = read(connection.getInputStream());
                requests.add(request);
                Reply reply = handler.reply(request);
                connection.getOutputStream().write(reply.bytes());
                connection.getOutputStream().flush();
                again = !reply.close();
            }
        } catch (IOException e) {
            // the client went away
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.decrementAndGet();
        }
    }

    private static Request read(InputStream in) throws IOException {
        String[] first = line(in).split(" ");
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String[] parts = line.split(":", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        String[] target = first[1].split("\\?", 2);
        String text = target.length > 1 ? target[1] : new String(body, StandardCharsets.US_ASCII);
        return new Request(first[0], target[0], headers, parameters(text));
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        List<String> pairs = new ArrayList<>(List.of(text.split("&")));
        pairs.removeIf(String::isEmpty);
        for (String pair : pairs) {
            String[] parts = pair.split("=", 2);
            parameters.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    parts.length > 1 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
        }
        return parameters;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        int c = in.read();
        while (c >= 0 && c != '\n') {
            text.append((char) c);
            c = in.read();
        }
        if (c < 0) {
            throw new IOException("end");
        }
        return text.toString().strip();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
            for (Socket connection : sockets) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
