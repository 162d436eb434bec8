package io.github.camelgp.server.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A plain client: form posts, and jobs asked for until they end. */
final class GpHttp {

    private static final Set<String> UNFINISHED =
            Set.of("esriJobSubmitted", "esriJobWaiting", "esriJobExecuting", "esriJobCancelling");
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();

    JsonNode post(String url, String body) {
        return read(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    JsonNode post(String url, Map<String, String> form) {
        var all = new LinkedHashMap<>(form);
        all.putIfAbsent("f", "json");
        return post(
                url,
                all.entrySet().stream()
                        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                        .collect(Collectors.joining("&")));
    }

    byte[] bytes(String url) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Uploads a file; the answer is its id. */
    String upload(String serviceUrl, String fileName, byte[] content) {
        var head =
                "--b\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\njson\r\n--b\r\nContent-Disposition: form-data;"
                        + " name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        var request = HttpRequest.newBuilder(URI.create(serviceUrl + "/uploads/upload"))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofString(head),
                        HttpRequest.BodyPublishers.ofByteArray(content),
                        HttpRequest.BodyPublishers.ofString("\r\n--b--\r\n")))
                .build();
        return read(request).path("item").path("itemID").asText();
    }

    /** Submits, and asks until the job ends; the answer is the job, with its address as {@code url}. */
    JsonNode job(String taskUrl, Map<String, String> form) {
        return await(taskUrl + "/jobs/"
                + post(taskUrl + "/submitJob", form).path("jobId").asText());
    }

    JsonNode await(String jobUrl) {
        var job = post(jobUrl, Map.of());
        while (UNFINISHED.contains(job.path("jobStatus").asText())) {
            Thread.onSpinWait();
            job = post(jobUrl, Map.of());
        }
        return mapper.createObjectNode().setAll(Map.of("job", job, "url", mapper.valueToTree(jobUrl)));
    }

    JsonNode value(JsonNode ended, String output) {
        var url = ended.path("url").asText();
        var path =
                ended.path("job").path("results").path(output).path("paramUrl").asText();
        return post(url + "/" + path, Map.of()).path("value");
    }

    private JsonNode read(HttpRequest request) {
        try {
            return mapper.readTree(
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
