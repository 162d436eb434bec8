package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.model.GpAuthenticationException;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpProtocolException;
import io.github.camelgp.model.GpServiceException;
import io.github.camelgp.model.GpTransportException;
import io.github.camelgp.model.Reason;
import io.github.camelgp.operation.GpConstants;
import io.github.camelgp.server.fault.Faults;
import io.github.camelgp.server.fault.Operation;
import java.util.Map;
import org.apache.camel.Exchange;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server answers, it is never success by mistake, and the failure says what came instead. */
class BadRepliesTest extends EchoTestSupport {
    private static final String LOGIN =
            "<html><head><title>Sign in to Example</title></head><body>please</body></html>";
    private static final String EXECUTE = "gp:Near/By/Say";
    private static final String JOB = "gp:Rules/Check?param.Needed=x";

    private Faults.Rule on(Operation operation) {
        return server.faults().on(operation).always();
    }

    private AbstractThrowableAssert<?, ?> assertFailed(
            Exchange done, Class<? extends GpException> type, Reason reason) {
        assertThat(done.getException()).isInstanceOf(type);
        assertThat(((GpException) done.getException()).getReason()).isEqualTo(reason);
        return assertThat(done.getException());
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVICE", "TASK", "EXECUTE"})
    void aLogInPageIsNotUnderstood(Operation operation) {
        on(operation).body("text/html", LOGIN);

        assertFailed(run(EXECUTE, null), GpProtocolException.class, Reason.NOT_UNDERSTOOD)
                .hasMessageContaining("Sign in to Example")
                .hasMessageContaining("Near/By/GPServer");
    }

    @ParameterizedTest
    @EnumSource(names = {"SUBMIT_JOB", "JOB_RESULT"})
    void aLogInPageAmongAJobsRepliesIsNotUnderstood(Operation operation) {
        on(operation).body("text/html", LOGIN);

        assertFailed(run(JOB, null), GpProtocolException.class, Reason.NOT_UNDERSTOOD)
                .hasMessageContaining("Sign in to Example")
                .hasMessageContaining("Rules/GPServer/Check");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"results\":[{\"paramName\":\"Result\",\"dataType\":\"GPString\",\"val",
                "{\"results\":[{\"paramName\":\"Result\",\"dataType\":\"GPString\",\"value\":\"near\"}]",
                "{\"results\":[{\"paramName\":\"Result\",\"dataType\":\"GPString\",\"value\":\"near\"}],\"messages\":[",
                "{\"results\":[{\"paramName\":\"Result\",\"dataType\":\"GPString\",\"value\":\"near\"}]}}"
            })
    void cutJsonIsNotUnderstood(String cut) {
        on(Operation.EXECUTE).body("application/json", cut);

        assertFailed(run(EXECUTE, null), GpProtocolException.class, Reason.NOT_UNDERSTOOD)
                .hasMessageContaining("execute failed")
                .hasMessageContaining("paramName");
        assertThat(runs()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"x\":1,\"y\":\"north\"}",
                "{\"paths\":[[[0,0],[1,true]]]}",
                "{\"rings\":[[0,0],[1,1]]}",
                "{\"points\":[[0,0],[1]]}",
                "{\"curvePaths\":[[{\"c\":[[1,1],[0,0]]}]]}"
            })
    void aWrongGeometryFailsBeforeTheRouteGoesOn(String geometry) {
        on(Operation.EXECUTE)
                .body(
                        "application/json",
                        "{\"results\":[{\"paramName\":\"Result\",\"dataType\":\"GPFeatureRecordSetLayer\",\"value\":"
                                + "{\"features\":[{\"geometry\":null},{\"geometry\":" + geometry + "}]}}],"
                                + "\"messages\":[]}");

        assertFailed(run(EXECUTE, null), GpProtocolException.class, Reason.NOT_UNDERSTOOD)
                .hasMessageContaining("features[1].geometry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n "})
    void anEmptyBodyIsNotUnderstood(String empty) {
        on(Operation.EXECUTE).body("application/json", empty);

        assertFailed(run(EXECUTE, null), GpProtocolException.class, Reason.NOT_UNDERSTOOD)
                .hasMessageContaining("an empty body");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "42",
                "\"done\"",
                "{\"hello\":\"world\"}",
                "{\"results\":null}",
                "{\"results\":{}}",
                "{\"results\":\"none\"}",
                "{\"results\":[{\"paramName\":\"Result\",\"dataType\":\"GPString\"}]}",
                "{\"results\":[1]}",
                "{\"response\":{\"jobId\":\"j1\"}}"
            })
    void otherJsonIsNotUnderstood(String other) {
        on(Operation.EXECUTE).body("application/json", other);

        assertFailed(run(EXECUTE, null), GpProtocolException.class, Reason.NOT_UNDERSTOOD)
                .hasMessageContaining("Near/By/GPServer/Say");
    }

    static Object[] envelopes() {
        return new Object[] {
            Arguments.of(
                    "{\"error\":{\"code\":400,\"message\":\"Unable to complete  operation.\",\"details\":[\"bad value\"]}}",
                    Reason.INVALID_INPUT,
                    "bad value"),
            Arguments.of("{\"error\":{\"message\":\"no code\",\"details\":null}}", Reason.SERVER_ERROR, "no code"),
            Arguments.of(
                    "{\"status\":\"error\",\"messages\":[\"admin says no\"],\"code\":500}",
                    Reason.SERVER_ERROR,
                    "admin says no"),
            Arguments.of(
                    "{\"error\":\"quota\",\"error_description\":\"not enough credits\"}",
                    Reason.CREDITS,
                    "not enough credits"),
            Arguments.of("{\"success\":false,\"message\":\"facade says no\"}", Reason.SERVER_ERROR, "facade says no"),
            Arguments.of("{\"code\":404,\"message\":\"bare says no\"}", Reason.NOT_FOUND_OR_NOT_SHARED, "bare says no"),
            Arguments.of(
                    "{\"status\":\"failed\",\"statusMessage\":\"{\\\"code\\\":400,\\\"message\\\":\\\"inner\\\"}\"}",
                    Reason.INVALID_INPUT,
                    "inner"),
            Arguments.of(
                    "{\"error\":{\"code\":500,\"message\":\"Error executing tool.\",\"details\":[\"ERROR 000732: x\"]},"
                            + "\"results\":[]}",
                    Reason.TOOL_FAILED,
                    "ERROR 000732")
        };
    }

    @ParameterizedTest
    @MethodSource("envelopes")
    void errorsUnderStatus200AreErrors(String envelope, Reason reason, String said) {
        on(Operation.EXECUTE).body("application/json", envelope);
        assertFailed(run(EXECUTE, null), GpServiceException.class, reason).hasMessageContaining(said);

        on(Operation.SUBMIT_JOB).body("application/json", envelope);
        assertFailed(run(JOB, null), GpServiceException.class, reason)
                .hasMessageContaining(said)
                .hasMessageContaining("Rules/GPServer/Check");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jobStatus\":\"esriJobSubmitted\"}",
                "{\"jobId\":\"\",\"jobStatus\":\"esriJobSubmitted\"}",
                "{\"jobId\":null,\"jobStatus\":\"esriJobSubmitted\"}"
            })
    void aSubmitWithoutAJobIdIsNotUnderstood(String reply) {
        on(Operation.SUBMIT_JOB).body("application/json", reply);

        assertFailed(run(JOB, null), GpProtocolException.class, Reason.NOT_UNDERSTOOD)
                .hasMessageContaining("esriJobSubmitted");
        assertThat(recorded(Operation.JOB_STATUS)).isEmpty();
        assertThat(runs()).hasSize(1);
    }

    @Test
    void anExecuteWhoseAnswerIsLostIsNotRepeated() {
        on(Operation.EXECUTE).loseAnswer();

        assertFailed(run(EXECUTE, null), GpTransportException.class, Reason.OUTCOME_UNKNOWN)
                .hasMessageContaining("not repeated");
        assertThat(runs()).hasSize(1);
    }

    @Test
    void anExecuteWhoseAnswerIsCutIsNotRepeated() {
        on(Operation.EXECUTE).cut(20);

        assertFailed(run(EXECUTE, null), GpTransportException.class, Reason.OUTCOME_UNKNOWN);
        assertThat(runs()).hasSize(1);
    }

    @Test
    void anExecuteBehindAGatewayInTroubleIsNotRepeated() {
        on(Operation.EXECUTE).status(504);

        assertFailed(run(EXECUTE, null), GpTransportException.class, Reason.OUTCOME_UNKNOWN)
                .hasMessageContaining("504");
        assertThat(runs()).hasSize(1);
    }

    @Test
    void aBusyServerIsNotAskedToExecuteAgain() {
        on(Operation.EXECUTE).status(503);

        assertFailed(run(EXECUTE, null), GpTransportException.class, Reason.BUSY)
                .hasMessageContaining("503");
        assertThat(runs()).hasSize(1);
    }

    @Test
    void anInternalErrorAsAPageIsNotUnderstood() {
        on(Operation.EXECUTE).status(500);

        assertFailed(run(EXECUTE, null), GpProtocolException.class, Reason.NOT_UNDERSTOOD)
                .hasMessageContaining("HTTP 500");
        assertThat(runs()).hasSize(1);
    }

    @Test
    void aSubmitWhoseAnswerIsLostIsNotRepeated() {
        on(Operation.SUBMIT_JOB).loseAnswer();

        assertFailed(run(JOB, null), GpException.class, Reason.OUTCOME_UNKNOWN).hasMessageContaining("Rules");
        assertThat(runs()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void readsAreTriedAgain(int status) {
        server.faults().on(Operation.SERVICE).service("Near/By").status(status);
        server.faults().on(Operation.TASK).service("Near/By").status(status);

        assertThat(result(EXECUTE + "?validateOnStart=off", null)).isEqualTo("near");
        assertThat(recorded(Operation.SERVICE)).hasSize(2);
        assertThat(recorded(Operation.TASK)).hasSize(2);
    }

    @Test
    void resultsAreReadAgain() {
        server.faults().on(Operation.JOB_RESULT).cut(5);
        server.faults().on(Operation.JOB_RESULT).nth(2).status(503);

        assertThat(result(JOB, null)).isEqualTo("ran");
        assertThat(recorded(Operation.JOB_RESULT)).hasSize(3);
        assertThat(runs()).hasSize(1);
    }

    @Test
    void aPollThatIsNotUnderstoodIsNotAJobThatFailed() {
        server.faults().on(Operation.JOB_STATUS).body("text/html", LOGIN);
        server.faults().on(Operation.JOB_STATUS).nth(2).body("application/json", "{\"jobId\":");
        server.faults().on(Operation.JOB_STATUS).nth(3).error(500, "Unable to complete operation.");

        assertThat(result(JOB, null)).isEqualTo("ran");
        assertThat(runs()).hasSize(1);
    }

    @Test
    void aResultThatIsAnErrorNamesTheJob() {
        on(Operation.JOB_RESULT).error(500, "The result is broken");

        Exchange done = run(JOB, null);

        assertFailed(done, GpServiceException.class, Reason.SERVER_ERROR).hasMessageContaining("The result is broken");
        String jobId = done.getMessage().getHeader(GpConstants.JOB_ID, String.class);
        assertThat(jobId).isNotBlank();
        assertThat(done.getException()).hasMessageContaining(jobId);
        assertThat(((GpException) done.getException()).getJobId()).isEqualTo(jobId);
        assertThat(((GpException) done.getException()).getJobUrl()).endsWith("/jobs/" + jobId);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"paramName\":\"Result\",\"dataType\":\"GPString\"}",
                "{\"paramName\":\"Result\",\"value\":\"r"
            })
    void aResultWithoutItsValueIsNotUnderstood(String reply) {
        on(Operation.JOB_RESULT).body("application/json", reply);

        Exchange done = run(JOB, null);

        assertFailed(done, GpProtocolException.class, Reason.NOT_UNDERSTOOD)
                .hasMessageContaining(done.getMessage().getHeader(GpConstants.JOB_ID, String.class));
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVICE", "EXECUTE"})
    void aRedirectToALogInPageIsALackOfCredentials(Operation operation) {
        on(operation).redirect("https://login.example/signin?redirect_uri=x&token=abc");

        assertFailed(run(EXECUTE, null), GpAuthenticationException.class, Reason.AUTHENTICATION)
                .hasMessageContaining("https://login.example/signin")
                .hasMessageContaining("log-in page");
        assertThat(run(EXECUTE, null).getException().getMessage()).doesNotContain("token=abc");
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVICE", "EXECUTE"})
    void aRedirectToAnotherSiteIsNotFollowed(Operation operation) {
        on(operation).redirect("http://elsewhere.example/arcgis/rest/services");

        assertFailed(run(EXECUTE, null), GpProtocolException.class, Reason.NOT_UNDERSTOOD)
                .hasMessageContaining("http://elsewhere.example/arcgis/rest/services")
                .hasMessageContaining("another site");
    }

    @ParameterizedTest
    @ValueSource(ints = {498, 499})
    void aWantedTokenIsALackOfCredentials(int code) {
        on(Operation.EXECUTE).error(code, code == 498 ? "Invalid token." : "Token Required");

        assertFailed(run(EXECUTE, null), GpAuthenticationException.class, Reason.AUTHENTICATION)
                .hasMessageContaining(String.valueOf(code))
                .hasMessageContaining("Near/By/GPServer/Say");
        assertThat(((GpAuthenticationException) run(EXECUTE, null).getException()).getCode())
                .isEqualTo(code);
    }

    @Test
    void secretsInsideAReplyAreNotRepeated() {
        on(Operation.EXECUTE)
                .body("text/html", "<a href='https://h.example/x?token=abcdef123456'>\"password\":\"sesame\"");

        assertFailed(run(EXECUTE, null), GpProtocolException.class, Reason.NOT_UNDERSTOOD)
                .hasMessageContaining("h.example")
                .hasMessageNotContainingAny("abcdef123456", "sesame");
    }

    @Test
    void theBodyStaysWhenARunFails() {
        on(Operation.EXECUTE).body("text/html", LOGIN);

        Exchange done = run("gp:Echo/Visible Area?inputParameter=Text", "kept", Map.of("mine", 1));

        assertThat(done.getException()).isInstanceOf(GpProtocolException.class);
        assertThat(done.getMessage().getBody()).isEqualTo("kept");
        assertThat(done.getMessage().getHeader("mine")).isEqualTo(1);
    }
}
