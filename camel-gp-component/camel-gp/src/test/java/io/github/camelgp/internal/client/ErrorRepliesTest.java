package io.github.camelgp.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.internal.http.RawServer;
import io.github.camelgp.internal.http.RawServer.Reply;
import io.github.camelgp.model.GpAuthenticationException;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpProtocolException;
import io.github.camelgp.model.GpServiceException;
import io.github.camelgp.model.Reason;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ErrorRepliesTest extends ClientTestSupport {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'error':{'code':498,'message':'Invalid token.','details':[]}}|AUTHENTICATION|498|Invalid token.",
                "{'error':{'code':499,'message':'Token Required'}}|AUTHENTICATION|499|Token Required",
                "{'error':{'code':403,'message':'You do not have permissions to access this resource','messageCode':'GWM_0003'}}|FORBIDDEN|403|permissions",
                "{'error':{'code':404,'message':'Service X/Y/GPServer not found ','details':null}}|NOT_FOUND_OR_NOT_SHARED|404|not found",
                "{'error':{'code':400,'message':'Invalid URL','details':['Invalid URL']}}|NOT_FOUND_OR_NOT_SHARED|400|Invalid URL",
                "{'error':{'code':500,'message':'Service X not started ','details':[]}}|SERVICE_STOPPED|500|not started",
                "{'error':{'code':500,'message':'Wait time of the request to the service has expired'}}|NO_INSTANCE|500|Wait time",
                "{'error':{'code':400,'message':'Unable to complete  operation.','details':['Error executing tool. ERROR 000824: The tool is not licensed.']}}|LICENCE|400|000824",
                "{'error':{'code':400,'message':'Unable to complete operation.','details':['ERROR 000732: Dataset a does not exist']}}|TOOL_FAILED|400|000732",
                "{'error':{'code':400,'message':'Your organization has insufficient credits'}}|CREDITS|400|credits",
                "{'error':{'code':400,'message':'Invalid or missing input parameters.','details':[]}}|INVALID_INPUT|400|missing input",
                "{'error':{'code':500,'message':'Error performing operation'}}|SERVER_ERROR|500|performing",
                "{'error':{'message':'Something'}}|SERVER_ERROR|0|Something",
                "{'error':{'details':['only details']}}|SERVER_ERROR|0|only details",
                "{'error':{}}|SERVER_ERROR|0|no reason",
                "{'error':{'code':400,'error':'invalid_grant','error_description':'Invalid refresh_token','message':'Invalid refresh_token'}}|AUTHENTICATION|400|Invalid refresh_token",
                "{'error':'invalid_client','error_description':'Invalid client_id'}|AUTHENTICATION|0|Invalid client_id",
                "{'code':400,'message':'Unable to complete  operation.','details':[]}|INVALID_INPUT|400|Unable to complete",
                "{'code':200,'message':null,'status':'failure'}|SERVER_ERROR|0|no reason",
                "{'status':'error','messages':['Token expired or so'],'code':499}|AUTHENTICATION|499|Token expired",
                "{'status':'error','messages':['Could not cancel'],'code':500}|SERVER_ERROR|500|Could not cancel",
                "{'message':'broken','success':false}|SERVER_ERROR|0|broken",
                "{'status':'failed','statusMessage':'{\\\"code\\\":400,\\\"message\\\":\\\"Index was outside the bounds\\\"}'}|INVALID_INPUT|400|Index was outside",
                "{'status':'failed','statusMessage':'just text'}|SERVER_ERROR|0|just text"
            })
    void findsTheReasonInEveryEnvelope(String body, Reason reason, int code, String part) {
        String json = body.replace('\'', '"');
        RawServer server = server(request -> Reply.json(json));

        GpServiceException failure =
                failure(client().execute(server.url(TASK_PATH), Map.of()), GpServiceException.class);

        assertThat(failure.getReason()).isEqualTo(reason);
        assertThat(failure.getCode()).isEqualTo(code);
        assertThat(failure).hasMessageContaining(part).hasMessageStartingWith("execute failed: ");
        assertThat(failure instanceof GpAuthenticationException).isEqualTo(reason == Reason.AUTHENTICATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"results\":[{\"paramName\":\"error\",\"value\":{\"error\":{\"code\":400,\"message\":\"x\"}}}]}",
                "{\"results\":[],\"code\":500,\"message\":\"x\"}",
                "{\"results\":[],\"error\":null}",
                "{\"results\":[],\"status\":\"failed\",\"messages\":[]}"
            })
    void doesNotMistakeGoodAnswersForErrors(String body) throws Exception {
        RawServer server = server(request -> Reply.json(body));

        value(client().execute(server.url(TASK_PATH), Map.of())).close();
    }

    @ParameterizedTest
    @CsvSource({
        "401,AUTHENTICATION",
        "403,FORBIDDEN",
        "404,NOT_UNDERSTOOD",
        "500,NOT_UNDERSTOOD",
        "503,BUSY",
        "502,OUTCOME_UNKNOWN"
    })
    void judgesPagesByTheirStatus(int status, Reason reason) {
        RawServer server = server(request -> Reply.of(status, "text/html", "<html>Apache Tomcat</html>"));

        GpException failure = failure(client().execute(server.url(TASK_PATH), Map.of()), GpException.class);

        assertThat(failure.getReason()).isEqualTo(reason);
        assertThat(failure).hasMessageContaining("Apache Tomcat").hasMessageContaining("HTTP " + status);
    }

    @Test
    void saysWhereTheJsonBreaks() {
        RawServer server = server(request -> Reply.json("{\"jobId\":\"j1\",\n \"jobStatus\":oops}"));

        GpProtocolException failure =
                failure(client().job(server.url(TASK_PATH), "j1", false), GpProtocolException.class);

        assertThat(failure).hasMessageContaining("line 2, column");
    }

    @Test
    void showsNoSecretsInExcerpts() {
        RawServer server = server(request -> Reply.json("<a href='https://h/x?token=abc123&f=json'> token=def456 "
                + "{\"password\":\"ghi789\"} " + "x".repeat(5000)));

        GpProtocolException failure =
                failure(client().submit(server.url(TASK_PATH), RunForm.of(Map.of())), GpProtocolException.class);

        assertThat(failure.getMessage())
                .doesNotContain("abc123")
                .doesNotContain("def456")
                .doesNotContain("ghi789")
                .hasSizeLessThan(700);
    }

    @Test
    void survivesHundredThousandBrackets() {
        RawServer server = server(request -> Reply.json("[".repeat(100_000)));

        failure(client().execute(server.url(TASK_PATH), Map.of()), GpProtocolException.class);
        failure(client().job(server.url(TASK_PATH), "j1", false), GpProtocolException.class);
    }
}
