package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.protocol.Release;
import io.github.camelgp.server.task.TaskRegistry;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a release changed, seen through a server that plays it. */
@Timeout(30)
class ReleaseTest {
    private static final Map<String, GpServer> SERVERS = new HashMap<>();

    private static GpServer server(String version) {
        return SERVERS.computeIfAbsent(version, v -> GpServer.builder()
                .version(v)
                .register(ReleaseTest::tasks)
                .register(SampleTasks::addTo)
                .start());
    }

    private static void tasks(TaskRegistry registry) {
        registry.service("Typed", s -> s.synchronous().task("Run", t -> t.input("Number", "GPLong", p -> p.optional())
                .input("Area", "GPArealUnit", p -> p.optional())
                .input("Time", "GPTimeUnit", p -> p.optional())
                .input("Kind", "GPString", p -> p.optional().choiceList("small", "big"))
                .output("Out", "GPString")
                .output("Rows", "GPValueTable")
                .output("When", "GPTimeUnit")
                .run(call -> {
                    call.set("Out", call.has("Time") + " " + call.context().outSpatialReference());
                    call.set("When", Map.of("time", 3, "units", "esriTimeUnitsDays"));
                })));
        registry.service(
                "TypedJobs",
                s -> s.task("Run", t -> t.input("Secret", "GPStringHidden", p -> p.optional())
                        .input("Context", "GPString", p -> p.optional())
                        .output("Out", "GPString")
                        .run(call -> {
                            call.progress(50, "half");
                            call.set("Out", call.has("Context") ? call.text("Context") : "x");
                        })));
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(GpServer::close);
    }

