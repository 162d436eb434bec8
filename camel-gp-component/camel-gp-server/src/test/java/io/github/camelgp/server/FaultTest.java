package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelgp.server.fault.Operation;
import io.github.camelgp.server.http.RecordedRequest;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Faults as data, and recorded requests. */
@Timeout(30)
class FaultTest {
    @RegisterExtension
    static final GpServerExtension SERVER =
            new GpServerExtension(GpServer.builder().register(SampleTasks::addTo));

    @Test
    void statusHitsTheRequestsThatWereNamed() {
        SERVER.faults().on(Operation.INFO).nth(2).times(2).status(503);

        List<Integer> seen = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            seen.add(info().statusCode());
        }

        assertThat(seen).containsExactly(200, 503, 503, 200, 200);
    }

    @Test
    void statusMayCarryHeaders() {
        SERVER.faults().on(Operation.INFO).status(429, Map.of("Retry-After", "7"));

        assertThat(info().headers().firstValue("Retry-After")).hasValue("7");
    }

    @Test
    void ruleMayNameServiceAndTask() {
        SERVER.faults()
                .on(Operation.EXECUTE)
                .service("sync/values")
                .task("echo")
                .always()
                .error(500, "no");

        JsonNode hit = Client.get(SERVER.taskUrl("Sync/Values", "Echo") + "/execute", "f", "json");
        JsonNode other = Client.get(SERVER.taskUrl("Sync/Values", "File") + "/execute", "f", "json");

        assertThat(hit.at("/error/code").asInt()).isEqualTo(500);
        assertThat(other.has("results")).isTrue();
    }

    @Test
    void delayedAnswerComesWhole() {
        SERVER.faults().on(Operation.INFO).delay(Duration.ofMillis(50));

        long start = System.nanoTime();
        HttpResponse<String> answer = info();

        assertThat(answer.body()).endsWith("}");
        assertThat(System.nanoTime() - start).isGreaterThan(40_000_000L);
    }

    @Test
    void cutAnswerEndsEarly() {
        SERVER.faults().on(Operation.INFO).cut(10);

        assertThatThrownBy(FaultTest::info).isInstanceOf(UncheckedIOException.class);
        assertThat(info().statusCode()).isEqualTo(200);
    }

    @Test
    void cutAnswerAnnouncesItsFullLength() {
        SERVER.faults().on(Operation.INFO).cut(10);

        String reply = Client.socket(
                SERVER.server(), "GET /arcgis/rest/info?f=json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(reply).contains("Content-Length: ").endsWith("\r\n\r\n{\"currentV");
    }

    @Test
    void truncatedAnswerLooksWhole() {
        SERVER.faults().on(Operation.INFO).truncate(10);

        HttpResponse<String> answer = info();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).hasSize(10);
        assertThat(info().body()).endsWith("}");
    }

    @Test
    void memberIsSetOrRemoved() {
        SERVER.faults().on(Operation.INFO).set("/currentVersion", TextNode.valueOf("old"));
        SERVER.faults().on(Operation.INFO).nth(2).remove("/currentVersion");

        JsonNode changed = Client.json(info().body());
        JsonNode without = Client.json(info().body());

        assertThat(changed.path("currentVersion").asText()).isEqualTo("old");
        assertThat(without.has("currentVersion")).isFalse();
        assertThat(without.has("authInfo")).isTrue();
    }

    @Test
    void closedConnectionHasNoAnswer() {
        SERVER.faults().on(Operation.SUBMIT_JOB).close();

        assertThatThrownBy(FaultTest::submit).isInstanceOf(UncheckedIOException.class);
        assertThat(SERVER.server().knownJobs()).isZero();
    }

    @Test
    void lostAnswerLeavesTheJob() {
        SERVER.faults().on(Operation.SUBMIT_JOB).loseAnswer();

        assertThatThrownBy(FaultTest::submit).isInstanceOf(UncheckedIOException.class);
        assertThat(SERVER.server().knownJobs()).isEqualTo(1);
    }

    @Test
    void otherBodyReplacesTheAnswer() {
        SERVER.faults().on(Operation.INFO).body("text/html", "<html>Sign in</html>");

        HttpResponse<String> answer = info();

        assertThat(answer.body()).isEqualTo("<html>Sign in</html>");
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/html");
    }

    @Test
    void redirectNamesAnotherAddress() {
        SERVER.faults().on(Operation.INFO).redirect("https://elsewhere/");

        HttpResponse<String> answer = info();

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("location")).hasValue("https://elsewhere/");
    }

    @Test
    void jobStatusIsReplacedAndJobsAreDropped() {
        String job = SERVER.taskUrl("Jobs", "Echo") + "/jobs/" + submit();
        Client.awaitEnd(job);
        SERVER.faults().on(Operation.JOB_STATUS).jobStatus("esriJobTimedOut");
        SERVER.faults().on(Operation.JOB_STATUS).nth(2).dropJob();

        JsonNode first = Client.get(job, "f", "json");
        JsonNode second = Client.get(job, "f", "json");

        assertThat(first.path("jobStatus").asText()).isEqualTo("esriJobTimedOut");
        assertThat(second.has("error")).isTrue();
    }

    @Test
    void requestsAreRecorded() {
        Client.send(HttpRequest.newBuilder(URI.create(SERVER.taskUrl("Sync/Values", "Echo") + "/execute?f=json"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Referer", "me")
                .POST(HttpRequest.BodyPublishers.ofString("Text=a+b")));

        RecordedRequest request = SERVER.requests().get(0);
        assertThat(SERVER.requests()).hasSize(1);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/arcgis/rest/services/Sync/Values/GPServer/Echo/execute");
        assertThat(request.operation()).isEqualTo(Operation.EXECUTE);
        assertThat(request.parameters()).containsEntry("Text", "a b").containsEntry("f", "json");
        assertThat(request.headers()).containsEntry("referer", "me");
        assertThat(request.bodyBytes()).isEqualTo(8);
    }

    private static HttpResponse<String> info() {
        return Client.send(HttpRequest.newBuilder(URI.create(SERVER.url() + "/rest/info?f=json")));
    }

    private static String submit() {
        return Client.post(SERVER.taskUrl("Jobs", "Echo") + "/submitJob", "Text", "x", "f", "json")
                .path("jobId")
                .asText();
    }
}
