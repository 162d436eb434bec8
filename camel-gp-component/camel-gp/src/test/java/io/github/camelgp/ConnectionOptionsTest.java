package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.internal.http.RawServer;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.Reason;
import io.github.camelgp.server.GpServer;
import io.github.camelgp.server.GpServerBuilder;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import org.apache.camel.Exchange;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom to trust, and what to go through. */
class ConnectionOptionsTest extends EchoTestSupport {
    private static final String PASSWORD = "changeit";

    @TempDir
    static Path keys;

    private static GpServer secure;
    private static Path store;

    @BeforeAll
    static void startSecureServer() throws Exception {
        GpServerBuilder builder = GpServer.builder().tls();
        EchoTasks.addTo(builder);
        secure = builder.start();
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", secure.certificate().orElseThrow().certificate());
        store = keys.resolve("trusted.p12");
        try (OutputStream out = Files.newOutputStream(store)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
    }

    @AfterAll
    static void stopSecureServer() {
        secure.close();
    }

    private static SSLContextParameters trusting() {
        KeyStoreParameters parameters = new KeyStoreParameters();
        parameters.setResource("file:" + store);
        parameters.setType("PKCS12");
        parameters.setPassword(PASSWORD);
        TrustManagersParameters managers = new TrustManagersParameters();
        managers.setKeyStore(parameters);
        SSLContextParameters context = new SSLContextParameters();
        context.setTrustManagers(managers);
        return context;
    }

    private GpComponent secureComponent(String token) {
        GpComponent component = new GpComponent();
        component.setServerUrl(secure.url());
        component.setToken(token);
        return component;
    }

    @Test
    void trustsWhatTheSslParametersTrust() {
        GpComponent component = secureComponent(EchoTasks.TOKEN);
        component.setSslContextParameters(trusting());
        context.addComponent("gp-tls", component);

        assertThat(result("gp-tls:Guarded/Secret/Say", null)).isEqualTo("said");
    }

    @Test
    void trustsWhatTheContextTrustsIfToldTo() {
        context.setSSLContextParameters(trusting());
        GpComponent component = secureComponent(EchoTasks.TOKEN);
        component.setUseGlobalSslContextParameters(true);
        context.addComponent("gp-tls", component);

        assertThat(result("gp-tls:Guarded/Secret/Say", null)).isEqualTo("said");
    }

    @Test
    void aServerNobodyTrustsFailsClearly() {
        context.setSSLContextParameters(trusting());
        context.addComponent("gp-tls", secureComponent(EchoTasks.TOKEN));
        int before = secure.requests().size();

        Exchange done = run("gp-tls:Guarded/Secret/Say", null);

        assertThat(done.getException()).isInstanceOf(GpException.class).hasMessageContaining("certif");
        assertThat(((GpException) done.getException()).getReason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(secure.requests()).hasSize(before);
    }

    @Test
    void goesThroughTheProxy() throws Exception {
        String reply = "{\"currentVersion\":11.3,\"folders\":[\"Behind\"],\"services\":[]}";
        try (RawServer proxy = new RawServer(request -> RawServer.Reply.json(reply))) {
            GpComponent component = new GpComponent();
            component.setServerUrl("http://gis.invalid/arcgis");
            component.setProxyHost("127.0.0.1");
            component.setProxyPort(proxy.port());
            context.addComponent("gp-proxy", component);

            assertThat(String.valueOf(result("gp-proxy:?operation=list", null))).contains("Behind");

            assertThat(proxy.requests().get(0).path()).isEqualTo("http://gis.invalid/arcgis/rest/services");
            assertThat(proxy.requests().get(0).headers()).doesNotContainKey("proxy-authorization");
        }
    }

    @Test
    void tellsTheProxyWhoItIsAndNobodyElse() throws Exception {
        String reply = "{\"currentVersion\":11.3,\"folders\":[\"Behind\"],\"services\":[]}";
        String credentials =
                "Basic " + Base64.getEncoder().encodeToString("user:sesame".getBytes(StandardCharsets.UTF_8));
        try (RawServer proxy = new RawServer(request -> credentials.equals(
                        request.headers().get("proxy-authorization"))
                ? RawServer.Reply.json(reply)
                : RawServer.Reply.of(407, "text/html", "<p>who?</p>", "Proxy-Authenticate: Basic realm=\"p\""))) {
            GpComponent component = new GpComponent();
            component.setServerUrl("http://gis.invalid/arcgis");
            component.setProxyHost("127.0.0.1");
            component.setProxyPort(proxy.port());
            component.setProxyUsername("user");
            component.setProxyPassword("sesame");
            context.addComponent("gp-proxy", component);

            assertThat(String.valueOf(result("gp-proxy:?operation=list", null))).contains("Behind");

            GpComponent wrong = new GpComponent();
            wrong.setServerUrl("http://gis.invalid/arcgis");
            wrong.setProxyHost("127.0.0.1");
            wrong.setProxyPort(proxy.port());
            wrong.setProxyUsername("user");
            wrong.setProxyPassword("open-barley");
            context.addComponent("gp-wrong", wrong);
            Exchange refused = run("gp-wrong:?operation=list", null);
            assertThat(refused.getException()).isInstanceOf(GpException.class).hasMessageContaining("407");
            assertThat(refused.getException().getMessage()).doesNotContain("open-barley");
        }
    }
}
