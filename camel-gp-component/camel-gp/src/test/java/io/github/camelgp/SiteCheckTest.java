package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelgp.check.CheckReport;
import io.github.camelgp.check.CheckResult;
import io.github.camelgp.check.CheckResult.Status;
import io.github.camelgp.check.CheckStep;
import io.github.camelgp.internal.http.RawServer;
import io.github.camelgp.internal.http.RawServer.Reply;
import io.github.camelgp.server.GpServer;
import io.github.camelgp.server.GpServerBuilder;
import io.github.camelgp.server.fault.Operation;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each broken set-up is told apart from the others: by the step that fails, and in words. */
@Timeout(120)
class SiteCheckTest {
    private static final String PASSWORD = "sesame-of-ann";
    private static final String TASK = "/rest/services/Near/By/GPServer/Say";

    @TempDir
    Path directory;

    private final List<AutoCloseable> open = new ArrayList<>();
    private DefaultCamelContext context;

    @BeforeEach
    void start() {
        context = new DefaultCamelContext();
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        context.stop();
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private GpServer server(UnaryOperator<GpServerBuilder> options) {
        GpServerBuilder builder = GpServer.builder().user("ann", PASSWORD).administrator("root", "secret-of-root");
        EchoTasks.addTo(builder);
        builder.service("Near/By", s -> s.secured());
        GpServer server = options.apply(builder).start();
        open.add(server);
        return server;
    }

    private String page(int status, String html, String... headers) {
        RawServer raw = new RawServer(request -> Reply.of(status, "text/html", html, headers));
        open.add(raw);
        return raw.url("/arcgis");
    }

    private CheckReport check(String serverUrl, String address, Consumer<GpComponent> options) throws Exception {
        GpComponent component = new GpComponent();
        component.setServerUrl(serverUrl);
        component.setConnectTimeout(2000);
        component.setResponseTimeout(5000);
        component.setCamelContext(context);
        options.accept(component);
        component.start();
        try {
            return GpSiteCheck.run(component, address).get(60, TimeUnit.SECONDS);
        } finally {
            component.stop();
        }
    }

    private static void ann(GpComponent component) {
        component.setUsername("ann");
        component.setPassword(PASSWORD);
    }

    private static void fails(CheckReport report, CheckStep step, String said, String advice) {
        CheckResult failure = report.failure().orElseThrow(() -> new AssertionError(report.text()));
        assertThat(failure.step()).as(report.text()).isEqualTo(step);
        assertThat(failure.said()).as(report.text()).containsIgnoringCase(said);
        assertThat(failure.advice()).as(report.text()).containsIgnoringCase(advice);
        assertThat(report.results()).hasSize(CheckStep.values().length);
        assertThat(report.text()).doesNotContain(PASSWORD);
    }

    @Test
    void allIsWell() throws Exception {
        GpServer server = server(b -> b);

        CheckReport report = check(server.url(), server.url() + TASK, SiteCheckTest::ann);

        assertThat(report.failure()).as(report.text()).isEmpty();
        assertThat(report.of(CheckStep.WEB_TIER).said()).contains("ArcGIS Server 12");
        assertThat(report.of(CheckStep.TOKEN).said()).contains("minutes");
        assertThat(report.of(CheckStep.CATALOG).status()).isEqualTo(Status.OK);
        assertThat(report.of(CheckStep.SERVICE).said()).contains("Near/By").contains("task Say");
    }

    @Test
    void nothingListens() throws Exception {
        fails(
                check("http://127.0.0.1:1/arcgis", "", c -> {}),
                CheckStep.REACH,
                "nothing listens at 127.0.0.1:1",
                "6443");
    }

    @Test
    void theNameIsUnknown() throws Exception {
        fails(
                check("https://gis.invalid/arcgis", "", c -> {}),
                CheckStep.REACH,
                "the name gis.invalid is not known",
                "spelling");
    }

    @Test
    void aSelfMadeCertificateIsShownWithTheLineToAdd() throws Exception {
        GpServer server = server(GpServerBuilder::tls);

        CheckReport report = check(server.url(), "", c -> {});

        fails(report, CheckStep.TLS, "not trusted: CN=localhost [localhost, 127.0.0.1", "certificateFingerprint=");
        String line =
                report.of(CheckStep.TLS).advice().replaceFirst("(?s).*certificateFingerprint=([0-9a-f]{64}).*", "$1");
        assertThat(check(server.url(), "", c -> c.setCertificateFingerprint(line))
                        .of(CheckStep.TLS)
                        .status())
                .isEqualTo(Status.WARN);
    }

    @Test
    void theCertificateIsForAnotherName() throws Exception {
        GpServer server = server(b -> b.tls().host("0.0.0.0"));
        String other = "https://127.0.0.2:" + URI.create(server.url()).getPort() + "/arcgis";
        String pem = pem(server);

        fails(
                check(other, "", c -> c.setTrustedCertificates(pem)),
                CheckStep.TLS,
                "the certificate is for another name than 127.0.0.2",
                "use the address with one of its names [localhost");
    }

    private String pem(GpServer server) throws IOException {
        try {
            byte[] der = server.certificate().orElseThrow().certificate().getEncoded();
            String text = "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                            .encodeToString(der)
                    + "\n-----END CERTIFICATE-----\n";
            return Files.writeString(directory.resolve("server.pem"), text).toString();
        } catch (CertificateEncodingException e) {
            throw new IOException(e);
        }
    }

    @Test
    void aPageThatIsNotArcGis() throws Exception {
        fails(
                check(page(404, "<html><title>Not here</title></html>"), "", c -> {}),
                CheckStep.WEB_TIER,
                "no ArcGIS Server at this address: a web page comes (HTTP 404), «Not here»",
                "before /rest");
    }

    @Test
    void theWebServerWantsALogIn() throws Exception {
        GpServer server = server(b -> b.webTier("desk", "open"));

        fails(check(server.url(), "", c -> {}), CheckStep.WEB_TIER, "log-in of its own (HTTP 401, Basic)", "login=");

        assertThat(check(server.url(), server.url() + TASK, c -> {
                            ann(c);
                            c.setLogin("desk:open");
                        })
                        .failure())
                .isEmpty();
    }

    @Test
    void theWebServerWantsWindowsLogIn() throws Exception {
        String url = page(401, "<html></html>", "WWW-Authenticate: Negotiate", "WWW-Authenticate: NTLM");

        fails(check(url, "", c -> {}), CheckStep.WEB_TIER, "Negotiate, NTLM", "6443");
    }

    @Test
    void aSingleSignOnStandsInFront() throws Exception {
        String form = "<html><title>Sign in</title><form action='/idp'><input name='SAMLRequest'></form></html>";
        String redirect = page(302, "", "Location: https://idp.example.org/adfs/ls?SAMLRequest=abc");

        fails(check(page(200, form), "", c -> {}), CheckStep.WEB_TIER, "log-in page comes", "SAML");
        fails(check(redirect, "", c -> {}), CheckStep.WEB_TIER, "log-in page", "SAML");
    }

    @Test
    void theGatewayFindsNoServer() throws Exception {
        fails(
                check(page(503, "<html>Service Unavailable</html>"), "", c -> {}),
                CheckStep.WEB_TIER,
                "ArcGIS Server behind it doesn't (HTTP 503)",
                "start ArcGIS Server");
    }

    @Test
    void thePasswordIsWrong() throws Exception {
        GpServer server = server(b -> b);

        CheckReport report = check(server.url(), "", c -> {
            c.setUsername("ann");
            c.setPassword("open-barley");
        });

        fails(report, CheckStep.TOKEN, "generateToken failed", "check username");
        assertThat(report.text()).doesNotContain("open-barley");
    }

    @Test
    void thePortalIsNamedAsItIsCalledInside() throws Exception {
        GpServer server = server(GpServerBuilder::federated);
        server.faults()
                .on(Operation.INFO)
                .always()
                .set("/owningSystemUrl", TextNode.valueOf("http://portal.invalid/portal"));

        fails(
                check(server.url(), "", SiteCheckTest::ann),
                CheckStep.PORTAL,
                "the server says it belongs to http://portal.invalid/portal",
                "urlRewrite=http://portal.invalid/portal=");
    }

    @Test
    void theTokenHasRunOut() throws Exception {
        GpServer server = server(b -> b);
        server.faults().on(Operation.CATALOG).always().error(498, "Invalid token.");

        fails(
                check(server.url(), "", c -> c.setToken("abc-of-yesterday")),
                CheckStep.TOKEN,
                "refuses the token",
                "run out");
    }

    @Test
    void theServiceIsStopped() throws Exception {
        GpServer server = server(b -> b);
        server.faults().on(Operation.SERVICE).always().error(500, "Service Near/By not started ");

        fails(
                check(server.url(), server.url() + TASK, SiteCheckTest::ann),
                CheckStep.SERVICE,
                "not started",
                "start it in ArcGIS Server Manager");
    }

    @Test
    void theServiceIsNotSharedWithEverybody() throws Exception {
        GpServer server = server(b -> b);

        fails(
                check(server.url(), server.url() + TASK, c -> {}),
                CheckStep.SERVICE,
                "token",
                "not shared with everybody");
    }

    @Test
    void theServiceIsNotSharedWithTheUser() throws Exception {
        GpServer server = server(b -> b.service("Near/By", s -> s.securedFor("root")));

        fails(
                check(server.url(), server.url() + TASK, SiteCheckTest::ann),
                CheckStep.SERVICE,
                "permission",
                "not shared with ann");
    }

    @Test
    void theTaskIsSpelledOtherwise() throws Exception {
        GpServer server = server(b -> b);

        fails(
                check(server.url(), "Near/By/Sya", SiteCheckTest::ann),
                CheckStep.SERVICE,
                "has no task Sya; it has Say",
                "spelling");
    }

    @Test
    void theServiceIsNotThere() throws Exception {
        GpServer server = server(b -> b);

        fails(
                check(server.url(), "Near/Buy/Say", SiteCheckTest::ann),
                CheckStep.SERVICE,
                "Near/Buy was not found, or is not shared",
                "share it with ann");
    }

    @Test
    void missingUploadsAndAdministrationAreWarnings() throws Exception {
        GpServer server = server(b -> b);
        server.faults().on(Operation.ADMIN).always().status(403);

        CheckReport report = check(server.url(), server.url() + TASK, SiteCheckTest::ann);

        assertThat(report.failure()).as(report.text()).isEmpty();
        assertThat(report.of(CheckStep.UPLOADS).status()).isEqualTo(Status.WARN);
        assertThat(report.of(CheckStep.UPLOADS).advice()).contains("capability Uploads");
        assertThat(report.of(CheckStep.ADMIN).status()).isEqualTo(Status.WARN);
        assertThat(report.of(CheckStep.ADMIN).advice()).contains("adminUrl");
    }

    @Test
    void theUserOfAPortalIsNamedWithTheRole() throws Exception {
        GpServer server = server(GpServerBuilder::federated);

        CheckReport report = check(server.url(), "", SiteCheckTest::ann);

        assertThat(report.failure()).as(report.text()).isEmpty();
        assertThat(report.of(CheckStep.PORTAL).status()).isEqualTo(Status.OK);
        assertThat(report.of(CheckStep.USER).said()).isEqualTo("ann, role org_user");
    }
}
