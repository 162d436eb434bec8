package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.model.GpAuthenticationException;
import io.github.camelgp.server.GpServer;
import io.github.camelgp.server.fault.Operation;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users and applications sign in at the portal that a server is federated with. */
class PortalCredentialsTest extends SecuredTestSupport {
    private final GpServer federated = secured(
                    GpServer.builder().standardTools().register(probes::addTo))
            .federated()
            .start();
    private final GpServer exchanging = secured(
                    GpServer.builder().standardTools().register(probes::addTo))
            .federatedByExchange()
            .start();

    @AfterEach
    void stopServers() {
        federated.close();
        exchanging.close();
    }

    private static Consumer<GpComponent> application(String secret) {
        return component -> {
            component.setClientId(APPLICATION);
            component.setClientSecret(secret);
        };
    }

    private static Consumer<GpComponent> refreshing(String token) {
        return component -> {
            component.setClientId(APPLICATION);
            component.setRefreshToken(token);
        };
    }

    private static long signIns(GpServer server) {
        return server.requests().stream()
                .filter(request -> request.operation() == Operation.PORTAL_TOKEN)
                .filter(request -> request.parameters().containsKey("username"))
                .count();
    }

    @Test
    void aUserSignsInAtThePortalOfAFederatedServer() {
        component("gp-ann", federated.url(), user(USER, PASSWORD));

        assertThat(result("gp-ann" + SAY, null)).isEqualTo("near");

        assertThat(count(federated, Operation.PORTAL_TOKEN)).isEqualTo(1);
        assertThat(count(federated, Operation.GENERATE_TOKEN)).isZero();
    }

    @Test
    void aServerThatWantsATokenOfItsOwnGetsOne() {
        component("gp-ann", exchanging.url(), user(USER, PASSWORD));

        assertThat(result("gp-ann" + SAY, null)).isEqualTo("near");
        assertThat(result("gp-ann" + SAY, null)).isEqualTo("near");

        assertThat(signIns(exchanging)).isEqualTo(1);
        assertThat(count(exchanging, Operation.PORTAL_TOKEN)).isEqualTo(2);
        assertThat(exchanging.requests())
                .filteredOn(request -> request.parameters().containsKey("serverUrl"))
                .singleElement()
                .satisfies(request -> assertThat(request.parameters()).containsEntry("serverUrl", exchanging.url()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void manyExchangesWithOneExpiredTokenSignInOnce(boolean byExchange) throws Exception {
        GpServer server = byExchange ? exchanging : federated;
        component("gp-ann", server.url(), user(USER, PASSWORD));
        assertThat(result("gp-ann" + SAY, null)).isEqualTo("near");
        server.forgetTokens();

        assertThat(together("gp-ann" + SAY, 200)).hasSize(200).allSatisfy(done -> assertThat(body(done))
                .isEqualTo("near"));

        assertThat(signIns(server)).isEqualTo(2);
    }

    @Test
    void aWrongPasswordIsThePortalsRefusal() {
        component("gp-wrong", federated.url(), user(USER, "open-barley"));

        assertThat(refusal("gp-wrong" + SAY))
                .hasMessageContaining("Invalid username or password")
                .hasMessageContaining("/portal/sharing/rest/generateToken")
                .hasMessageNotContaining("open-barley");
        assertThat(count(federated, Operation.EXECUTE)).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anApplicationSignsIn(boolean byExchange) {
        GpServer server = byExchange ? exchanging : federated;
        component("gp-app", server.url(), application(SECRET));

        assertThat(result("gp-app" + SAY, null)).isEqualTo("near");
        assertThat(result("gp-app:Probe/Jobs/Echo?param.Text=x", null)).isEqualTo("x");

        assertThat(count(server, Operation.OAUTH_TOKEN)).isEqualTo(1);
    }

    @Test
    void aWrongSecretFailsClearly() {
        component("gp-app", federated.url(), application("no-secret-at-all"));

        assertThat(refusal("gp-app" + SAY))
                .hasMessageContaining("Invalid client_secret")
                .hasMessageContaining("check clientId and clientSecret")
                .hasMessageNotContaining("no-secret-at-all");
    }

    @Test
    void aRefreshTokenGetsIn() {
        component("gp-once", federated.url(), refreshing(federated.refreshToken(USER)));

        assertThat(result("gp-once" + SAY, null)).isEqualTo("near");
    }

    @Test
    void anExpiredRefreshTokenEndsInNoLoop() {
        component("gp-once", federated.url(), refreshing("a-refresh-token-of-long-ago"));

        GpAuthenticationException refused = refusal("gp-once" + SAY);
        refusal("gp-once" + SAY);

        assertThat(refused.getCode()).isEqualTo(498);
        assertThat(refused)
                .hasMessageContaining("sign in again")
                .hasMessageNotContaining("a-refresh-token-of-long-ago");
        assertThat(count(federated, Operation.OAUTH_TOKEN)).isEqualTo(1);
    }

    @Test
    void aRefreshTokenThatTakesThePlaceOfAnotherIsUsedFromThenOn() {
        String first = federated.refreshToken(USER);
        String second = federated.refreshToken(USER);
        federated
                .faults()
                .on(Operation.OAUTH_TOKEN)
                .body(
                        "application/json",
                        "{\"access_token\":\"a-token-that-nobody-knows\",\"expires_in\":1800,\"refresh_token\":\""
                                + second + "\"}");
        component("gp-rotated", federated.url(), refreshing(first));

        assertThat(result("gp-rotated" + SAY, null)).isEqualTo("near");

        assertThat(federated.requests())
                .filteredOn(request -> request.operation() == Operation.OAUTH_TOKEN)
                .extracting(request -> request.parameters().get("refresh_token"))
                .containsExactly(first, second);
    }

    @Test
    void whereTheExchangeIsRefusedThePortalsTokenIsUsed() {
        federated.faults().on(Operation.EXECUTE).error(498, "Invalid token.");
        federated.faults().on(Operation.PORTAL_TOKEN).nth(2).error(400, "Unable to generate token.");
        federated.faults().on(Operation.PORTAL_TOKEN).nth(4).error(400, "Unable to generate token.");
        component("gp-ann", federated.url(), user(USER, PASSWORD));

        assertThat(result("gp-ann" + SAY, null)).isEqualTo("near");
        assertThat(result("gp-ann" + SAY, null)).isEqualTo("near");

        assertThat(signIns(federated)).isEqualTo(2);
        assertThat(count(federated, Operation.PORTAL_TOKEN)).isEqualTo(4);
    }

    @Test
    void portalUrlCountsMoreThanWhatTheServerSays() {
        federated
                .faults()
                .on(Operation.INFO)
                .always()
                .body("application/json", "{\"currentVersion\":11.3,\"owningSystemUrl\":\"https://portal.invalid\"}");
        component("gp-ann", federated.url(), user(USER, PASSWORD).andThen(c -> c.setPortalUrl(federated.portalUrl())));

        assertThat(result("gp-ann" + SAY, null)).isEqualTo("near");
        assertThat(count(federated, Operation.INFO)).isZero();
    }

    @Test
    void anApplicationCannotSignInWithoutAPortal() {
        component("gp-app", server.url(), application(SECRET));

        assertThat(refusal("gp-app" + SAY)).hasMessageContaining("portalUrl").hasMessageNotContaining(SECRET);
    }
}
