package io.github.camelgp.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.auth.Credentials;
import io.github.camelgp.internal.auth.TokenProviders;
import io.github.camelgp.internal.http.HttpSettings;
import io.github.camelgp.internal.http.SameSite;
import io.github.camelgp.model.ExecutionType;
import io.github.camelgp.model.GpAuthenticationException;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpProtocolException;
import io.github.camelgp.model.GpServiceException;
import io.github.camelgp.model.GpTask;
import io.github.camelgp.model.GpTransportException;
import io.github.camelgp.model.JobStatus;
import io.github.camelgp.model.Reason;
import io.github.camelgp.model.Severity;
import io.github.camelgp.server.GpServer;
import io.github.camelgp.server.GpServerExtension;
import io.github.camelgp.server.fault.Operation;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The client against the project's own server, which shares no class with it. */
@Timeout(60)
class GpServerClientTest extends ClientTestSupport {
    private static final String POINT = "{\"geometryType\":\"esriGeometryPoint\",\"spatialReference\":{\"wkid\":4326},"
            + "\"features\":[{\"geometry\":{\"x\":174.7645,\"y\":-36.8767}}]}";

    @RegisterExtension
    static final GpServerExtension SERVER = new GpServerExtension(
            GpServer.builder().standardTools().service("Closed/Say", service -> service.synchronous()
                    .token("s3cret-token")
                    .task("Say", task -> task.output("Said", "GPString").run(call -> call.set("Said", "hello")))));

    private static TaskAddress address(String path) {
        return GpUrls.task(path, SERVER.url());
    }

