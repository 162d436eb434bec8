package io.github.camelgp.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.internal.http.RawServer;
import io.github.camelgp.internal.http.RawServer.Reply;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpMessage;
import io.github.camelgp.model.GpProgress;
import io.github.camelgp.model.GpProtocolException;
import io.github.camelgp.model.GpServiceException;
import io.github.camelgp.model.GpTransportException;
import io.github.camelgp.model.JobStatus;
import io.github.camelgp.model.Reason;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class GpClientTest extends ClientTestSupport {
    @Test
    void submitsByFormWithoutAskingForHtml() throws Exception {
        RawServer server = server(request -> Reply.json("{\"jobId\":\"j1\",\"jobStatus\":\"esriJobSubmitted\"}"));
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("Text", "a & b = ä");
        parameters.put("Distance", "{\"distance\":8.5,\"units\":\"esriMiles\"}");

        GpJob job = value(client().submit(server.url(TASK_PATH), RunForm.of(parameters)));

        assertThat(job.status()).isEqualTo(JobStatus.SUBMITTED);
        assertThat(job.jobUrl()).isEqualTo(server.url(TASK_PATH) + "/jobs/j1");
        RawServer.Request request = server.requests().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo(TASK_PATH + "/submitJob");
        parameters.put("f", "json");
        assertThat(request.parameters()).isEqualTo(parameters);
    }

    @Test
    void takesNumericJobIdsAndNewJobs() throws Exception {
        RawServer server = server(request -> Reply.json("{\"jobId\":4711,\"jobStatus\":\"esriJobNew\"}"));

        GpJob job = value(client().submit(server.url(TASK_PATH), RunForm.of(Map.of())));

        assertThat(job.jobId()).isEqualTo("4711");
        assertThat(job.status()).isEqualTo(JobStatus.NEW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jobStatus\":\"esriJobSubmitted\"}",
                "{\"jobId\":null,\"jobStatus\":\"esriJobSubmitted\"}",
                "{\"jobId\":\"\",\"jobStatus\":\"esriJobSubmitted\"}",
                "{\"response\":{\"jobId\":\"j1\"}}",
                "{}",
                "[]",
                "null",
                "{\"jobId\":\"j1",
                "<html><title>Sign in</title></html>",
                "callback({\"jobId\":\"j1\"})",
                ""
            })
    void neverTakesASubmitWithoutJobIdForASuccess(String body) {
        RawServer server = server(request -> Reply.json(body));

        GpProtocolException failure =
                failure(client().submit(server.url(TASK_PATH), RunForm.of(Map.of())), GpProtocolException.class);

        assertThat(failure.getReason()).isEqualTo(Reason.NOT_UNDERSTOOD);
        assertThat(failure)
                .hasMessageContaining(body.isEmpty() ? "empty body" : body.substring(0, Math.min(10, body.length())));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void asksToComeBackWhenTheServerIsBusy() {
        RawServer server = server(request -> Reply.of(429, "text/html", "slow down", "Retry-After: 7"));

        GpTransportException failure =
                failure(client().submit(server.url(TASK_PATH), RunForm.of(Map.of())), GpTransportException.class);

        assertThat(failure.getReason()).isEqualTo(Reason.BUSY);
        assertThat(failure.getRetryAfter()).contains(Duration.ofSeconds(7));
        assertThat(failure.isNotSent()).isTrue();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void doesNotKnowTheOutcomeBehindAGateway() {
        RawServer server = server(request -> Reply.of(504, "text/html", "<html>timeout</html>"));

        GpTransportException failure =
                failure(client().submit(server.url(TASK_PATH), RunForm.of(Map.of())), GpTransportException.class);

        assertThat(failure.getReason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(value = JobStatus.class, names = "UNKNOWN", mode = EnumSource.Mode.EXCLUDE)
    void knowsAllStates(JobStatus status) throws Exception {
        RawServer server =
                server(request -> Reply.json("{\"jobId\":\"x\",\"jobStatus\":\"" + status.wireName() + "\"}"));

        GpJob job = value(client().job(server.url(TASK_PATH), "j1", false));

        assertThat(job.status()).isEqualTo(status);
        assertThat(job.jobId()).isEqualTo("j1");
        assertThat(server.requests().get(0).parameters()).containsEntry("returnMessages", "false");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"jobStatus\":\"expectedFailure\"}',UNKNOWN,expectedFailure",
        "'{\"jobStatus\":\"error\"}',UNKNOWN,error",
        "'{\"jobId\":\"a\",\"status\":\"Succeeded\"}',SUCCEEDED,Succeeded",
        "'{\"jobId\":\"a\",\"status\":\"Failed\",\"message\":\"sad\"}',FAILED,Failed",
        "'{\"jobId\":\"a\"}',UNKNOWN,''",
        "'{\"jobStatus\":\"esriJobExpired\"}',UNKNOWN,esriJobExpired"
    })
    void keepsStatesThatItDoesNotKnow(String body, JobStatus status, String text) throws Exception {
        RawServer server = server(request -> Reply.json(body));

        GpJob job = value(client().job(server.url(TASK_PATH), "j1", true));

        assertThat(job.status()).isEqualTo(status);
        assertThat(job.statusText()).isEqualTo(text);
    }

    @Test
    void readsMessagesInEveryFormWithoutTokens() throws Exception {
        RawServer server =
                server(request -> Reply.json("{\"jobId\":\"j1\",\"jobStatus\":\"esriJobFailed\",\"messages\":["
                        + "\"plain\",{\"description\":\"no type\"},null,"
                        + "{\"type\":\"esriJobMessageTypeWarning\",\"description\":\"https://h/a?token=abc123 read\"},"
                        + "{\"type\":\"esriJobMessageTypeError\",\"description\":\"{\\\"cost\\\": 1}\"}]}"));

        GpJob job = value(client().job(server.url(TASK_PATH), "j1", true));

        assertThat(job.messages())
                .containsExactly(
                        new GpMessage("", "plain"),
                        new GpMessage("", "no type"),
                        new GpMessage("esriJobMessageTypeWarning", "https://h/a?*** read"),
                        new GpMessage("esriJobMessageTypeError", "{\"cost\": 1}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"step\",\"message\":\"halfway\",\"percent\":0}", "0"})
    void readsProgressThatStartsAtZero(String progress) throws Exception {
        RawServer server =
                server(request -> Reply.json("{\"jobStatus\":\"esriJobExecuting\",\"progress\":" + progress + "}"));

        GpProgress read =
                value(client().job(server.url(TASK_PATH), "j1", false)).progress();

        assertThat(read).isNotNull().extracting(GpProgress::percent).isEqualTo(0);
    }

    @ParameterizedTest
    @CsvSource({
        "200,'{\"error\":{\"code\":400,\"message\":\"Job not found\"}}'",
        "404,'{\"error\":{\"code\":404,\"message\":\"Job does not exist\"}}'",
        "500,'{\"message\":\"job not found\",\"success\":false}'",
        "200,'{\"error\":{\"code\":400,\"message\":\"Invalid or missing input parameters.\",\"details\":[]}}'"
    })
    void saysThatASweptJobIsGone(int status, String body) {
        RawServer server = server(request -> Reply.of(status, "application/json", body));

        GpServiceException failure =
                failure(client().job(server.url(TASK_PATH), "j1", false), GpServiceException.class);

        assertThat(failure.getReason()).isEqualTo(Reason.GONE);
        assertThat(failure.getJobId()).isEqualTo("j1");
    }

    @Test
    void doesNotTakeAStoppedServiceForASweptJob() {
        RawServer server = server(
                request -> Reply.json(
                        "{\"error\":{\"code\":500,\"message\":\"Service Folder/Service/GPServer not started \",\"details\":[]}}"));

        GpServiceException failure =
                failure(client().job(server.url(TASK_PATH), "j1", false), GpServiceException.class);

        assertThat(failure.getReason()).isEqualTo(Reason.SERVICE_STOPPED);
    }

    @Test
    void followsTheParamUrlThatTheServerGives() throws Exception {
        RawServer server = server(request -> request.path().endsWith("/jobs/j1")
                ? Reply.json("{\"jobId\":\"j1\",\"jobStatus\":\"esriJobSucceeded\","
                        + "\"results\":{\"Hot_Spots\":{\"paramUrl\":\"results/hot_spots\"}}}")
                : Reply.json("{\"value\":{\"url\":\"u\"},\"dataType\":\"GPDataFile\",\"paramName\":\"Hot_Spots\"}"));
        GpClient client = client();
        GpJob job = value(client.job(server.url(TASK_PATH), "j1", true));

        RawOutput output = value(client.result(job, "Hot_Spots", Map.of("outSR", "4326")));

        assertThat(server.requests().get(1).path()).isEqualTo(TASK_PATH + "/jobs/j1/results/hot_spots");
        assertThat(server.requests().get(1).parameters()).isEqualTo(Map.of("outSR", "4326", "f", "json"));
        assertThat(output.dataType()).isEqualTo("GPDataFile");
        assertThat(output.members()).containsExactly("url");
        assertThat(output.json().get("url").asText()).isEqualTo("u");
        output.owner().release();
    }

    @Test
    void givesEveryValueOfASynchronousRunInWhateverOrder() throws Exception {
        RawServer server = server(
                request -> Reply.json(
                        "\uFEFF{ \"messages\":[{\"type\":\"t\",\"description\":\"ä done\"}],"
                                + "\"results\" : [ {\"dataType\":\"GPString\",\"value\":\"say \\\"hi\\\" äö\",\"paramName\":\"A\"},"
                                + "{\"value\": {\"features\":[{\"error\":{\"code\":400}}],\"exceededTransferLimit\":false} ,"
                                + "\"paramName\":\"B\",\"dataType\":\"GPFeatureRecordSetLayer\"},"
                                + "{\"paramName\":\"C\",\"dataType\":\"GPLong\",\"value\":12345678901234},"
                                + "{\"paramName\":\"D\",\"dataType\":\"GPBoolean\",\"value\":true},"
                                + "{\"paramName\":\"E\",\"dataType\":\"GPString\",\"value\":null},"
                                + "{\"paramName\":\"F\",\"dataType\":\"GPMultiValue:GPString\",\"value\":[ \"x\" , 1.5e3 ]}] } "));

        try (RunReply reply = value(client().execute(server.url(TASK_PATH), Map.of()))) {
            assertThat(reply.messages()).containsExactly(new GpMessage("t", "ä done"));
            assertThat(reply.outputs()).extracting(RawOutput::paramName).containsExactly("A", "B", "C", "D", "E", "F");
            assertThat(reply.outputs().stream().map(output -> output.shape().name()))
                    .containsExactly("TEXT", "OBJECT", "NUMBER", "BOOLEAN", "NULL", "ARRAY");
            assertThat(text(reply.outputs().get(0))).isEqualTo("\"say \\\"hi\\\" äö\"");
            assertThat(text(reply.outputs().get(1)))
                    .isEqualTo("{\"features\":[{\"error\":{\"code\":400}}],\"exceededTransferLimit\":false}");
            assertThat(reply.outputs().get(1).members()).containsExactlyInAnyOrder("features", "exceededTransferLimit");
            assertThat(text(reply.outputs().get(2))).isEqualTo("12345678901234");
            assertThat(text(reply.outputs().get(3))).isEqualTo("true");
            assertThat(text(reply.outputs().get(4))).isEqualTo("null");
            assertThat(text(reply.outputs().get(5))).isEqualTo("[ \"x\" , 1.5e3 ]");
        }
    }

    @Test
    void readsTheBareArrayOfAllResults() throws Exception {
        RawServer server = server(request -> Reply.json("[{\"dataType\":\"GPLong\",\"paramName\":\"N\",\"value\":1},"
                + "{\"dataType\":\"GPString\",\"paramName\":\"S\",\"value\":\"s\"}]"));
        GpJob job = new GpJob(server.url(TASK_PATH), "j1", JobStatus.FAILED, "", List.of(), null, Map.of(), Map.of());

        try (RunReply reply = value(client().results(job, Map.of()))) {
            assertThat(reply.outputs()).extracting(RawOutput::paramName).containsExactly("N", "S");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"messages\":[]}",
                "{\"results\":[{\"paramUrl\":\"results/x\"}]}",
                "{\"results\":[{\"paramName\":\"A\",\"value\":{\"features\":[{\"attributes\":{}}",
                "{\"results\":[]} x",
                "{\"results\":[{\"paramName\":\"A\",\"value\":NaN}]}"
            })
    void neverTakesAnIncompleteRunForASuccess(String body) {
        RawServer server = server(request -> Reply.json(body));

        failure(client().execute(server.url(TASK_PATH), Map.of()), GpProtocolException.class);
    }

    @Test
    void takesARunWithoutOutputsForASuccess() throws Exception {
        RawServer server = server(request -> Reply.json("{\"results\":[],\"messages\":[]}"));

        try (RunReply reply = value(client().execute(server.url(TASK_PATH), Map.of()))) {
            assertThat(reply.outputs()).isEmpty();
        }
    }

    @Test
    void cancelsAndShowsTheJobAsItIsThen() throws Exception {
        RawServer server = server(request -> Reply.json("{\"jobId\":\"j1\",\"jobStatus\":\"esriJobCancelling\"}"));

        GpJob job = value(client().cancel(server.url(TASK_PATH), "j1"));

        assertThat(job.status()).isEqualTo(JobStatus.CANCELLING);
        assertThat(server.requests().get(0).path()).isEqualTo(TASK_PATH + "/jobs/j1/cancel");
        assertThat(server.requests().get(0).parameters()).containsEntry("f", "json");
    }
}