    @ParameterizedTest
    @CsvSource({"10.91,10.91,10.9.1", "10.9.1,10.91,10.9.1", "11.3,11.3,11.3.0", "12.0,12.0,12.0.0"})
    void releaseIsSaidEverywhereAsANumber(String version, String number, String full) {
        GpServer server = server(version);
        JsonNode info = Client.get(server.url() + "/rest/info", "f", "json");

        assertThat(Client.text(server.url() + "/rest/services?f=json")).contains("\"currentVersion\":" + number);
        assertThat(Client.text(server.serviceUrl("Typed") + "?f=json")).contains("\"currentVersion\":" + number);
        assertThat(info.path("currentVersion").isNumber()).isTrue();
        assertThat(info.path("fullVersion").asText()).isEqualTo(full);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eleven", "9.3", "11.3.0.1", "10,91"})
    void whatIsNoReleaseIsRefused(String version) {
        assertThatThrownBy(() -> GpServer.builder().version(version)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void releasesCompareAsDecimalNumbers() {
        assertThat(Release.of("10.71").atLeast("10.8")).isFalse();
        assertThat(Release.of("11").atLeast("10.91")).isTrue();
        assertThat(Release.of("11.3").atLeast("11.3")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"10.91,false,false", "11.3,true,false", "12.0,true,true"})
    void dataTypesAreOfferedByTheReleasesThatKnowThem(String version, boolean area, boolean duration) {
        String task = server(version).taskUrl("Typed", "Run");

        String description = Client.get(task, "f", "json").toString();
        JsonNode results =
                Client.get(task + "/execute", "Time", "3 Days", "f", "json").path("results");

        assertThat(description.contains("GPArealUnit")).isEqualTo(area);
        assertThat(description.contains("GPTimeUnit")).isEqualTo(duration);
        assertThat(results.findValuesAsText("paramName").contains("When")).isEqualTo(duration);
        assertThat(results.path(0).path("value").asText()).startsWith(String.valueOf(duration));
    }

    @ParameterizedTest
    @CsvSource({"10.5,null", "10.91,SpatialReference"})
    void contextIsUnderstoodFrom1061On(String version, String seen) {
        String task = server(version).taskUrl("Typed", "Run");

        String byContext = Client.get(task + "/execute", "context", "{\"outSR\":{\"wkid\":4326}}", "f", "json")
                .at("/results/0/value")
                .asText();
        String byEnvironment = Client.get(task + "/execute", "env:outSR", "4326", "f", "json")
                .at("/results/0/value")
                .asText();

        assertThat(byContext).contains(seen);
        assertThat(byEnvironment).contains("SpatialReference");
    }

    @Test
    void contextOfATasksOwnReachesTheTaskOnAnyRelease() {
        String task = server("10.5").taskUrl("TypedJobs", "Run");
        String job = task + "/jobs/"
                + Client.post(task + "/submitJob", "Context", "mine", "f", "json")
                        .path("jobId")
                        .asText();
        Client.awaitEnd(job);

        assertThat(Client.get(job + "/results/Out", "f", "json").path("value").asText())
                .isEqualTo("mine");
    }

    @ParameterizedTest
    @CsvSource({"10.91,false", "11.3,true", "12.0,true"})
    void listsOfResultsAndInputsCameWith111(String version, boolean there) {
        String job = job(server(version));

        assertThat(Client.get(job + "/results", "f", "json").isArray()).isEqualTo(there);
        assertThat(Client.get(job + "/inputs", "f", "json").isArray()).isEqualTo(there);
        assertThat(Client.get(job + "/results/Out", "f", "json").path("value").asText())
                .isEqualTo("x");
        assertThat(Client.get(job + "/inputs/Context", "f", "json").has("paramName"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"10.91,false", "11.3,true"})
    void resultsOfFailedJobsAreReadableFrom111On(String version, boolean readable) {
        String task = server(version).taskUrl("Jobs", "Fail");
        String job = task + "/jobs/"
                + Client.post(task + "/submitJob", "Reason", "no", "f", "json")
                        .path("jobId")
                        .asText();
        Client.awaitEnd(job);

        assertThat(Client.get(job + "/results", "f", "json").has("error")).isNotEqualTo(readable);
    }

    @ParameterizedTest
    @CsvSource({"10.5,false", "10.91,true"})
    void progressCameWith1081(String version, boolean there) {
        String task = server(version).taskUrl("Jobs", "Wait");
        String job = task + "/jobs/"
                + Client.post(task + "/submitJob", "Seconds", "60", "f", "json")
                        .path("jobId")
                        .asText();
        boolean seen = false;
        for (int i = 0; i < 200 && !seen; i++) {
            seen = Client.get(job, "f", "json").has("progress");
        }
        Client.get(job + "/cancel", "f", "json");

        assertThat(seen).isEqualTo(there);
    }

    @ParameterizedTest
    @CsvSource({
        "10.91,2147483647,true",
        "10.91,2147483648,false",
        "11.3,12345678901234,true",
        "11.3,4503599627370495,true",
        "11.3,4503599627370496,false"
    })
    void longIsAsWideAsTheReleaseHasIt(String version, String number, boolean accepted) {
        JsonNode answer =
                Client.get(server(version).taskUrl("Typed", "Run") + "/execute", "Number", number, "f", "json");

        assertThat(answer.has("results")).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"10.91,false", "11.3,true"})
    void schemaOfTheDescriptionCameWith111(String version, boolean there) {
        GpServer server = server(version);
        String url = Client.get(server.serviceUrl("Typed"), "f", "json")
                .at("/schema/json-schema/url")
                .asText();
        JsonNode schema = Client.get(server.url() + "/rest/schemas/gp-service", "f", "json");

        assertThat(url).isEqualTo(there ? server.url() + "/rest/schemas/gp-service" : "");
        assertThat(schema.has("properties")).isEqualTo(there);
    }

    @ParameterizedTest
    @CsvSource({"11.4,s3cret", "11.5,''"})
    void hiddenTextIsBlankFrom115On(String version, String seen) {
        GpServer server = server(version);
        String task = server.taskUrl("TypedJobs", "Run");
        String job = task + "/jobs/"
                + Client.post(task + "/submitJob", "Secret", "s3cret", "f", "json")
                        .path("jobId")
                        .asText();

        assertThat(Client.get(job + "/inputs/Secret", "f", "json").path("value").asText("missing"))
                .isEqualTo(seen);
    }

    @Test
    void validateCameWith12() {
        JsonNode older = Client.get(server("11.3").taskUrl("Typed", "Run") + "/validate", "f", "json");
        JsonNode good = Client.get(server("12.0").taskUrl("Typed", "Run") + "/validate", "Number", "3", "f", "json");

        assertThat(older.at("/error/code").asInt()).isEqualTo(400);
        assertThat(good.at("/validationResults/0/value").asInt()).isEqualTo(3);
        assertThat(good.path("additionalMessages").isArray()).isTrue();
        assertThat(good.findValue("message")).isNull();
    }

    @Test
    void validateSaysWhatIsWrongInAGoodAnswer() {
        GpServer server = server("12.0");
        JsonNode wrong = Client.post(
                server.taskUrl("Typed", "Run") + "/validate",
                "parameters",
                "{\"Number\":{\"value\":\"many\"},\"Kind\":\"huge\"}",
                "f",
                "json");
        JsonNode missing = Client.get(server.taskUrl("Jobs", "Echo") + "/validate", "f", "json");

        assertThat(wrong.has("error")).isFalse();
        assertThat(wrong.at("/validationResults/0/message/code").asInt()).isEqualTo(840);
        assertThat(wrong.at("/validationResults/0/message/type").asText()).isEqualTo("error");
        assertThat(wrong.at("/validationResults/3/message/code").asInt()).isEqualTo(800);
        assertThat(missing.at("/validationResults/0/message/code").asInt()).isEqualTo(735);
    }

    private static String job(GpServer server) {
        String task = server.taskUrl("TypedJobs", "Run");
        String job = task + "/jobs/"
                + Client.post(task + "/submitJob", "f", "json").path("jobId").asText();
        Client.awaitEnd(job);
        return job;
    }
}
