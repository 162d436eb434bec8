package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.server.fault.Oddity;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults and recorded requests for tests in other processes. */
@Timeout(30)
class ControlTest {
    @RegisterExtension
    static final GpServerExtension SERVER =
            new GpServerExtension(GpServer.builder().control().register(SampleTasks::addTo));

    @Test
    void faultsAreAddedListedAndDropped() {
        JsonNode added = control("POST", "faults", "{\"operation\":\"info\",\"nth\":2,\"times\":2,\"status\":503}");
        int first = info();
        int second = info();
        JsonNode list = control("GET", "faults", "");
        JsonNode dropped = control("DELETE", "faults/" + added.at("/ids/0").asInt(), "");

        assertThat(first).isEqualTo(200);
        assertThat(second).isEqualTo(503);
        assertThat(list.at("/faults/0/operation").asText()).isEqualTo("INFO");
        assertThat(list.at("/faults/0/seen").asInt()).isEqualTo(2);
        assertThat(list.at("/faults/0/hits").asInt()).isEqualTo(1);
        assertThat(dropped.path("status").asText()).isEqualTo("success");
        assertThat(info()).isEqualTo(200);
    }

    @Test
    void severalFaultsComeAsAList() {
        control(
                "POST",
                "faults",
                "[{\"operation\":\"INFO\",\"status\":503},{\"operation\":\"INFO\",\"nth\":2," + "\"status\":502}]");

        assertThat(info()).isEqualTo(503);
        assertThat(info()).isEqualTo(502);
        control("POST", "faults", "{\"operation\":\"INFO\",\"times\":\"always\",\"close\":true}");
        control("DELETE", "faults", "");
        assertThat(info()).isEqualTo(200);
    }

    @Test
    void faultMayComeAsAFormParameter() {
        Client.post(SERVER.url() + "/control/faults", "fault", "{\"operation\":\"INFO\",\"status\":503}");

        assertThat(info()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "7",
                "{}",
                "{\"operation\":\"INFO\"}",
                "{\"operation\":\"NOPE\",\"status\":503}",
                "{\"operation\":\"INFO\",\"explode\":true}",
                "{\"operation\":\"INFO\",\"nth\":0,\"status\":503}",
                "{\"operation\":\"INFO\",\"probability\":2,\"status\":503}",
                "{\"operation\":\"INFO\",\"remove\":[\"jobId\"]}",
                "{\"operation\":\"INFO\",\"body\":{\"text\":\"[\",\"repeat\":1000000000}}",
                "{\"operation\":\"INFO\",\"oddity\":\"nonsense\"}"
            })
    void whatIsNoFaultIsRefusedWithTheReason(String fault) {
        JsonNode answer = control("POST", "faults", fault);

        assertThat(answer.at("/error/code").asInt()).isEqualTo(400);
        assertThat(answer.at("/error/details/0").asText()).isNotBlank();
        assertThat(SERVER.faults().rules()).isEmpty();
    }

    static Stream<String> oddities() {
        return Oddity.all().stream().map(Oddity::name);
    }

    @ParameterizedTest
    @MethodSource("oddities")
    void oddityIsWrittenAsItWasRead(String name) {
        Oddity oddity = Oddity.named(name);
        String operation = oddity.operation() == null
                ? ""
                : "\"operation\":\"" + oddity.operation().name() + "\",";
        control("POST", "faults", "{" + operation + "\"oddity\":\"" + name + "\"}");
        JsonNode written = control("GET", "faults", "").at("/faults/0");
        ((ObjectNode) written).remove(List.of("id", "seen", "hits"));
        control("DELETE", "faults", "");
        control("POST", "faults", written.toString());

        assertThat(SERVER.faults().rules().get(0).rule().faults()).containsExactlyInAnyOrderElementsOf(oddity.faults());
    }

    @Test
    void odditiesAreListed() {
        assertThat(control("GET", "oddities", "").path("oddities").size())
                .isEqualTo(Oddity.all().size());
    }

    @Test
    void recordedRequestsCanBeReadAndForgotten() {
        info();
        JsonNode request = control("GET", "requests", "").at("/requests/0");
        control("DELETE", "requests", "");

        assertThat(request.path("operation").asText()).isEqualTo("INFO");
        assertThat(request.path("path").asText()).isEqualTo("/arcgis/rest/info");
        assertThat(request.at("/parameters/f").asText()).isEqualTo("json");
        assertThat(control("GET", "requests", "").path("requests").isEmpty()).isTrue();
    }

    @Test
    void restartMayLoseJobs() {
        String task = SERVER.taskUrl("Jobs", "Wait");
        String job = task + "/jobs/"
                + Client.post(task + "/submitJob", "Seconds", "60", "f", "json")
                        .path("jobId")
                        .asText();

        control("POST", "restart?jobs=unfinished_gone", "");
        JsonNode gone = Client.get(job, "f", "json");
        JsonNode wrong = control("POST", "restart?jobs=explode", "");

        assertThat(gone.has("error")).isTrue();
        assertThat(wrong.at("/error/details/0").asText()).contains("ZOMBIES");
    }

    @Test
    void resetForgetsEverything() {
        control("POST", "faults", "{\"operation\":\"INFO\",\"status\":503}");

        control("POST", "reset", "");

        assertThat(info()).isEqualTo(200);
        assertThat(SERVER.requests()).hasSize(1);
    }

    @Test
    void webPagesAreRefused() {
        HttpResponse<String> answer = Client.send(HttpRequest.newBuilder(URI.create(SERVER.url() + "/control/faults"))
                .header("Origin", "https://evil.example"));

        assertThat(Client.json(answer.body()).at("/error/code").asInt()).isEqualTo(403);
    }

    @Test
    void thereIsNoControlUnlessAskedFor() {
        try (GpServer plain = GpServer.builder().register(SampleTasks::addTo).start()) {
            assertThat(Client.get(plain.url() + "/control/faults", "f", "json")
                            .at("/error/code")
                            .asInt())
                    .isEqualTo(400);
        }
    }

    @Test
    void unknownControlIsRefused() {
        assertThat(control("GET", "nonsense?f=json", "").has("error")).isTrue();
    }

    private static int info() {
        return Client.send(HttpRequest.newBuilder(URI.create(SERVER.url() + "/rest/info?f=json")))
                .statusCode();
    }

    private static JsonNode control(String method, String path, String body) {
        String format = path.contains("?") ? "&f=json" : "?f=json";
        return Client.json(Client.send(HttpRequest.newBuilder(URI.create(SERVER.url() + "/control/" + path + format))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body)))
                .body());
    }
}
