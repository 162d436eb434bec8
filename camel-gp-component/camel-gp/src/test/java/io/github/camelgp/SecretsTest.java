package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.job.JobFilter;
import io.github.camelgp.job.MemoryGpJobRepository;
import io.github.camelgp.model.GpAuthenticationException;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.Reason;
import io.github.camelgp.operation.GpConstants;
import io.github.camelgp.operation.TokenUse;
import io.github.camelgp.server.GpServer;
import io.github.camelgp.server.fault.Operation;
import io.github.camelgp.server.http.RecordedRequest;
import io.github.camelgp.testing.TraceLog;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.assertj.core.util.Throwables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fixed token opens a guarded service, and is seen nowhere else. */
class SecretsTest extends EchoTestSupport {
    private static final String TOKEN = EchoTasks.TOKEN;
    private static final String HEADER = "x-esri-authorization";
    private static final String SYNCHRONOUS = "gp:Guarded/Secret/Say";
    private static final String JOB = "gp:Guarded/Jobs/Say";

    private final MemoryGpJobRepository repository = new MemoryGpJobRepository();

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        super.configureTest(configuration);
        configuration.withEnableJMX();
    }

    @Override
    void configure(GpComponent gp) {
        gp.setToken(TOKEN);
        gp.setJobRepository(repository);
    }

    /** Another component for the same server, with a token of its own. */
    private void component(String name, @Nullable String token, TokenUse use) {
        GpComponent component = new GpComponent();
        component.setServerUrl(server.url());
        component.setToken(token);
        component.setTokenUse(use);
        component.getConfiguration().setPollFloor(20);
        component.getConfiguration().setPollWait(20);
        context.addComponent(name, component);
    }

    private static boolean carriesToken(RecordedRequest request) {
        return request.headers().containsKey(HEADER);
    }

    @ParameterizedTest
    @ValueSource(strings = {SYNCHRONOUS, JOB})
    void theTokenTravelsInAHeaderOnly(String uri) {
        assertThat(result(uri, null)).isEqualTo("said");

        assertThat(server.requests()).isNotEmpty().allSatisfy(request -> {
            assertThat(request.headers()).containsEntry(HEADER, "Bearer " + TOKEN);
            assertThat(request.path()).doesNotContain(TOKEN);
            assertThat(request.parameters().keySet()).doesNotContain("token");
            assertThat(request.parameters().toString()).doesNotContain(TOKEN);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong-token-0815", ""})
    void withoutTheRightTokenNobodyGetsIn(String token) {
        component("gp-other", token.isEmpty() ? null : token, TokenUse.always);

        Exchange done = run("gp-other:Guarded/Secret/Say", null);

        assertThat(done.getException()).isInstanceOf(GpAuthenticationException.class);
        GpAuthenticationException refusal = (GpAuthenticationException) done.getException();
        assertThat(refusal.getCode()).isEqualTo(token.isEmpty() ? 499 : 498);
        assertThat(refusal.getReason()).isEqualTo(Reason.AUTHENTICATION);
        assertThat(refusal).hasMessageContaining("credentials").hasMessageContaining("Guarded/Secret");
        assertThat(refusal.getMessage()).doesNotContain("wrong-token-0815");
        assertThat(runs()).isEmpty();
    }

    @Test
    void onDemandSendsTheTokenOnlyToServicesThatAskForOne() {
        component("gp-demand", TOKEN, TokenUse.onDemand);

        assertThat(result("gp-demand:Near/By/Say", null)).isEqualTo("near");
        assertThat(server.requests()).noneMatch(SecretsTest::carriesToken);

        server.server().reset();
        assertThat(result("gp-demand:Guarded/Secret/Say", null)).isEqualTo("said");
        assertThat(server.requests().get(0)).matches(request -> !carriesToken(request));
        assertThat(runs()).hasSize(1).allMatch(SecretsTest::carriesToken);

        server.server().reset();
        assertThat(result("gp-demand:Near/By/Say", null)).isEqualTo("near");
        assertThat(server.requests()).noneMatch(SecretsTest::carriesToken);
    }

    @Test
    void aRedirectToAnotherHostGetsNoToken() {
        try (GpServer other = GpServer.standard()) {
            String elsewhere = other.url().replace("127.0.0.1", "localhost");
            server.faults()
                    .on(Operation.SERVICE)
                    .always()
                    .redirect(elsewhere + "/rest/services/Test/Types/GPServer?f=json");

            Exchange done = run(SYNCHRONOUS, null);

            assertThat(done.getException()).isInstanceOf(GpException.class).hasMessageContaining("another site");
            assertThat(other.requests()).noneMatch(SecretsTest::carriesToken);
        }
    }

    @Test
    void aJobAtAnotherSiteIsAskedForWithoutAToken() {
        try (GpServer other = GpServer.standard()) {
            String job = other.taskUrl("Test/Types", "AllTypes").replace("127.0.0.1", "localhost") + "/jobs/j1";

            Exchange done = run(SYNCHRONOUS + "?operation=getJob", job);

            assertThat(done.getException()).isInstanceOf(GpException.class);
            assertThat(other.requests()).isNotEmpty().noneMatch(SecretsTest::carriesToken);
        }
    }

    @Test
    void handlesRowsAndHeadersHoldNoToken() {
        Exchange submitted = run(JOB + "?operation=submitJob", null);
        Exchange done = run(JOB, null);

        assertThat(submitted.getMessage().getBody(String.class))
                .contains("jobId")
                .doesNotContain(TOKEN);
        assertThat(done.getMessage().getHeaders().toString()).doesNotContain(TOKEN);
        assertThat(done.getMessage().getHeader(GpConstants.MESSAGES).toString()).contains("token=***");
        repository
                .list(JobFilter.ALL)
                .toCompletableFuture()
                .thenAccept(rows -> assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(row.toString())
                        .doesNotContain(TOKEN)))
                .join();
    }

    @Test
    void exceptionsHoldNoToken() {
        server.faults().on(Operation.EXECUTE).error(500, "inner url https://h/x?token=" + TOKEN + " and " + TOKEN);
        server.faults().on(Operation.SUBMIT_JOB).body("text/html", "<p>" + TOKEN + "</p>");
        server.faults().on(Operation.EXECUTE).nth(2).loseAnswer();

        List<Exchange> failed = List.of(run(SYNCHRONOUS, null), run(SYNCHRONOUS, null), run(JOB, null));

        assertThat(failed).allSatisfy(exchange -> {
            assertThat(exchange.getException()).isNotNull();
            assertThat(Throwables.getStackTrace(exchange.getException())).doesNotContain(TOKEN);
        });
    }

    @Test
    void logsHoldNoTokenDownToTrace() throws Exception {
        // makes the loggers
        assertThat(result(SYNCHRONOUS, null)).isEqualTo("said");
        assertThat(result(JOB, null)).isEqualTo("said");

        try (TraceLog log = new TraceLog("io.github.camelgp.server")) {
            component("gp-logged", TOKEN, TokenUse.always);
            assertThat(result("gp-logged:Guarded/Secret/Say", null)).isEqualTo("said");
            assertThat(result("gp-logged:Guarded/Jobs/Say", null)).isEqualTo("said");
            context.removeComponent("gp-logged");

            assertThat(log.text())
                    .contains("org.apache.hc.client5.http")
                    .contains("io.github.camelgp.internal.http.HttpTransport - POST execute")
                    .contains("Guarded/Jobs/GPServer/Say");
            assertThat(log.text()).doesNotContain(TOKEN);
        }
    }

    @Test
    void endpointsAndJmxShowNoToken() throws Exception {
        context.addRoutes(route(JOB));
        assertThat(body(run("direct:start", null))).isEqualTo("said");

        assertThat(context.getEndpoints()).extracting(Endpoint::getEndpointUri).noneMatch(uri -> uri.contains(TOKEN));
        List<String> values = attributes();
        assertThat(values).anyMatch(value -> value.contains("Guarded/Jobs/Say"));
        assertThat(values).noneMatch(value -> value.contains(TOKEN));
    }

    /** All attributes of all beans of Camel's, as text. */
    static List<String> attributes() throws JMException {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        List<String> values = new ArrayList<>();
        for (ObjectName name : beans.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            for (MBeanAttributeInfo attribute : beans.getMBeanInfo(name).getAttributes()) {
                if (attribute.isReadable()) {
                    values.add(name + " " + attribute.getName() + "=" + text(beans, name, attribute.getName()));
                }
            }
        }
        return values;
    }

    private static String text(MBeanServer beans, ObjectName name, String attribute) throws JMException {
        try {
            Object value = beans.getAttribute(name, attribute);
            return value instanceof Object[] many ? Arrays.deepToString(many) : String.valueOf(value);
        } catch (RuntimeMBeanException notNow) {
            return "";
        }
    }
}
