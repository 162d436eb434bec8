package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SERVER 4, 5 and 9: formats, envelopes, CORS. */
@Timeout(30)
class FormatTest {
    @RegisterExtension
    static final GpServerExtension SERVER =
            new GpServerExtension(GpServer.builder().register(SampleTasks::addTo));

    /** SERVER 4.1: f=json. */
    @Test
    void jsonIsOneDocument() {
        HttpResponse<String> answer = send("/rest/services?f=json");

        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/json");
        assertThat(answer.body()).doesNotContain("\n");
    }

    /** SERVER 4.1: f=pjson. */
    @Test
    void pjsonHasLineBreaks() {
        assertThat(send("/rest/services?f=pjson").body()).contains("\n");
    }

    /** SERVER 4.1, 4.2: no f is HTML with links. */
    @Test
    void withoutFormatThereIsAPage() {
        HttpResponse<String> answer = send("/rest/services");

        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("text/html");
        assertThat(answer.body()).contains("/arcgis/rest/services/Sync\"");
    }

    /** SERVER 4.2: the form of a task. */
    @Test
    void formHasAFieldForEachInputAndEscapesText() {
        String form = send("/rest/services/Sync/Values/GPServer/Echo/execute").body();
        String service = send("/rest/services/Sync/Values/GPServer").body();

        assertThat(form).contains("name=\"Text\"", "name=\"Distance\"", "name=\"f\"", "<button", "method=\"get\"");
        assertThat(service).contains("Values &lt;in &amp; out&gt;");
    }

    /** SERVER 4.2: the form is answered. */
    @Test
    void filledFormAnswersWithAPage() {
        String page = send("/rest/services/Sync/Values/GPServer/Echo/execute?Text=%3Cb%3E&Number=&f=html")
                .body();

        assertThat(page).contains("&lt;b&gt;").doesNotContain("<b>");
    }

    /** SERVER 4.3, 5.3: answers and errors in a callback. */
    @Test
    void jsonpWrapsAnswersAndErrors() {
        String callback = "&callback=window._EsriLeafletCallbacks.c0";

        assertThat(send("/rest/info?f=json" + callback).body())
                .startsWith("window._EsriLeafletCallbacks.c0({")
                .endsWith("});");
        assertThat(send("/rest/services/Nope/GPServer?f=json" + callback).body())
                .startsWith("window._EsriLeafletCallbacks.c0({\"error\"");
    }

    /** SERVER 4.3: names only. */
    @Test
    void callbackThatIsNoNameIsRefused() {
        assertThat(send("/rest/info?f=json&callback=alert(1)//").body())
                .startsWith("{\"error\"")
                .doesNotContain("alert");
    }

    /** SERVER 4.4, 5.1, 5.2: envelope under 200 with a number and details. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/rest/services/Nope",
                "/rest/services/Nope/GPServer",
                "/rest/services/Sync/Nope/GPServer",
                "/rest/services/Sync/Values/GPServer/Nope",
                "/rest/services/Sync/Values/GPServer/Nope/execute",
                "/rest/services/Sync/Values/GPServer/Echo/nope",
                "/rest/services/Jobs/GPServer/Echo/jobs/jnope",
                "/rest/services/Jobs/GPServer/Echo/jobs/jnope/results/Result",
                "/rest/services/Jobs/GPServer/Echo/jobs/jnope/cancel",
                "/rest/directories/arcgisjobs/../../etc/passwd",
                "/nope",
                "/rest/services/Jobs/GPServer/Echo/execute",
                "/rest/services/Sync/Values/GPServer/Echo/submitJob"
            })
    void unknownThingsAreEnvelopesUnder200(String path) {
        HttpResponse<String> answer = send(path + "?f=json");
        JsonNode error = Client.json(answer.body()).path("error");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(error.path("code").isInt()).isTrue();
        assertThat(error.path("message").asText()).isNotEmpty();
        assertThat(error.at("/details/0").asText()).isNotEmpty();
    }

    /** SERVER 5.4, 6.5: nothing that a client takes for an error. */
    @Test
    void goodAnswersHaveNoWordsOfErrors() {
        JsonNode answer = Client.get(SERVER.taskUrl("Sync/Values", "Echo") + "/execute", "f", "json");

        assertThat(answer.has("code")).isFalse();
        assertThat(answer.has("status")).isFalse();
        assertThat(answer.path("messages").isArray()).isTrue();
    }

    /** SERVER 5.1: the details say why. */
    @Test
    void failedTaskSaysWhyAndCrashedTaskTellsNothing() {
        JsonNode failed = Client.get(SERVER.taskUrl("Sync/Values", "Fail Here") + "/execute", "f", "json", "x", "1");
        JsonNode crashed = Client.get(SERVER.taskUrl("Sync/Values", "Crash") + "/execute", "f", "json");

        assertThat(failed.at("/error/details/0").asText())
                .contains("ERROR 000732: no such thing", "Failed to execute (Fail Here).");
        assertThat(crashed.toString()).contains("ERROR 999999").doesNotContain("secret", "Exception");
    }

    @Test
    void answerIsCompressedWhereTheClientTakesIt() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(SERVER.url() + "/rest/services?f=json"))
                .header("Accept-Encoding", "deflate, gzip")
                .build();

        HttpResponse<byte[]> answer = Client.HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValue("content-encoding")).hasValue("gzip");
        assertThat(new String(
                        new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes(),
                        StandardCharsets.UTF_8))
                .contains("\"folders\"");
    }

    /** SERVER 5.3, 9.1, 9.2: the origin itself, with credentials. */
    @ParameterizedTest
    @ValueSource(strings = {"/rest/info?f=json", "/rest/services/Secured/Secret/GPServer?f=json", "/nope?f=json"})
    void everyAnswerToAnOriginHasCorsHeaders(String path) {
        HttpResponse<String> answer = Client.send(
                HttpRequest.newBuilder(URI.create(SERVER.url() + path)).header("Origin", "http://page:8080"));

        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("http://page:8080");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .hasValue("true");
        assertThat(answer.headers().allValues("Vary")).contains("Origin");
    }

    /** SERVER 9.3: OPTIONS passes the guard. */
    @Test
    void preflightNeedsNoToken() {
        HttpResponse<String> answer =
                Client.send(HttpRequest.newBuilder(URI.create(SERVER.taskUrl("Secured/Secret", "Say") + "/execute"))
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                        .header("Origin", "http://page:8080"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
                .contains("GET", "POST", "OPTIONS");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
                .contains("X-Esri-Authorization");
    }

    private static HttpResponse<String> send(String path) {
        return Client.send(HttpRequest.newBuilder(URI.create(SERVER.url() + path)));
    }
}
