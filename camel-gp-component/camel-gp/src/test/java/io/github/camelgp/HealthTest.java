package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgp.model.Reason;
import io.github.camelgp.server.GpServer;
import io.github.camelgp.server.fault.Operation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.Test;

/** Readiness says at which step the way to a server ends, from what the last requests showed. */
class HealthTest extends SecuredTestSupport {
    private static final String OPEN = ":Root/Say";

    private HealthCheck.Result health(GpComponent component, Duration later) {
        GpHealthCheck check =
                new GpHealthCheck(component.runtime(), InstantSource.offset(InstantSource.system(), later));
        check.setCamelContext(context);
        return check.call();
    }

    private HealthCheck.Result health(GpComponent component) {
        return health(component, Duration.ZERO);
    }

    private static String site(String url) {
        return "site." + URI.create(url).getAuthority();
    }

    private static void isDown(HealthCheck.Result result, String url, String step, Reason reason, String advice) {
        assertThat(result.getState()).isEqualTo(State.DOWN);
        Map<String, Object> details = result.getDetails();
        assertThat(details)
                .containsEntry(site(url) + ".step", step)
                .containsEntry(site(url) + ".reason", reason.name());
        assertThat(String.valueOf(details.get(site(url) + ".advice"))).contains(advice);
        assertThat((Long) details.get(site(url) + ".ageSeconds")).isBetween(0L, 60L);
        assertThat(result.getMessage())
                .get()
                .asString()
                .contains("'" + step + "'")
                .contains(advice);
        assertThat(details.toString() + result.getMessage()).doesNotContain(PASSWORD, "no-" + PASSWORD);
    }

    @Test
    void serverThatIsGoneIsDownUntilItIsBack() {
        GpServer own = secured(GpServer.builder()).start();
        GpComponent component = component("gp-own", own.url(), c -> {});
        assertThat(health(component).getDetails()).containsEntry(site(own.url()), "nothing was asked yet");
        result("gp-own" + OPEN, null);
        assertThat(health(component).getState()).isEqualTo(State.UP);
        assertThat(health(component).getDetails()).containsEntry(site(own.url()), "reachable");

        own.close();
        run("gp-own" + OPEN, null);

        isDown(health(component), own.url(), "reach", Reason.UNREACHABLE, "web adaptors mostly have 443");
        int port = URI.create(own.url()).getPort();
        try (GpServer again = secured(GpServer.builder()).port(port).start()) {
            assertThat(again.url()).isEqualTo(own.url());
            result("gp-own" + OPEN, null);
        }
        assertThat(health(component).getState()).isEqualTo(State.UP);
        assertThat(health(component).getDetails()).doesNotContainKey(site(own.url()) + ".reason");
    }

    @Test
    void failureOfLongAgoIsToldButDoesNotCount() {
        GpServer own = secured(GpServer.builder()).start();
        GpComponent component = component("gp-own", own.url(), c -> {});
        own.close();
        run("gp-own" + OPEN, null);

        HealthCheck.Result later = health(component, GpHealthCheck.RECENT.plusMinutes(1));

        assertThat(health(component).getState()).isEqualTo(State.DOWN);
        assertThat(later.getState()).isEqualTo(State.UP);
        assertThat(later.getDetails()).containsEntry(site(own.url()) + ".step", "reach");
        assertThat((Long) later.getDetails().get(site(own.url()) + ".ageSeconds"))
                .isGreaterThan(GpHealthCheck.RECENT.toSeconds());
    }

    @Test
    void wrongPasswordIsOneOfTheToken() {
        GpComponent component = component("gp-ann", server.url(), user(USER, "no-" + PASSWORD));

        refusal("gp-ann" + SAY);

        isDown(health(component), server.url(), "token", Reason.AUTHENTICATION, "check username");
    }

    @Test
    void tokenThatHasRunOutIsOneOfTheToken() throws Exception {
        String token = token();
        GpComponent component = component("gp-token", server.url(), c -> c.setToken(token));
        assertThat(result("gp-token" + SAY, null)).isEqualTo("near");
        assertThat(health(component).getState()).isEqualTo(State.UP);

        server.server().forgetTokens();
        refusal("gp-token" + SAY);

        HealthCheck.Result result = health(component);
        isDown(result, server.url(), "token", Reason.AUTHENTICATION, "it has run out");
        assertThat(result.getDetails().toString() + result.getMessage()).doesNotContain(token);
    }

    private String token() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/tokens/generateToken"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "f=json&client=requestip&username=" + USER + "&password=" + PASSWORD))
                .build();
        String reply = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        return new ObjectMapper().readTree(reply).path("token").asText();
    }

    @Test
    void lackOfATokenIsOneOfTheToken() {
        GpComponent component = component("gp-nobody", server.url(), c -> {});

        refusal("gp-nobody" + SAY);

        isDown(health(component), server.url(), "token", Reason.AUTHENTICATION, "set username and password");
    }

    @Test
    void certificateThatNobodyTrustsIsOneOfTls() {
        try (GpServer secure = secured(GpServer.builder()).tls().start()) {
            GpComponent component = component("gp-tls", secure.url(), c -> {});

            run("gp-tls" + OPEN, null);

            isDown(health(component), secure.url(), "TLS", Reason.UNREACHABLE, "trustedCertificates");
        }
    }

    @Test
    void logInInFrontIsOneOfTheWebTier() {
        try (GpServer closed =
                secured(GpServer.builder()).webTier("desk", "open").start()) {
            GpComponent component = component("gp-desk", closed.url(), c -> {});

            refusal("gp-desk" + OPEN);

            isDown(health(component), closed.url(), "web tier", Reason.AUTHENTICATION, "login=");
        }
    }

    @Test
    void gatewayThatWaitsForTheServerIsOneOfTheWebTier() {
        server.faults().on(Operation.EXECUTE).times(1).body(502, "text/html", "<html>Bad gateway</html>");

        run("gp" + OPEN, null);

        isDown(health(gp()), server.url(), "web tier", Reason.OUTCOME_UNKNOWN, "start ArcGIS Server");
    }

    @Test
    void serviceThatIsStoppedIsToldOfAndLeavesTheOthersReady() {
        server.faults().on(Operation.EXECUTE).service("Root").times(1).error(500, "Service Root/GPServer not started");

        run("gp" + OPEN, null);

        HealthCheck.Result stopped = health(gp());
        assertThat(stopped.getState()).isEqualTo(State.UP);
        assertThat(stopped.getDetails())
                .containsEntry("service.Root.reason", "SERVICE_STOPPED")
                .containsEntry("service.Root.advice", "start it in ArcGIS Server Manager");
        run("gp" + OPEN, null);
        assertThat(health(gp()).getDetails().keySet()).noneMatch(key -> key.startsWith("service."));
    }

    @Test
    void jobsThatSomebodyHasToLookAtAreCounted() {
        assertThat(health(gp()).getDetails())
                .containsEntry("jobs.inFlight", 0L)
                .containsEntry("jobs.oldestSeconds", 0L)
                .containsEntry("jobs.parked", 0L)
                .containsEntry("jobs.dead", 0L);
    }
}
