package io.github.camelgp.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.internal.http.RawServer.Reply;
import io.github.camelgp.model.GpTransportException;
import io.github.camelgp.model.Reason;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TlsTest extends HttpTestSupport {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path directory;

    private static SSLContext selfMade;

    @BeforeAll
    static void makeCertificate() throws Exception {
        Path file = directory.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=gis.example.com",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-validity",
                        "2",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor(50, TimeUnit.SECONDS)).isTrue();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(file)) {
            store.load(stream, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        selfMade = SSLContext.getInstance("TLS");
        selfMade.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    }

    private RawServer tlsServer() {
        return closing(new RawServer(request -> Reply.json("{}"), selfMade.getServerSocketFactory(), "https"));
    }

    @Test
    void talksToAServerWhoseCertificateItWasToldToTrust() throws Exception {
        RawServer server = tlsServer();

        HttpReply reply =
                value(transport(HttpSettings.defaults().withTls(selfMade, null)).send(get(server.uri("/"))));

        assertThat(text(reply)).isEqualTo("{}");
    }

    @Test
    void refusesAServerThatItDoesNotTrustBeforeAnythingIsSent() {
        RawServer server = tlsServer();

        GpTransportException failure = failure(transport().send(submit(server.uri("/"))), GpTransportException.class);

        assertThat(failure.getReason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(failure).hasMessageContaining("certification path");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void refusesATrustedCertificateThatIsForAnotherName() {
        RawServer server = tlsServer();
        URI other = URI.create(server.url("/").replace("127.0.0.1", "localhost"));
        HttpSettings settings = HttpSettings.defaults().withTls(selfMade, null);

        GpTransportException failure = failure(transport(settings).send(submit(other)), GpTransportException.class);

        assertThat(failure).hasMessageContaining("localhost").hasMessageContaining("doesn't match");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void letsAVerifierHaveTheLastWordOnTheName() {
        RawServer server = tlsServer();
        HttpSettings settings = HttpSettings.defaults().withTls(selfMade, (host, session) -> false);

        failure(transport(settings).send(submit(server.uri("/"))), GpTransportException.class);

        assertThat(server.requests()).isEmpty();
    }
}
