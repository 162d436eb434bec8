package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgp.auth.Credentials;
import io.github.camelgp.auth.TokenClient;
import io.github.camelgp.model.GpAuthenticationException;
import io.github.camelgp.model.GpTransportException;
import io.github.camelgp.server.GpServerBuilder;
import io.github.camelgp.server.fault.Operation;
import io.github.camelgp.server.http.RecordedRequest;
import io.github.camelgp.server.job.AfterRestart;
import io.github.camelgp.server.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A user signs in at a stand-alone server's own token service. */
class UserCredentialsTest extends SecuredTestSupport {
    private static final ManualTime TIME = new ManualTime(Instant.now());

    @Override
    GpServerBuilder tasks(GpServerBuilder builder) {
        return super.tasks(builder).time(TIME);
    }

    private GpComponent ann() {
        return component("gp-ann", server.url(), user(USER, PASSWORD));
    }

    @Test
    void signsInOnceWithAPost() {
        ann();

        assertThat(result("gp-ann" + SAY, null)).isEqualTo("near");
        assertThat(result("gp-ann" + SAY, null)).isEqualTo("near");

        assertThat(recorded(Operation.GENERATE_TOKEN)).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.parameters())
                    .containsEntry("client", "referer")
                    .containsEntry("referer", server.url())
                    .containsEntry("expiration", "60");
        });
    }

    @Test
    void everyRequestNamesTheSameReferer() {
        ann();

        assertThat(result("gp-ann:Probe/Jobs/Echo?param.Text=x", null)).isEqualTo("x");

        assertThat(server.requests()).hasSizeGreaterThan(4).allSatisfy(request -> assertThat(request.headers())
                .containsEntry("referer", server.url()));
    }

    @Test
    void passwordAndTokenTravelInNoAddress() {
        ann();

        assertThat(result("gp-ann" + SAY, null)).isEqualTo("near");

        String token = tokenSent();
        assertThat(server.requests()).allSatisfy(request -> {
            assertThat(request.path()).doesNotContain(PASSWORD, token);
            if (request.operation() != Operation.GENERATE_TOKEN) {
                assertThat(request.parameters().toString()).doesNotContain(PASSWORD, token);
                assertThat(request.headers().toString()).doesNotContain(PASSWORD);
            }
        });
    }

    private String tokenSent() {
        RecordedRequest run = runs().get(runs().size() - 1);
        return run.headers().get("x-esri-authorization").substring("Bearer ".length());
    }

    @Test
    void aWrongPasswordFailsClearlyAndIsNotTriedAtEveryExchange() {
        component("gp-wrong", server.url(), user(USER, "open-barley"));

        GpAuthenticationException first = refusal("gp-wrong" + SAY);
        refusal("gp-wrong" + SAY);

        assertThat(first)
                .hasMessageContaining("Invalid username or password")
                .hasMessageContaining("check username and password")
                .hasMessageContaining("/tokens/generateToken");
        assertThat(first.getMessage()).doesNotContain("open-barley");
        assertThat(recorded(Operation.GENERATE_TOKEN)).hasSize(1);
        assertThat(runs()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TokenClient.class)
    void tokensAreBoundAsTheOptionSays(TokenClient client) {
        component("gp-bound", server.url(), user(USER, PASSWORD).andThen(component -> {
            component.setTokenClient(client);
            component.setTokenAddress(client == TokenClient.ip ? "127.0.0.1" : null);
            component.setReferer("https://route.example.org/");
        }));

        assertThat(result("gp-bound" + SAY, null)).isEqualTo("near");

        assertThat(recorded(Operation.GENERATE_TOKEN).get(0).parameters()).containsEntry("client", client.name());
    }

    @Test
    void aServerThatForgotItsTokensIsAskedForAnotherOne() {
        ann();
        assertThat(result("gp-ann" + SAY, null)).isEqualTo("near");

        server.server().forgetTokens();

        assertThat(result("gp-ann" + SAY, null)).isEqualTo("near");
        assertThat(recorded(Operation.GENERATE_TOKEN)).hasSize(2);
    }

    @Test
    void manyExchangesWithOneExpiredTokenRefreshItOnce() throws Exception {
        ann();
        assertThat(result("gp-ann" + SAY, null)).isEqualTo("near");
        server.server().forgetTokens();

        assertThat(together("gp-ann" + SAY, 200)).hasSize(200).allSatisfy(done -> assertThat(body(done))
                .isEqualTo("near"));

        assertThat(recorded(Operation.GENERATE_TOKEN)).hasSize(2);
    }

    @Test
    void aJobMayOutliveItsToken() throws Exception {
        ann();
        CompletableFuture<Exchange> done =
                template.asyncSend("gp-ann:Probe/Jobs/Hold?param.Text=long", new DefaultExchange(context));
        until(() -> requestCount(Operation.JOB_STATUS) > 1);

        TIME.advance(Duration.ofHours(2));
        until(() -> requestCount(Operation.GENERATE_TOKEN) > 1);
        probes.release();

        assertThat(body(done.get(20, TimeUnit.SECONDS))).isEqualTo("long");
        assertThat(runs()).hasSize(1);
        assertThat(recorded(Operation.GENERATE_TOKEN)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aServerMayForgetItsTokensWhileAJobRuns(boolean byRestart) throws Exception {
        ann();
        CompletableFuture<Exchange> done =
                template.asyncSend("gp-ann:Probe/Jobs/Hold?param.Text=long", new DefaultExchange(context));
        until(() -> requestCount(Operation.JOB_STATUS) > 1);

        if (byRestart) {
            server.server().restart(AfterRestart.GO_ON);
        } else {
            server.server().forgetTokens();
        }
        until(() -> requestCount(Operation.GENERATE_TOKEN) > 1);
        probes.release();

        assertThat(body(done.get(20, TimeUnit.SECONDS))).isEqualTo("long");
        assertThat(runs()).hasSize(1);
        assertThat(recorded(Operation.GENERATE_TOKEN)).hasSize(2);
    }

    @Test
    void aTokenNeedNotTellItsEnd() {
        server.faults()
                .on(Operation.GENERATE_TOKEN)
                .body("application/json", "{\"token\":\"" + EchoTasks.TOKEN + "\"}");
        ann();

        assertThat(result("gp-ann:Guarded/Secret/Say", null)).isEqualTo("said");
        assertThat(result("gp-ann:Guarded/Secret/Say", null)).isEqualTo("said");
        assertThat(recorded(Operation.GENERATE_TOKEN)).hasSize(1);
    }

    @Test
    void findsTheTokenServiceOfAnOldServer() {
        server.faults()
                .on(Operation.INFO)
                .always()
                .body(
                        "application/json",
                        "{\"currentVersion\":10.01,\"authInfo\":{\"isTokenBasedSecurity\":true,\"tokenServiceUrl\":\""
                                + server.url() + "/tokens\"}}");
        ann();

        assertThat(result("gp-ann" + SAY, null)).isEqualTo("near");
    }

    @Test
    void aServerWithoutATokenServiceSaysWhatToDo() {
        server.faults()
                .on(Operation.INFO)
                .always()
                .body("application/json", "{\"currentVersion\":11.3,\"authInfo\":{\"isTokenBasedSecurity\":false}}");
        ann();

        assertThat(refusal("gp-ann" + SAY)).hasMessageContaining("portalUrl");
    }

    @Test
    void aTokenServiceThatIsAwayIsNoRefusal() {
        server.faults().on(Operation.GENERATE_TOKEN).always().status(503);
        ann();

        Exchange failed = run("gp-ann" + SAY, null);

        assertThat(failed.getException()).isInstanceOf(GpTransportException.class);
        server.faults().clear();
        assertThat(result("gp-ann" + SAY, null)).isEqualTo("near");
    }

    @Test
    void credentialsMayBeABean() {
        component(
                "gp-bean",
                server.url(),
                component -> component.setCredentials(Credentials.userPassword(USER, PASSWORD)));

        assertThat(result("gp-bean" + SAY, null)).isEqualTo("near");
    }

    static Stream<Map.Entry<String, Consumer<GpComponent>>> contradictions() {
        return Stream.of(
                Map.entry("[token, username]", user(USER, PASSWORD).andThen(c -> c.setToken("abcd"))),
                Map.entry("password is not", c -> c.setUsername(USER)),
                Map.entry("username is not", c -> c.setPassword(PASSWORD)),
                Map.entry("clientSecret or refreshToken", c -> c.setClientId(APPLICATION)),
                Map.entry("tokenAddress", user(USER, PASSWORD).andThen(c -> c.setTokenClient(TokenClient.ip))),
                Map.entry("serverUrl", user(USER, PASSWORD).andThen(c -> c.setServerUrl(null))),
                Map.entry("login", c -> c.setLogin("nobody")),
                Map.entry("certificateFingerprint", c -> c.setCertificateFingerprint("ab:cd")),
                Map.entry("urlRewrite", c -> c.setUrlRewrite("inside=outside")),
                Map.entry("portalUrl", user(USER, PASSWORD).andThen(c -> c.setPortalUrl("portal"))));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void optionsThatDoNotGoTogetherAreNamedAtTheStart(Map.Entry<String, Consumer<GpComponent>> options) {
        GpComponent component = new GpComponent();
        component.setServerUrl(server.url());
        options.getValue().accept(component);
        component.setCamelContext(context);

        assertThatThrownBy(component::start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(options.getKey())
                .hasMessageNotContaining(PASSWORD);
    }
}
