package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgp.auth.Credentials;
import io.github.camelgp.job.JobHandle;
import io.github.camelgp.job.MemoryGpJobRepository;
import io.github.camelgp.job.WantedResult;
import io.github.camelgp.model.GpAuthenticationException;
import io.github.camelgp.operation.GpConstants;
import io.github.camelgp.server.GpServerBuilder;
import io.github.camelgp.server.fault.Operation;
import io.github.camelgp.server.http.RecordedRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs as somebody else than the component: endpoints with credentials of their own, and credentials by name. */
class OtherCredentialsTest extends SecuredTestSupport {
    private static final String OTHER = "bea";
    private static final String OTHER_PASSWORD = "sesame-of-bea";
    private static final String OWN = "username=" + USER + "&password=RAW(" + PASSWORD + ")";
    private static final String CHOSEN = "gp:Probe/Jobs/Echo?allowHeaders=inputs,credentials&param.Text=x";
    private static final String HEADER = "x-esri-authorization";

    private final MemoryGpJobRepository repository = new MemoryGpJobRepository();

    @Override
    GpServerBuilder tasks(GpServerBuilder builder) {
        return super.tasks(builder).user(OTHER, OTHER_PASSWORD);
    }

    @Override
    void configure(GpComponent gp) {
        gp.setJobRepository(repository);
        gp.setNamedCredentials(Map.of(
                "ann", Credentials.userPassword(USER, PASSWORD),
                "bea", Credentials.userPassword(OTHER, OTHER_PASSWORD),
                "wrong", Credentials.userPassword(OTHER, "not-of-bea")));
    }

    private static Map<String, Object> as(String name) {
        return Map.of(GpConstants.CREDENTIALS, name);
    }

    /** The users that signed in. */
    private List<String> users() {
        return recorded(Operation.GENERATE_TOKEN).stream()
                .map(request -> request.parameters().get("username"))
                .toList();
    }

