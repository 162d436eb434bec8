package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.server.GpServer;
import io.github.camelgp.server.fault.Operation;
import io.github.camelgp.testing.TraceLog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every way in is used, rightly and wrongly, and no secret is seen in anything that the process says. */
class SecretCredentialsTest extends SecuredTestSupport {
    private static final String WEB_PASSWORD = "pass-of-the-web";
    private static final String LOGIN = "web-user:" + WEB_PASSWORD;
    private static final String WRONG = "wrong-but-still-secret";
    private static final String[] WAYS = {"gp-user", "gp-app", "gp-refresh", "gp-wrong-user", "gp-wrong-app"};

    private final GpServer closed = secured(GpServer.builder().standardTools().register(probes::addTo))
            .webTier("web-user", WEB_PASSWORD)
            .federatedByExchange()
            .start();
    private final String refresh = closed.refreshToken(USER);

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        super.configureTest(configuration);
        configuration.withEnableJMX();
    }

    @BeforeEach
    void addComponents() {
        component("gp-user", closed.url(), user(USER, PASSWORD).andThen(c -> c.setLogin(LOGIN)));
        component("gp-wrong-user", closed.url(), user(USER, WRONG).andThen(c -> c.setLogin(LOGIN)));
        component("gp-app", closed.url(), c -> application(c, SECRET));
        component("gp-wrong-app", closed.url(), c -> application(c, WRONG));
        component("gp-refresh", closed.url(), c -> {
            c.setClientId(APPLICATION);
            c.setRefreshToken(refresh);
            c.setLogin(LOGIN);
        });
    }

    private static void application(GpComponent component, String secret) {
        component.setClientId(APPLICATION);
        component.setClientSecret(secret);
        component.setLogin(LOGIN);
    }

    @AfterEach
    void stopServer() {
        closed.close();
    }

    /** Secrets that were given, and the tokens that came of them. */
    private List<String> secrets() {
        List<String> secrets = new ArrayList<>(List.of(PASSWORD, WEB_PASSWORD, WRONG, SECRET, refresh));
        secrets.add(Base64.getEncoder().encodeToString(LOGIN.getBytes(StandardCharsets.UTF_8)));
        closed.requests().forEach(request -> {
            String header = request.headers().get("x-esri-authorization");
            if (header != null) {
                secrets.add(header.substring("Bearer ".length()));
            }
            if (request.parameters().containsKey("token")) {
                secrets.add(request.parameters().get("token"));
            }
        });
        return secrets;
    }

    private List<Exchange> all() {
        List<Exchange> done = new ArrayList<>();
        for (String way : WAYS) {
            done.add(run(way + SAY, null));
            done.add(run(way + ":Probe/Jobs/Echo?param.Text=x", null));
        }
        return done;
    }

    @Test
    void logsShowNoSecretDownToTrace() throws Exception {
        // makes the loggers
        all();
        closed.forgetTokens();
        try (TraceLog log = new TraceLog("io.github.camelgp.server")) {
            assertThat(all()).filteredOn(done -> done.getException() == null).hasSizeGreaterThan(3);

            assertThat(log.text()).contains("org.apache.hc.client5.http").contains("generateToken");
            assertThat(secrets()).hasSizeGreaterThan(8).allSatisfy(secret -> assertThat(log.text())
                    .doesNotContain(secret));
        }
    }

    @Test
    void exceptionsShowNoSecret() {
        String echo = String.join(" and ", PASSWORD, SECRET, refresh, WEB_PASSWORD);
        closed.faults().on(Operation.PORTAL_TOKEN).error(400, "refused, you said " + echo);
        closed.faults().on(Operation.OAUTH_TOKEN).body("text/html", "<p>" + refresh + " " + SECRET + "</p>");
        closed.faults().on(Operation.EXECUTE).always().error(500, "no, you said " + echo);

        List<Exchange> failed = all().stream()
                .filter(exchange -> exchange.getException() != null)
                .toList();

        assertThat(failed).hasSizeGreaterThan(5);
        assertThat(failed).allSatisfy(exchange -> assertThat(Throwables.getStackTrace(exchange.getException()))
                .doesNotContain(ownSecrets(exchange)));
    }

    /** What the component of the exchange knows to be secret; what others say is not its business. */
    private String[] ownSecrets(Exchange exchange) {
        String endpoint = String.valueOf(exchange.getProperty(Exchange.TO_ENDPOINT));
        if (endpoint.startsWith("gp-user")) {
            return new String[] {PASSWORD, WEB_PASSWORD};
        }
        return endpoint.startsWith("gp-refresh")
                ? new String[] {refresh, WEB_PASSWORD}
                : endpoint.startsWith("gp-app") ? new String[] {SECRET, WEB_PASSWORD} : new String[] {WRONG};
    }

    @Test
    void endpointsAndJmxShowNoSecret() throws Exception {
        all();

        List<String> said = new ArrayList<>(SecretsTest.attributes());
        context.getEndpoints().stream().map(Endpoint::getEndpointUri).forEach(said::add);
        assertThat(said).anyMatch(text -> text.contains("Near/By/Say"));
        assertThat(secrets()).allSatisfy(secret -> assertThat(said).noneMatch(text -> text.contains(secret)));
    }
}
