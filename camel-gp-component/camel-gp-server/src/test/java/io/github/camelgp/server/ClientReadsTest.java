package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.time.ManualTime;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SERVER 4 to 11, what the other classes leave: the members and headers that clients read. */
@Timeout(60)
class ClientReadsTest {
    @RegisterExtension
    static final GpServerExtension SERVER = new GpServerExtension(
            GpServer.builder().standardTools().register(SampleTasks::addTo).service("Kinds", s -> s.asynchronous()
                    .task("Keep", t -> t.input("Distance", "GPLinearUnit")
                            .input("Ratio", "GPDouble")
                            .output("Out", "GPString")
                            .run(call -> call.set("Out", "kept")))));

    /** SERVER 4.1: the same document, with line breaks. */
    @Test
    void pjsonIsTheSameDocument() {
        HttpResponse<String> pretty = send("/rest/services/Sync?f=pjson");

        assertThat(pretty.headers().firstValue("content-type").orElse("")).matches("(text/plain|application/json).*");
        assertThat(pretty.body().lines().count()).isGreaterThan(3);
        assertThat(Client.json(pretty.body()))
                .isEqualTo(Client.json(send("/rest/services/Sync?f=json").body()));
    }

    /** SERVER 4.4, 5.4: a submitted job is 200 and nothing but 200, without words of errors. */
    @Test
    void submittedJobIs200() {
        String task = "/rest/services/Jobs/GPServer/Echo";

        HttpResponse<String> submitted = send(task + "/submitJob?Text=a&f=json");
        JsonNode answer = Client.json(submitted.body());
        String job = task + "/jobs/" + answer.path("jobId").asText();
        JsonNode ended = Client.awaitEnd(SERVER.url() + job);

        assertThat(submitted.statusCode()).isEqualTo(200);
        assertThat(send(job + "?f=json").statusCode()).isEqualTo(200);
        assertThat(send(job + "/cancel?f=json").statusCode()).isEqualTo(200);
        assertThat(members(answer)).doesNotContain("code", "status", "error");
        assertThat(members(ended)).doesNotContain("code", "status", "error");
    }

    /** SERVER 6.1: both lists are there when empty. */
    @Test
    void emptyCatalogHasBothLists() {
        try (GpServer empty = GpServer.builder().start()) {
            JsonNode root = Client.get(empty.url() + "/rest/services", "f", "json");

            assertThat(root.path("currentVersion").isNumber()).isTrue();
            assertThat(root.path("folders").toString()).isEqualTo("[]");
            assertThat(root.path("services").toString()).isEqualTo("[]");
        }
    }

    /** SERVER 6.2: members that clients read without asking. */
    @ParameterizedTest
    @CsvSource({"Files,Uploads,esriExecutionTypeSynchronous", "Jobs,'',esriExecutionTypeAsynchronous"})
    void serviceHasEachMember(String name, String capabilities, String execution) {
        JsonNode service = Client.post(SERVER.server().serviceUrl(name), "f", "json");

        assertThat(service.path("capabilities").asText("missing")).isEqualTo(capabilities);
        assertThat(service.path("executionType").asText()).isEqualTo(execution);
        assertThat(service.path("serviceDescription").isTextual()).isTrue();
        assertThat(service.path("resultMapServerName").asText("missing")).isEmpty();
    }

    /** SERVER 6.3, 6.4: task and parameters with each member, a default that is null included. */
    @Test
    void taskAndItsParametersHaveEachMember() {
        JsonNode task = Client.get(SERVER.taskUrl("Sync/Values", "Echo"), "f", "json");

        assertThat(members(task))
                .contains("name", "displayName", "category", "helpUrl", "description", "executionType", "parameters");
        assertThat(task.path("parameters")).hasSize(9).allSatisfy(parameter -> assertThat(members(parameter))
                .contains("name", "dataType", "displayName", "direction")
                .contains("defaultValue", "parameterType", "category", "description"));
        assertThat(task.at("/parameters/0/defaultValue").asText()).isEqualTo("none");
        assertThat(task.at("/parameters/1/defaultValue").isNull()).isTrue();
        assertThat(task.at("/parameters/1/choiceList").toString()).isEqualTo("[\"small\",\"big\"]");
        assertThat(task.at("/parameters/1/parameterType").asText()).isEqualTo("esriGPParameterTypeOptional");
        assertThat(task.at("/parameters/8/direction").asText()).isEqualTo("esriGPParameterDirectionOutput");
    }

    /** SERVER 6.5: results and messages of execute, the latter also when there are none. */
    @Test
    void executeHasResultsAndMessages() {
        JsonNode answer = Client.get(SERVER.taskUrl("Sync/Values", "Echo") + "/execute", "f", "json", "Text", "a");

        assertThat(answer.path("results").toString())
                .isEqualTo("[{\"paramName\":\"Result\",\"dataType\":\"GPString\",\"value\":\"a\"}]");
        assertThat(answer.path("messages").isArray()).isTrue();
    }

    /** SERVER 6.7, 6.8: inputs come back as JSON, not as the text that was sent. */
    @Test
    void inputsComeBackAsJson() {
        String job = run("Kinds", "Keep", "Ratio", "8.5", "Distance", "{'distance': 8.5, 'units': 'esriMiles'}");
        String url = Client.get(job, "f", "json").at("/inputs/Ratio/paramUrl").asText();

        assertThat(Client.get(job + "/" + url, "f", "json").toString())
                .isEqualTo("{\"paramName\":\"Ratio\",\"dataType\":\"GPDouble\",\"value\":8.5}");
        assertThat(Client.get(job + "/inputs/Distance", "f", "json")
                        .path("value")
                        .toString())
                .isEqualTo("{\"distance\":8.5,\"units\":\"esriMiles\"}");
    }