    private Set<String> tokens(Operation... operations) {
        return recorded(operations).stream()
                .map(RecordedRequest::headers)
                .map(headers -> headers.getOrDefault(HEADER, ""))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gp:Near/By/Say?" + OWN, "gp:Near/By/Say?token=" + EchoTasks.TOKEN})
    void anEndpointMayHaveCredentialsOfItsOwn(String uri) {
        String task = uri.contains("token=") ? uri.replace("Near/By", "Guarded/Secret") : uri;

        assertThat(run("gp" + SAY, null).getException()).isInstanceOf(GpAuthenticationException.class);
        assertThat(result(task, null)).isIn("near", "said");
    }

    @Test
    void anEndpointAtAnotherAddressMayHaveThem() {
        String address = server.taskUrl("Near/By", "Say").replace("127.0.0.1", "localhost");

        assertThat(result("gp:" + address + "?" + OWN, null)).isEqualTo("near");

        assertThat(recorded(Operation.GENERATE_TOKEN))
                .allSatisfy(
                        request -> assertThat(request.headers().get("referer")).contains("localhost"));
        assertThat(run("gp" + SAY, null).getException()).isInstanceOf(GpAuthenticationException.class);
    }

    @Test
    void wrongCredentialsOfAnEndpointFailClearly() {
        GpAuthenticationException refused = refusal("gp:Near/By/Say?username=" + USER + "&password=RAW(not-of-ann)");

        assertThat(refused).hasMessageContaining("check username and password").hasMessageNotContaining("not-of-ann");
    }

    @Test
    void theWholeJobRunsUnderTheCredentialsOfItsEndpoint() {
        assertThat(result("gp:Probe/Jobs/Echo?param.Text=x&" + OWN, null)).isEqualTo("x");

        assertThat(users()).containsExactly(USER);
        assertThat(tokens(Operation.TASK, Operation.SUBMIT_JOB, Operation.JOB_STATUS, Operation.JOB_RESULT))
                .hasSize(1)
                .doesNotContain("");
    }

    @Test
    void optionsOfAnEndpointThatDoNotGoTogetherAreNamed() {
        assertThatThrownBy(() -> context.getEndpoint("gp:Near/By/Say?username=ann"))
                .rootCause()
                .hasMessageContaining("username is set, but password is not");
        result("gp:Near/By/Say?" + OWN, null);

        assertThatThrownBy(() -> run("gp:Near/By/Say?username=bea&password=other", null))
                .rootCause()
                .hasMessageContaining("different credentials")
                .hasMessageNotContaining(PASSWORD);
    }

    @Test
    void aMessageChoosesAmongNamedCredentialsWhereItMay() {
        assertThat(body(run(CHOSEN, null, as("ann")))).isEqualTo("x");
        assertThat(body(run(CHOSEN, null, as("bea")))).isEqualTo("x");

        assertThat(users()).containsExactly(USER, OTHER);
        assertThat(tokens(Operation.JOB_STATUS, Operation.JOB_RESULT))
                .isEqualTo(tokens(Operation.SUBMIT_JOB))
                .hasSize(2)
                .doesNotContain("");
    }

    @Test
    void aMessageChoosesNothingWhereItMayNot() {
        Exchange done = run("gp:Probe/Jobs/Echo?param.Text=x", null, as("ann"));

        assertThat(done.getException()).isInstanceOf(GpAuthenticationException.class);
        assertThat(users()).isEmpty();
    }

    @Test
    void anUnknownNameFailsBeforeAnythingIsSent() {
        Exchange done = run(CHOSEN + "&validateOnStart=off", null, as("eve"));

        assertThat(done.getException())
                .isInstanceOf(GpAuthenticationException.class)
                .hasMessageContaining("[ann, bea, wrong]")
                .hasMessageNotContaining("eve");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void wrongNamedCredentialsFailClearly() {
        Exchange done = run(CHOSEN, null, as("wrong"));

        assertThat(done.getException())
                .isInstanceOf(GpAuthenticationException.class)
                .hasMessageNotContaining("not-of-bea");
        assertThat(runs()).isEmpty();
    }

    @Test
    void theSameKeyOfTwoUsersIsTwoJobs() {
        String keyed = CHOSEN + "&idempotencyKey=same";

        body(run(keyed, null, as("ann")));
        body(run(keyed, null, as("ann")));
        body(run(keyed, null, as("bea")));

        assertThat(runs()).hasSize(2);
    }

    @Test
    void aJobIsCollectedUnderTheNameThatItsRowRemembers() {
        Exchange submitted = run(CHOSEN + "&operation=submitJob", null, as("ann"));
        String handle = String.valueOf(body(submitted));

        assertThat(handle).contains("\"credentials\":\"ann\"").doesNotContain(PASSWORD);
        assertThat(result("gp:Probe/Jobs/Echo?operation=awaitJob", handle)).isEqualTo("x");
        assertThat(users()).containsExactly(USER);
    }

    @Test
    void aHandleFromOutsideChoosesNothing() {
        String job = String.valueOf(run(CHOSEN + "&operation=submitJob", null, as("ann"))
                .getMessage()
                .getHeader(GpConstants.JOB_ID));
        String forged = JobHandle.of(server.taskUrl("Probe/Jobs", "Echo"), job, null, WantedResult.ALL.as("bea"))
                .toText();

        Exchange done = run("gp:Probe/Jobs/Echo?operation=getJob", forged);

        assertThat(done.getException()).isInstanceOf(GpAuthenticationException.class);
        assertThat(users()).containsExactly(USER);
        assertThat(body(run("gp:Probe/Jobs/Echo?operation=getJob&allowHeaders=credentials", forged)))
                .asString()
                .contains("esriJob");
    }

    @Test
    void anApplicationWithoutTheNameSaysSo() throws Exception {
        String handle = String.valueOf(body(
                run("gp:Probe/Jobs/Hold?allowHeaders=credentials&operation=submitJob&param.Text=x", null, as("ann"))));
        context.stop();
        try (DefaultCamelContext other = another(repository)) {
            other.getComponent("gp", GpComponent.class).getConfiguration().setPollErrorTimeout(50);
            other.start();
            Exchange done = other.createProducerTemplate()
                    .request("gp:Probe/Jobs/Hold?operation=awaitJob&pollErrorTimeout=50", withBody(handle));

            assertThat(done.getException()).isNotNull();
            assertThat(rootOf(done.getException())).hasMessageContaining("ann are not configured here");
        }
    }
}
