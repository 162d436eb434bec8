package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server as a whole: TLS, limits, broken requests. */
@Timeout(60)
class ServerLifeTest {
    @Test
    void tlsIsTrustedByWhoeverHasTheCertificate() throws Exception {
        try (GpServer server =
                GpServer.builder().tls().register(SampleTasks::addTo).start()) {
            SelfMadeCertificate certificate = server.certificate().orElseThrow();
            HttpClient client = HttpClient.newBuilder()
                    .sslContext(certificate.clientContext())
                    .build();
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + "/rest/info?f=json"));

            assertThat(server.url()).startsWith("https://127.0.0.1:");
            assertThat(Client.send(client, request).body()).contains("currentVersion");
            assertThatThrownBy(() -> Client.send(request)).isInstanceOf(UncheckedIOException.class);
            assertThat(CertificateFactory.getInstance("X.509")
                            .generateCertificate(
                                    new ByteArrayInputStream(certificate.pem().getBytes(StandardCharsets.US_ASCII))))
                    .isEqualTo(certificate.certificate());
        }
    }

    @Test
    void requestThatIsTooBigIsRefused() {
        try (GpServer server = GpServer.builder()
                .maxRequestBytes(1000)
                .register(SampleTasks::addTo)
                .start()) {
            String reply = Client.socket(
                    server,
                    "POST /arcgis/rest/services/Sync/Values/GPServer/Echo/execute?f=json HTTP/1.1\r\nHost: x\r\n"
                            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\n"
                            + "Text=" + "x".repeat(4995));
            String chunked = Client.socket(
                    server,
                    "POST /arcgis/rest/services/Sync/Values/GPServer/Echo/execute?f=json HTTP/1.1\r\nHost: x\r\n"
                            + "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + "1388\r\nText=" + "x".repeat(4995) + "\r\n0\r\n\r\n");

            assertThat(reply).contains("\"code\":413");
            assertThat(chunked).contains("\"code\":413");
            assertThat(Client.get(server.url() + "/rest/info", "f", "json").has("error"))
                    .isFalse();
        }
    }

    @Test
    void noiseAndHalfRequestsDoNotStopTheServer() throws IOException {
        try (GpServer server = GpServer.builder().register(SampleTasks::addTo).start()) {
            int port = URI.create(server.url()).getPort();
            for (byte[] noise : new byte[][] {
                {0, 1, 2, 3, (byte) 0xff, 13, 10, 13, 10},
                "GET /arcgis/rest/info?f=js".getBytes(StandardCharsets.US_ASCII),
                "POST /arcgis/rest/info HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\nf=j"
                        .getBytes(StandardCharsets.US_ASCII),
                "GET / HTTP/9.9\r\n\r\n".getBytes(StandardCharsets.US_ASCII)
            }) {
                try (Socket socket = new Socket("127.0.0.1", port)) {
                    socket.getOutputStream().write(noise);
                }
            }

            assertThat(Client.get(server.url() + "/rest/info", "f", "json").has("currentVersion"))
                    .isTrue();
        }
    }

    @Test
    void multipartWithoutEndIsRefused() {
        try (GpServer server = GpServer.builder().register(SampleTasks::addTo).start()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(server.taskUrl("Sync/Values", "Echo") + "/execute?f=json"))
                    .header("Content-Type", "multipart/form-data; boundary=B")
                    .POST(HttpRequest.BodyPublishers.ofString("--B\r\nContent-Disposition: form-data; name=\"Text"));

            assertThat(Client.json(Client.send(request).body())
                            .at("/error/code")
                            .asInt())
                    .isEqualTo(400);
        }
    }

    @Test
    void closedServerLetsGoOfItsPortAndFiles() {
        GpServer first = GpServer.builder().register(SampleTasks::addTo).start();
        int port = URI.create(first.url()).getPort();
        first.close();

        try (GpServer second =
                GpServer.builder().port(port).register(SampleTasks::addTo).start()) {
            assertThat(URI.create(second.url()).getPort()).isEqualTo(port);
            assertThatThrownBy(() -> GpServer.builder().port(port).start())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(String.valueOf(port));
        }
    }
}
