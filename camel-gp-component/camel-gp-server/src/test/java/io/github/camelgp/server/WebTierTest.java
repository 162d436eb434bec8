package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PROTOCOL 6: what stands in front of a server, Basic authentication and certificates of clients. */
@Timeout(30)
class WebTierTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "Basic", "Basic !", "Bearer x", "Basic d2ViOm5v"})
    void everythingAsksForNameAndPassword(String authorization) {
        try (GpServer server = server()) {
            for (String path : new String[] {"/rest/services?f=json", "/rest/info?f=json", "/tokens/", "/none"}) {
                HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path));
                if (!authorization.isEmpty()) {
                    request.header("Authorization", authorization);
                }

                HttpResponse<String> answer = Client.send(request);

                assertThat(answer.statusCode()).isEqualTo(401);
                assertThat(answer.headers().firstValue("www-authenticate").orElse(""))
                        .startsWith("Basic realm=");
            }
        }
    }

    @Test
    void tokenComesBesideThePassword() {
        try (GpServer server = server()) {
            String url = server.taskUrl("Secured/Secret", "Say") + "/execute?f=json";

            String without = Client.send(basic(url)).body();
            String with = Client.send(basic(url).header("X-Esri-Authorization", "Bearer s3cret"))
                    .body();

            assertThat(without).contains("499");
            assertThat(with).contains("said");
        }
    }

    @Test
    void preflightPassesWithoutPassword() {
        try (GpServer server = server()) {
            HttpResponse<String> answer = Client.send(HttpRequest.newBuilder(URI.create(server.url() + "/rest/info"))
                    .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                    .header("Origin", "http://page"));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("access-control-allow-origin"))
                    .contains("http://page");
        }
    }

    @Test
    void uploadIsNotTakenInBeforeThePassword() {
        try (GpServer server = server()) {
            HttpResponse<String> answer = Client.send(
                    HttpRequest.newBuilder(URI.create(server.serviceUrl("Files") + "/uploads/upload?f=json"))
                            .header("Content-Type", "multipart/form-data; boundary=x")
                            .POST(HttpRequest.BodyPublishers.ofString("--x--")));

            assertThat(answer.statusCode()).isEqualTo(401);
        }
    }

    @Test
    void clientWithoutCertificateIsTurnedAway() throws Exception {
        try (GpServer server = GpServer.builder().clientCertificates().start()) {
            SelfMadeCertificate certificate = server.certificate().orElseThrow();
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/rest/info?f=json"))
                    .build();
            HttpClient known = HttpClient.newBuilder()
                    .sslContext(certificate.clientContext())
                    .build();
            HttpClient unknown = HttpClient.newBuilder()
                    .sslContext(certificate.clientContextWithoutCertificate())
                    .build();

            assertThat(known.send(request, HttpResponse.BodyHandlers.ofString()).body())
                    .contains("currentVersion");
            assertThatThrownBy(() -> unknown.send(request, HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
            assertThat(certificate.clientPem().orElseThrow())
                    .contains("BEGIN PRIVATE KEY")
                    .contains("BEGIN CERTIFICATE");
            assertThat(certificate
                            .clientKeyStore("secret".toCharArray())
                            .orElseThrow()
                            .getKey("self-made", "secret".toCharArray()))
                    .isNotNull();
        }
    }

    private static GpServer server() {
        return GpServer.builder()
                .webTier("web", "pass")
                .register(SampleTasks::addTo)
                .start();
    }

    private static HttpRequest.Builder basic(String url) {
        String credentials = Base64.getEncoder().encodeToString("web:pass".getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Basic " + credentials);
    }
}
