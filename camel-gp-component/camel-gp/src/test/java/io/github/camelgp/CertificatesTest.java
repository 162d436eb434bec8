package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.model.GpTransportException;
import io.github.camelgp.server.GpServer;
import io.github.camelgp.server.SelfMadeCertificate;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which certificate is taken for whose, and which of several is shown. */
class CertificatesTest extends SecuredTestSupport {
    private static final char[] STORE_PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path files;

    private static GpServer secure;
    private static GpServer closed;
    private static GpServer stranger;

    @BeforeAll
    static void startServers() {
        secure = secured(GpServer.builder()).tls().host("0.0.0.0").start();
        closed = secured(GpServer.builder()).clientCertificates().start();
        stranger = GpServer.builder().clientCertificates().start();
    }

    @AfterAll
    static void stopServers() {
        secure.close();
        closed.close();
        stranger.close();
    }

    /** The server by an address that its certificate does not have. */
    private static String byAnotherName() {
        return "https://127.0.0.2:" + URI.create(secure.url()).getPort() + "/arcgis";
    }

    private static String fingerprint(GpServer server) throws Exception {
        X509Certificate certificate = server.certificate().orElseThrow().certificate();
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }

    private static String pem(GpServer server) throws Exception {
        return Files.writeString(
                        Files.createTempFile(files, "server", ".pem"),
                        server.certificate().orElseThrow().pem())
                .toString();
    }

    private GpTransportException unreachable(String uri) {
        Throwable failure = run(uri, null).getException();
        assertThat(failure).isInstanceOf(GpTransportException.class);
        return (GpTransportException) failure;
    }

    @Test
    void aFingerprintSaysWhoItIsWhateverTheNameIs() throws Exception {
        String pinned = fingerprint(secure);
        component("gp-pinned", byAnotherName(), user(USER, PASSWORD).andThen(c -> c.setCertificateFingerprint(pinned)));

        assertThat(result("gp-pinned" + SAY, null)).isEqualTo("near");
    }

    @Test
    void aTrustedCertificateForAnotherNameIsRefused() throws Exception {
        String file = pem(secure);
        int before = secure.requests().size();
        component("gp-name", byAnotherName(), user(USER, PASSWORD).andThen(c -> c.setTrustedCertificates(file)));

        assertThat(unreachable("gp-name" + SAY)).hasMessageContaining("127.0.0.2");

        assertThat(secure.requests()).hasSize(before);
    }

    @Test
    void theFingerprintOfAnotherCertificateDoesNotExcuseTheName() throws Exception {
        String file = pem(secure);
        String other = fingerprint(closed);
        component("gp-other", byAnotherName(), user(USER, PASSWORD).andThen(c -> {
            c.setTrustedCertificates(file);
            c.setCertificateFingerprint(other);
        }));

        unreachable("gp-other" + SAY);
    }

    /** Two keys in one store, of which the server knows one. */
    private static SSLContextParameters keys(String alias) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        put(keys, "ours", closed.certificate().orElseThrow());
        put(keys, "strangers", stranger.certificate().orElseThrow());
        Path store = files.resolve(alias + ".p12");
        try (OutputStream out = Files.newOutputStream(store)) {
            keys.store(out, STORE_PASSWORD);
        }
        KeyStoreParameters location = new KeyStoreParameters();
        location.setResource("file:" + store);
        location.setType("PKCS12");
        location.setPassword(new String(STORE_PASSWORD));
        KeyManagersParameters managers = new KeyManagersParameters();
        managers.setKeyStore(location);
        managers.setKeyPassword(new String(STORE_PASSWORD));
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setKeyManagers(managers);
        parameters.setCertAlias(alias);
        return parameters;
    }

    private static void put(KeyStore keys, String alias, SelfMadeCertificate from) throws Exception {
        KeyStore own = from.clientKeyStore(STORE_PASSWORD).orElseThrow();
        String first = own.aliases().nextElement();
        keys.setKeyEntry(alias, own.getKey(first, STORE_PASSWORD), STORE_PASSWORD, own.getCertificateChain(first));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theAliasSaysWhichCertificateIsShown(boolean byFingerprint) throws Exception {
        String file = pem(closed);
        String pinned = fingerprint(closed);
        Consumer<GpComponent> trusting = user(USER, PASSWORD).andThen(component -> {
            if (byFingerprint) {
                component.setCertificateFingerprint(pinned);
            } else {
                component.setTrustedCertificates(file);
            }
        });
        SSLContextParameters ours = keys("ours");
        SSLContextParameters strangers = keys("strangers");
        component("gp-ours", closed.url(), trusting.andThen(c -> c.setSslContextParameters(ours)));
        component("gp-strangers", closed.url(), trusting.andThen(c -> c.setSslContextParameters(strangers)));

        assertThat(result("gp-ours" + SAY, null)).isEqualTo("near");
        unreachable("gp-strangers" + SAY);
        assertThat(ours.getTrustManagers()).as("stays as it was given").isNull();
    }
}
