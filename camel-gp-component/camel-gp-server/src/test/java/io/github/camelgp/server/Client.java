package io.github.camelgp.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A plain HTTP client for tests; names and values alternate in the parameters. */
final class Client {
    static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Client() {}

    static JsonNode get(String url, String... parameters) {
        return json(text(url + "?" + encode(parameters)));
    }

    static JsonNode post(String url, String... parameters) {
        return json(send(HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(encode(parameters))))
                .body());
    }

    static String text(String url) {
        return send(HttpRequest.newBuilder(URI.create(url))).body();
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        return send(HTTP, request);
    }

    static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    static String encode(String... parameters) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < parameters.length; i += 2) {
            pairs.add(encode(parameters[i]) + "=" + encode(parameters[i + 1]));
        }
        return String.join("&", pairs);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Writes bytes to the server's port and reads until it closes; add {@code Connection: close}. */
    static String socket(GpServer server, String request) {
        try (Socket socket = new Socket("127.0.0.1", URI.create(server.url()).getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Polls until the job has ended; the answer is that of the last poll. */
    static JsonNode awaitEnd(String jobUrl) {
        for (int i = 0; i < 100_000; i++) {
            JsonNode job = get(jobUrl, "f", "json");
            if (!job.path("jobStatus").asText().matches("esriJob(Submitted|Executing|Cancelling)")) {
                return job;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("the job doesn't end: " + jobUrl);
    }
}