    private static GpJob ended(GpClient client, GpJob job) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> value(client.job(job.taskUrl(), job.jobId(), true)), seen -> seen.status()
                        .isFinal());
    }

    @Test
    void runsASynchronousTask() throws Exception {
        GpClient client = client();
        GpTask task = value(client.task(address("elevation/ESRI_Elevation_World/viewshed")));

        try (RunReply reply = value(client.execute(
                task.url(),
                Map.of(
                        "Input_Observation_Point",
                        POINT,
                        "Viewshed_Distance",
                        "{\"distance\":300,\"units\":\"esriMeters\"}")))) {
            assertThat(task.executionType()).isEqualTo(ExecutionType.SYNCHRONOUS);
            assertThat(task.name()).isEqualTo("Viewshed");
            assertThat(reply.outputs()).hasSize(1);
            assertThat(reply.outputs().get(0).paramName()).isEqualTo("Viewshed_Result");
            assertThat(reply.outputs().get(0).members()).contains("features", "geometryType");
            assertThat(reply.outputs().get(0).json().get("features")).isNotEmpty();
        }
    }

    @Test
    void runsAJobFromItsSubmissionToItsResultsAndInputs() throws Exception {
        GpClient client = client();
        String url = value(client.task(address("Test/Types/AllTypes"))).url();

        GpJob submitted = value(client.submit(url, RunForm.of(Map.of("Text", "a & b + ü"))));
        GpJob job = ended(client, submitted);

        assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(job.results()).containsKeys("OutString", "OutLong");
        RawOutput output = value(client.result(job, "OutString", Map.of()));
        assertThat(output.dataType()).isEqualTo("GPString");
        output.owner().release();
        RawOutput input = value(client.input(job, "Text"));
        assertThat(input.json().asText()).isEqualTo("a & b + ü");
        input.owner().release();
    }

    @Test
    void showsWhyAJobFailed() throws Exception {
        GpClient client = client();

        GpJob job = ended(
                client,
                value(client.submit(SERVER.taskUrl("Test/Failing", "Fail"), RunForm.of(Map.of("Reason", "sad")))));

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.messages()).anySatisfy(message -> {
            assertThat(message.severity()).isEqualTo(Severity.ERROR);
            assertThat(message.description()).contains("sad");
        });
    }

    @Test
    void cancelsAJobOnceItExecutes() throws Exception {
        GpClient client = client();
        GpJob job = value(client.submit(SERVER.taskUrl("Test/Slow", "Slow"), RunForm.of(Map.of("Seconds", "30"))));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        value(client.job(job.taskUrl(), job.jobId(), false)).status() == JobStatus.EXECUTING);

        value(client.cancel(job.taskUrl(), job.jobId()));

        assertThat(ended(client, job).status()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void saysThatAnUnknownJobIsGone() {
        GpServiceException failure = failure(
                client().job(SERVER.taskUrl("Test/Slow", "Slow"), "j00000000000000000000000000000000", false),
                GpServiceException.class);

        assertThat(failure.getReason()).isEqualTo(Reason.GONE);
    }

    @Test
    void listsFoldersServicesAndTasks() throws Exception {
        GpClient client = client();
        FolderAddress root = (FolderAddress) GpUrls.places("", SERVER.url()).get(0);

        assertThat(value(client.catalog(root)).folders()).contains("Elevation", "Test");
        assertThat(value(client.catalog(new FolderAddress(root.services(), "Elevation")))
                        .geoprocessing())
                .contains("Elevation/ESRI_Elevation_World");
        assertThat(value(client.info(root)).currentVersion()).isGreaterThan(10);
    }

    @Test
    void saysWhatExistsWhenATaskDoesNot() {
        GpServiceException failure = failure(client().task(address("Test/Slow/Fast")), GpServiceException.class);

        assertThat(failure).hasMessageContaining("has no task Fast; it has Slow");
        assertThat(failure(client().task(address("Test/Nothing/Fast")), GpServiceException.class))
                .hasMessageContaining("Test/Slow");
    }

    @Test
    void neverSubmitsTwiceWhenTheAnswerIsLost() {
        SERVER.faults().on(Operation.SUBMIT_JOB).loseAnswer();

        GpTransportException failure = failure(
                client().submit(SERVER.taskUrl("Test/Slow", "Slow"), RunForm.of(Map.of("Seconds", "0"))),
                GpTransportException.class);

        assertThat(failure.getReason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
        assertThat(SERVER.requests()).hasSize(1);
    }

    @Test
    void submitsAgainOnlyAfterABusyAnswerSeenByTheCaller() {
        SERVER.faults().on(Operation.SUBMIT_JOB).status(503);

        GpTransportException failure = failure(
                client().submit(SERVER.taskUrl("Test/Slow", "Slow"), RunForm.of(Map.of("Seconds", "0"))),
                GpTransportException.class);

        assertThat(failure.getReason()).isEqualTo(Reason.BUSY);
        assertThat(SERVER.requests()).hasSize(1);
    }

    @Test
    void pollsThroughATemporaryFault() throws Exception {
        GpClient client = client();
        GpJob job = value(client.submit(SERVER.taskUrl("Test/Slow", "Slow"), RunForm.of(Map.of("Seconds", "0"))));
        SERVER.faults().on(Operation.JOB_STATUS).status(503);

        assertThat(value(client.job(job.taskUrl(), job.jobId(), false)).status())
                .isNotEqualTo(JobStatus.UNKNOWN);
    }

    @Test
    void takesALoginPageForWhatItIs() {
        SERVER.faults().on(Operation.SUBMIT_JOB).body("text/html", "<html><h1>Sign in</h1></html>");

        assertThat(failure(
                        client().submit(SERVER.taskUrl("Test/Slow", "Slow"), RunForm.of(Map.of("Seconds", "0"))),
                        GpProtocolException.class))
                .hasMessageContaining("Sign in");
    }

    @Test
    void needsTheTokenOfAClosedService() throws Exception {
        String url = SERVER.taskUrl("Closed/Say", "Say");
        SameSite site = SameSite.of(URI.create(SERVER.url()));
        SiteAccess good = new SiteAccess(site, TokenProviders.of(Credentials.token("s3cret-token")), Map.of(), false);
        SiteAccess bad = new SiteAccess(site, TokenProviders.of(Credentials.token("another-token")), Map.of(), false);

        assertThat(failure(client().execute(url, Map.of()), GpAuthenticationException.class)
                        .getCode())
                .isEqualTo(499);
        assertThat(failure(
                                client(transport(), bad, ClientSettings.defaults())
                                        .execute(url, Map.of()),
                                GpAuthenticationException.class)
                        .getCode())
                .isEqualTo(498);
        try (RunReply reply =
                value(client(transport(), good, ClientSettings.defaults()).execute(url, Map.of()))) {
            assertThat(reply.outputs().get(0).json().asText()).isEqualTo("hello");
        }
    }

    @Test
    void talksTlsToAServerWithASelfMadeCertificate() throws Exception {
        try (GpServer server = GpServer.builder().standardTools().tls().start()) {
            HttpSettings settings = HttpSettings.defaults()
                    .withTls(server.certificate().orElseThrow().clientContext(), null);
            GpClient client = client(transport(settings), SiteAccess.ANONYMOUS, ClientSettings.defaults());

            assertThat(value(client.task(GpUrls.task("Test/Slow/Slow", server.url())))
                            .name())
                    .isEqualTo("Slow");
            failure(client().task(GpUrls.task("Test/Slow/Slow", server.url())), GpTransportException.class);
        }
    }
}
