package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Takes notifications, and answers with the status that it was told. */
final class HookReceiver implements AutoCloseable {
    private final BlockingQueue<Hook> received = new LinkedBlockingQueue<>();
    private final HttpServer http;
    private volatile int answer = 200;

    /** What came. */
    record Hook(String contentType, String signature, String body) {}

    HookReceiver() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::take);
        http.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        String signature = exchange.getRequestHeaders().getFirst("x-esriHook-Signature");
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
        received.add(new Hook(type, signature == null ? "" : signature, body));
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/hook";
    }

    void answer(int status) {
        answer = status;
    }

    int waiting() {
        return received.size();
    }

    Hook next() throws InterruptedException {
        Hook hook = received.poll(20, TimeUnit.SECONDS);
        assertThat(hook).isNotNull();
        return hook;
    }

    static String sign(String text, String key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "sha256=" + Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
