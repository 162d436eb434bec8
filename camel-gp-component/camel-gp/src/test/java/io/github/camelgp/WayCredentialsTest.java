package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpTransportException;
import io.github.camelgp.model.Reason;
import io.github.camelgp.server.GpServer;
import io.github.camelgp.server.fault.Operation;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands between us and the server: certificates, a web server that asks for a log-in, names of the inside. */
class WayCredentialsTest extends SecuredTestSupport {
    private static final String STORE_PASSWORD = "changeit";
    private static final String LOGIN = "web-user:pass-of-the-web";

    @TempDir
    static Path files;

    private static GpServer secure;
    private static GpServer closed;

    @BeforeAll
    static void startServers() {
        secure = secured(GpServer.builder()).tls().start();
        closed = secured(GpServer.builder()).clientCertificates().start();
    }

    @AfterAll
    static void stopServers() {
        secure.close();
        closed.close();
    }

    private static Path pem(GpServer server) throws Exception {
        return Files.writeString(
                Files.createTempFile(files, "server", ".pem"),
                server.certificate().orElseThrow().pem());
    }

    private GpTransportException unreachable(String uri) {
        Exchange done = run(uri, null);
        assertThat(done.getException()).isInstanceOf(GpTransportException.class);
        assertThat(((GpException) done.getException()).getReason()).isEqualTo(Reason.UNREACHABLE);
        return (GpTransportException) done.getException();
    }

    @Test
    void trustsACertificateInAFile() throws Exception {
        String file = pem(secure).toString();
        component("gp-tls", secure.url(), user(USER, PASSWORD).andThen(c -> c.setTrustedCertificates(file)));
        component("gp-uri", secure.url(), user(USER, PASSWORD).andThen(c -> c.setTrustedCertificates("file:" + file)));

        assertThat(result("gp-tls" + SAY, null)).isEqualTo("near");
        assertThat(result("gp-uri" + SAY, null)).isEqualTo("near");
    }

    @Test
    void aCertificateNobodyTrustsIsShownWithTheLineToAdd() throws Exception {
        int before = secure.requests().size();
        Path other = pem(closed);
        component("gp-no", secure.url(), user(USER, PASSWORD).andThen(c -> c.setTrustedCertificates(other.toString())));

        GpTransportException refused = unreachable("gp-no" + SAY);

        assertThat(secure.requests()).hasSize(before);
        assertThat(refused).hasMessageContaining("CN=localhost").hasMessageContaining("trustedCertificates");
        Matcher line = Pattern.compile("certificateFingerprint=([0-9a-f]{64})").matcher(refused.getMessage());
        assertThat(line.find()).isTrue();
        component(
                "gp-yes", secure.url(), user(USER, PASSWORD).andThen(c -> c.setCertificateFingerprint(line.group(1))));
        assertThat(result("gp-yes" + SAY, null)).isEqualTo("near");
    }

    @Test
    void theCertificateIsShownWithoutAnyOptionToo() {
        component("gp-no", secure.url(), user(USER, PASSWORD));

        assertThat(unreachable("gp-no" + SAY)).hasMessageContaining("certificateFingerprint=");
    }

    @Test
    void anotherFingerprintIsNotTrusted() {
        int before = secure.requests().size();
        component(
                "gp-no",
                secure.url(),
                user(USER, PASSWORD).andThen(c -> c.setCertificateFingerprint("00:".repeat(31) + "00")));

        unreachable("gp-no" + SAY);

        assertThat(secure.requests()).hasSize(before);
    }

    @Test
    void showsACertificateOfItsOwn() throws Exception {
        KeyStore keys = closed.certificate()
                .orElseThrow()
                .clientKeyStore(STORE_PASSWORD.toCharArray())
                .orElseThrow();
        Path store = files.resolve("client.p12");
        try (OutputStream out = Files.newOutputStream(store)) {
            keys.store(out, STORE_PASSWORD.toCharArray());
        }
        KeyStoreParameters location = new KeyStoreParameters();
        location.setResource("file:" + store);
        location.setType("PKCS12");
        location.setPassword(STORE_PASSWORD);
        KeyManagersParameters managers = new KeyManagersParameters();
        managers.setKeyStore(location);
        managers.setKeyPassword(STORE_PASSWORD);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setKeyManagers(managers);
        String trusted = pem(closed).toString();
        Consumer<GpComponent> trusting = user(USER, PASSWORD).andThen(c -> c.setTrustedCertificates(trusted));
        component("gp-shows", closed.url(), trusting.andThen(c -> c.setSslContextParameters(parameters)));
        component("gp-shows-not", closed.url(), trusting);

        assertThat(result("gp-shows" + SAY, null)).isEqualTo("near");
        assertThat(run("gp-shows-not" + SAY, null).getException()).isInstanceOf(GpTransportException.class);
    }

    @Test
    void logsInAtTheWebServerBesideTheToken() {
        try (GpServer web = secured(GpServer.builder())
                .webTier("web-user", "pass-of-the-web")
                .start()) {
            component("gp-web", web.url(), user(USER, PASSWORD).andThen(c -> c.setLogin(LOGIN)));
            component("gp-web-not", web.url(), user(USER, PASSWORD).andThen(c -> c.setLogin("web-user:wrong-one")));

            assertThat(result("gp-web" + SAY, null)).isEqualTo("near");
            assertThat(web.requests())
                    .filteredOn(request -> request.operation() == Operation.EXECUTE)
                    .singleElement()
                    .satisfies(request ->
                            assertThat(request.headers().get("authorization")).startsWith("Basic "))
                    .satisfies(request -> assertThat(request.headers().get("x-esri-authorization"))
                            .startsWith("Bearer "));
            assertThat(refusal("gp-web-not" + SAY))
                    .hasMessageContaining("log-in of its own")
                    .hasMessageNotContaining("wrong-one");
        }
    }

    @Test
    void namesOfTheInsideAreRewritten() {
        server.faults()
                .on(Operation.INFO)
                .always()
                .body(
                        "application/json",
                        "{\"currentVersion\":11.3,\"authInfo\":{\"isTokenBasedSecurity\":true,\"tokenServicesUrl\":"
                                + "\"https://gis01.invalid:6443/arcgis/tokens/\"}}");
        component(
                "gp-inside",
                server.url(),
                user(USER, PASSWORD)
                        .andThen(c -> c.setUrlRewrite("https://gis01.invalid:6443/arcgis=" + server.url())));
        component("gp-lost", server.url(), user(USER, PASSWORD));

        assertThat(result("gp-inside" + SAY, null)).isEqualTo("near");
        unreachable("gp-lost" + SAY);
    }

    @Test
    void aJobNamedFromTheInsideIsFoundOutside() {
        component(
                "gp-inside",
                server.url(),
                user(USER, PASSWORD)
                        .andThen(c -> c.setUrlRewrite("https://gis01.invalid:6443/arcgis=" + server.url())));
        Exchange submitted = run("gp-inside:Probe/Jobs/Echo?operation=submitJob&param.Text=x", null);
        String job = submitted.getMessage().getHeader("CamelGpJobUrl", String.class);

        Exchange done = run(
                "gp-inside:Probe/Jobs/Echo?operation=getJob",
                job.replace(server.url(), "https://gis01.invalid:6443/arcgis"));

        assertThat(String.valueOf(body(done))).contains("esriJob");
    }
}
