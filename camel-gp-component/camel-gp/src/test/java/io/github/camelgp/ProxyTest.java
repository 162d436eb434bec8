package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.model.GpAuthenticationException;
import io.github.camelgp.server.GpServer;
import io.github.camelgp.server.http.RecordedRequest;
import io.github.camelgp.testing.TunnelProxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** To a server with TLS through a proxy that asks for a password: neither learns the secrets of the other. */
class ProxyTest extends SecuredTestSupport {
    private static final String PROXY_PASSWORD = "sesame-of-the-proxy";
    private static final String LOGIN = "web-user:pass-of-the-web";

    @TempDir
    Path files;

    private final GpServer secure = secured(GpServer.builder())
            .tls()
            .webTier("web-user", "pass-of-the-web")
            .start();
    private final TunnelProxy proxy = new TunnelProxy("proxy-user", PROXY_PASSWORD);

    @AfterEach
    void stopServers() {
        proxy.close();
        secure.close();
    }

    private Consumer<GpComponent> through(String password) throws Exception {
        String trusted = Files.writeString(
                        files.resolve("server.pem"),
                        secure.certificate().orElseThrow().pem())
                .toString();
        return user(USER, PASSWORD).andThen(component -> {
            component.setTrustedCertificates(trusted);
            component.setLogin(LOGIN);
            component.setProxyHost("127.0.0.1");
            component.setProxyPort(proxy.port());
            component.setProxyUsername("proxy-user");
            component.setProxyPassword(password);
        });
    }

    private static String encoded(String pair) {
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void neitherProxyNorServerLearnsWhatIsTheOthers() throws Exception {
        component("gp-proxy", secure.url(), through(PROXY_PASSWORD));

        assertThat(result("gp-proxy" + SAY, null)).isEqualTo("near");

        Set<String> secrets = new HashSet<>(Set.of(PASSWORD, encoded(LOGIN), "pass-of-the-web"));
        for (RecordedRequest request : secure.requests()) {
            String token = request.headers().get("x-esri-authorization");
            if (token != null) {
                secrets.add(token.substring("Bearer ".length()));
            }
            assertThat(request.headers()).doesNotContainKey("proxy-authorization");
            assertThat(request.toString()).doesNotContain(PROXY_PASSWORD, encoded("proxy-user:" + PROXY_PASSWORD));
        }
        assertThat(secrets).hasSize(4);
        assertThat(proxy.heads())
                .isNotEmpty()
                .allSatisfy(head -> assertThat(head).startsWith("CONNECT 127.0.0.1:"))
                .allSatisfy(head -> assertThat(head).doesNotContain(secrets))
                .anySatisfy(head -> assertThat(head).contains("Proxy-Authorization: Basic "));
    }

    @Test
    void aWrongPasswordOfTheProxyIsNamedAsSuch() throws Exception {
        component("gp-wrong", secure.url(), through("not-of-the-proxy"));

        GpAuthenticationException refused = refusal("gp-wrong" + SAY);

        assertThat(refused)
                .hasMessageContaining("proxyUsername")
                .hasMessageContaining("407")
                .hasMessageNotContaining("not-of-the-proxy");
        assertThat(secure.requests()).isEmpty();
    }
}
