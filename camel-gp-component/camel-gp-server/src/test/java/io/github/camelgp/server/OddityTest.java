package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.fault.Fault;
import io.github.camelgp.server.fault.Oddity;
import io.github.camelgp.server.fault.Operation;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that real servers were seen doing happens over HTTP when it is asked for, once, and then no more. */
@Timeout(30)
class OddityTest {
    @RegisterExtension
    static final GpServerExtension SERVER =
            new GpServerExtension(GpServer.builder().user("ann", "secret").register(SampleTasks::addTo));

    private String job = "";

    @BeforeEach
    void runJob() {
        String task = SERVER.taskUrl("Jobs", "Echo");
        job = task + "/jobs/"
                + Client.post(task + "/submitJob", "Text", "x", "f", "json")
                        .path("jobId")
                        .asText();
        Client.awaitEnd(job);
    }

    static Stream<String> answers() {
        return Oddity.all().stream()
                .filter(oddity -> oddity.operation() != Operation.WEBHOOK_DELIVERY)
                .map(Oddity::name);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void happensOnceAndIsSeenByTheClient(String name) {
        Oddity oddity = Oddity.named(name);
        Operation operation = oddity.operation() == null ? Operation.JOB_STATUS : oddity.operation();
        SERVER.faults().on(operation).oddity(name);

        if (oddity.faults().stream()
                .anyMatch(f -> f instanceof Fault.Close || f instanceof Fault.LoseAnswer || f instanceof Fault.Cut)) {
            assertThatThrownBy(() -> request(operation)).isInstanceOf(UncheckedIOException.class);
        } else {
            HttpResponse<String> answer = request(operation);
            oddity.faults().forEach(fault -> check(fault, answer));
        }
        assertThat(SERVER.faults().rules().get(0).hits()).isEqualTo(1);
        HttpResponse<String> next = request(operation);

        assertThat(next.statusCode()).isEqualTo(200);
        assertThat(Client.json(next.body()).isObject()).isTrue();
        assertThat(SERVER.faults().rules().get(0).hits()).isEqualTo(1);
    }

    private void check(Fault fault, HttpResponse<String> answer) {
        String text = answer.body();
        if (fault instanceof Fault.Status status) {
            assertThat(answer.statusCode()).isEqualTo(status.status());
            status.headers()
                    .forEach((name, value) ->
                            assertThat(answer.headers().firstValue(name)).hasValue(value));
        } else if (fault instanceof Fault.Body body) {
            assertThat(answer.statusCode()).isEqualTo(body.status());
            assertThat(text).isEqualTo(body.text());
            assertThat(answer.headers().firstValue("content-type")).hasValue(body.contentType());
        } else if (fault instanceof Fault.Redirect redirect) {
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("location")).hasValue(redirect.url());
        } else if (fault instanceof Fault.Jsonp jsonp) {
            assertThat(text).startsWith(jsonp.function() + "({").endsWith("});");
        } else if (fault instanceof Fault.Truncate truncate) {
            assertThat(text).hasSize(truncate.bytes());
        } else if (fault instanceof Fault.InternalHost host) {
            assertThat(text).contains(host.siteUrl() + "/rest/directories").doesNotContain(SERVER.url());
        } else {
            check(fault, Client.json(text));
        }
    }

    private static void check(Fault fault, JsonNode json) {
        if (fault instanceof Fault.Set set) {
            assertThat(json.at(set.pointer()).toString()).isEqualTo(set.value().toString());
        } else if (fault instanceof Fault.Remove remove) {
            assertThat(json.at(remove.pointer()).isMissingNode()).isTrue();
        } else if (fault instanceof Fault.JobStatus status) {
            assertThat(json.path("jobStatus").asText()).isEqualTo(status.word());
        } else if (fault instanceof Fault.Wrap wrap) {
            assertThat(json.path(wrap.member()).has("jobStatus")).isTrue();
        } else if (fault instanceof Fault.MessageTexts) {
            assertThat(json.path("messages")).isNotEmpty().allMatch(JsonNode::isTextual);
        } else if (fault instanceof Fault.ManyMessages many) {
            assertThat(json.path("messages").size()).isGreaterThan(many.lines());
        } else if (fault instanceof Fault.LowerCaseParamUrls) {
            assertThat(json.at("/results/Result/paramUrl").asText()).isEqualTo("results/result");
        } else if (fault instanceof Fault.DropJob) {
            assertThat(json.has("error")).isTrue();
        } else {
            throw new AssertionError("nobody looks at " + fault);
        }
    }

    private HttpResponse<String> request(Operation operation) {
        String site = SERVER.url();
        String url =
                switch (operation) {
                    case JOB_STATUS -> job;
                    case SUBMIT_JOB -> SERVER.taskUrl("Jobs", "Echo") + "/submitJob?Text=x";
                    case CANCEL_JOB -> job + "/cancel";
                    case JOB_RESULT -> fileResult();
                    case INFO -> site + "/rest/info";
                    case GENERATE_TOKEN -> site + "/tokens/generateToken?username=ann&password=secret";
                    default -> throw new AssertionError("nobody asks for " + operation);
                };
        String format = (url.contains("?") ? "&" : "?") + "f=json";
        // the client would repeat a GET by itself when the connection breaks
        return Client.send(HttpRequest.newBuilder(URI.create(url + format)).POST(HttpRequest.BodyPublishers.noBody()));
    }

    /** A result that holds an address. */
    private static String fileResult() {
        String task = SERVER.taskUrl("Jobs", "File");
        String url = task + "/jobs/"
                + Client.post(task + "/submitJob", "f", "json").path("jobId").asText();
        Client.awaitEnd(url);
        return url + "/results/Out";
    }

    /** Each kind of fault is met by the tests of the oddities here, or of notifications in WebhookTest. */
    @Test
    void everyKindOfFaultIsPartOfAnOddity() {
        assertThat(Oddity.all().stream()
                        .flatMap(oddity -> oddity.faults().stream())
                        .<Class<?>>map(Fault::getClass))
                .contains(Fault.class.getPermittedSubclasses());
    }

    @Test
    void namesAreChecked() {
        assertThatThrownBy(() -> SERVER.faults().oddity("nonsense")).hasMessageContaining("nonsense");
        assertThatThrownBy(() -> SERVER.faults().oddity("login-page")).hasMessageContaining("on(…)");
        assertThatThrownBy(() -> SERVER.faults().on(Operation.INFO).oddity("submit-new"))
                .hasMessageContaining("SUBMIT_JOB");
    }

    @Test
    void chanceComesFromTheSeed() {
        List<Boolean> first = hits(7);
        List<Boolean> same = hits(7);
        List<Boolean> other = hits(8);

        assertThat(first).isEqualTo(same).isNotEqualTo(other);
        assertThat(first.stream().filter(hit -> hit).count()).isBetween(5L, 35L);
    }

    private static List<Boolean> hits(long seed) {
        SERVER.faults().clear();
        SERVER.faults().on(Operation.INFO).probability(0.5, seed).status(503);
        return Stream.generate(() -> Client.send(HttpRequest.newBuilder(URI.create(SERVER.url() + "/rest/info?f=json")))
                                .statusCode()
                        == 503)
                .limit(40)
                .toList();
    }

    @Test
    void ruleForEveryOperationHitsAll() {
        SERVER.faults().onEvery().always().status(502);

        assertThat(Client.send(HttpRequest.newBuilder(URI.create(SERVER.url() + "/rest/info?f=json")))
                        .statusCode())
                .isEqualTo(502);
        assertThat(request(Operation.JOB_STATUS).statusCode()).isEqualTo(502);
    }
}