    /** SERVER 7.1: a feature set with all its members and a field that holds the ids. */
    @Test
    void featureSetHasEachMember() {
        JsonNode value = Client.get(SERVER.taskUrl("Copy", "Many") + "/execute", "f", "json", "Count", "2")
                .at("/results/0/value");

        assertThat(members(value))
                .contains("geometryType", "spatialReference", "fields", "features", "exceededTransferLimit");
        assertThat(value.at("/fields/0/type").asText()).isEqualTo("esriFieldTypeOID");
        assertThat(value.at("/features/1/attributes/OBJECTID").asInt()).isEqualTo(2);
    }

    /** SERVER 7.2: dates are numbers, files have absolute addresses, lists name the type of their elements. */
    @Test
    void valuesAreWrittenAsClientsReadThem() {
        String results = run("Test/Types", "AllTypes", "Text", "two words") + "/results/Out";

        JsonNode list = Client.get(results + "MultiString", "f", "json");
        JsonNode rows = Client.get(results + "RecordSet", "f", "json").path("value");

        assertThat(list.path("dataType").asText()).isEqualTo("GPMultiValue:GPString");
        assertThat(list.path("value").toString()).isEqualTo("[\"two\",\"words\"]");
        assertThat(Client.get(results + "DataFile", "f", "json")
                        .at("/value/url")
                        .asText())
                .startsWith(SERVER.url());
        assertThat(Client.get(results + "RasterData", "f", "json")
                        .at("/value/format")
                        .asText())
                .isNotEmpty();
        assertThat(Client.get(results + "Date", "f", "json").path("value").isIntegralNumber())
                .isTrue();
        assertThat(members(rows)).contains("fields", "features").doesNotContain("geometryType");
        assertThat(members(rows.at("/features/0"))).containsExactly("attributes");
    }

    /** SERVER 8.1: all that clients start from. */
    @Test
    void infoLeadsToTokens() {
        JsonNode info = Client.post(SERVER.url() + "/rest/info", "f", "json");

        assertThat(info.at("/authInfo/tokenServicesUrl").asText()).isEqualTo(SERVER.url() + "/tokens/");
        assertThat(info.at("/authInfo/shortLivedTokenValidity").asInt()).isEqualTo(60);
        assertThat(info.path("currentVersion").isNumber()).isTrue();
    }

    /** SERVER 5.3, 9.1, 9.2: a page sees tokens, jobs and errors of every kind. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tokens/?f=json&username=a&password=b",
                "/tokens/generateToken?f=json",
                "/rest/services/Jobs/GPServer/Echo/submitJob?Text=a&f=json",
                "/rest/services/Jobs/GPServer/Echo/jobs/jnope?f=json",
                "/rest/services/Sync/Values/GPServer/Fail%20Here/execute?f=json",
                "/rest/services/Files/GPServer/uploads?f=json"
            })
    void pageOfAnotherOriginMayRead(String path) {
        HttpResponse<String> answer = Client.send(
                HttpRequest.newBuilder(URI.create(SERVER.url() + path)).header("Origin", "http://page:8080"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("http://page:8080");
    }

    /** SERVER 9.3: on any path. */
    @ParameterizedTest
    @ValueSource(strings = {"/rest/info", "/tokens/", "/rest/services/Secured/Secret/GPServer/uploads/upload", "/nope"})
    void preflightIsAnsweredOnAnyPath(String path) {
        HttpResponse<String> answer = Client.send(HttpRequest.newBuilder(URI.create(SERVER.url() + path))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "http://page:8080"));

        assertThat(answer.statusCode()).isIn(200, 204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
                .contains("X-Esri-Authorization");
    }

    /** SERVER 11: with a latency the async target runs for 1.5 s, and the slow one for more than a minute. */
    @Test
    void jobsLastLongEnoughToBePolled() {
        ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
        GpServerBuilder timed = GpServer.builder().standardTools().time(time).latency(Duration.ofMillis(1500));
        try (GpServer server = timed.start()) {
            String viewshed = submit(
                    server.taskUrl("WorldViewshed", "viewshed"),
                    "Input_Observation_Point",
                    "{'features':[{'geometry':{'x':0,'y':0}}]}");
            String slow = submit(server.taskUrl("Test/Slow", "Slow"), "Seconds", "90");

            time.advance(Duration.ofMillis(1400));
            JsonNode early = Client.get(viewshed, "f", "json");
            time.advance(Duration.ofSeconds(61));
            JsonNode later = Client.get(slow, "f", "json");

            assertThat(early.path("jobStatus").asText()).isIn("esriJobSubmitted", "esriJobExecuting");
            assertThat(later.path("jobStatus").asText()).isIn("esriJobSubmitted", "esriJobExecuting");
        }
    }

    private static String run(String service, String task, String... parameters) {
        String job = submit(SERVER.taskUrl(service, task), parameters);
        assertThat(Client.awaitEnd(job).path("jobStatus").asText()).isEqualTo("esriJobSucceeded");
        return job;
    }

    private static String submit(String task, String... parameters) {
        JsonNode answer = Client.post(task + "/submitJob?f=json", parameters);
        return task + "/jobs/" + answer.path("jobId").asText();
    }

    private static List<String> members(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static HttpResponse<String> send(String path) {
        return Client.send(HttpRequest.newBuilder(URI.create(SERVER.url() + path)));
    }
}
