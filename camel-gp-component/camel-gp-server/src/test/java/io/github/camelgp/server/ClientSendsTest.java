package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SERVER 1 to 3, what the other classes leave: addresses, methods and values as clients send them. */
@Timeout(60)
class ClientSendsTest {
    @RegisterExtension
    static final GpServerExtension SERVER =
            new GpServerExtension(GpServer.builder().register(SampleTasks::addTo));

    /** SERVER 1.1, 1.2: each address of the tree may end with a slash, with GET and POST. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/rest/info",
                "/rest/services",
                "/rest/services/Sync",
                "/rest/services/Sync/Values/GPServer",
                "/rest/services/Sync/Values/GPServer/Echo",
                "/rest/services/Sync/Values/GPServer/Echo/execute",
                "/rest/services/Files/GPServer/uploads",
                "/rest/services/Files/GPServer/uploads/info"
            })
    void slashAtTheEndLeadsToTheSame(String path) {
        JsonNode without = Client.get(SERVER.url() + path, "f", "json");

        assertThat(without.has("error")).isFalse();
        assertThat(members(Client.get(SERVER.url() + path + "/", "f", "json"))).isEqualTo(members(without));
        assertThat(members(Client.post(SERVER.url() + path + "/", "f", "json"))).isEqualTo(members(without));
    }

    /** SERVER 1.2, 1.7, 1.8: the job and all below it. */
    @Test
    void jobAndItsChildrenMayEndWithASlash() {
        String task = SERVER.taskUrl("Jobs", "Echo");
        String id = Client.post(task + "/submitJob/", "Text", "hi", "f", "json")
                .path("jobId")
                .asText();
        String job = task + "/jobs/" + id;
        JsonNode ended = Client.awaitEnd(job + "/");

        assertThat(ended.at("/results/Result/paramUrl").asText()).isEqualTo("results/Result");
        for (String child : List.of("", "/results", "/results/Result", "/inputs", "/inputs/Text", "/messages")) {
            assertThat(Client.get(job + child + "/", "f", "json")).isEqualTo(Client.get(job + child, "f", "json"));
        }
        assertThat(members(Client.get(job + "/messages", "f", "json"))).containsExactly("messages");
    }

    /** SERVER 2.1, 2.4, 2.6, 6.11: submitted and cancelled by either method; the inputs and foreign words again. */
    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void jobIsSubmittedAndCancelledByEitherMethod(String method) {
        String task = SERVER.taskUrl("Jobs", "Wait");

        JsonNode submitted = ask(method, task + "/submitJob/?f=json", "Seconds", "1000", "outputParam", "Result");
        String job = task + "/jobs/" + submitted.path("jobId").asText();
        JsonNode cancelled =
                ask(method, job + "/cancel/?f=json", "Seconds", "1000", "id", "x", "returnMessages", "True");

        assertThat(submitted.path("jobStatus").asText()).isEqualTo("esriJobSubmitted");
        assertThat(cancelled.path("jobId")).isEqualTo(submitted.path("jobId"));
        assertThat(cancelled.path("jobStatus").asText()).isIn("esriJobCancelling", "esriJobCancelled");
        assertThat(Client.awaitEnd(job).path("jobStatus").asText()).isEqualTo("esriJobCancelled");
    }

    /** SERVER 2.6: what a server doesn't know is nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"outputParam", "id", "env:outputSR", "end:processSR", "returnColumnName", "returnType"})
    void unknownParameterIsIgnored(String name) {
        JsonNode answer =
                Client.post(SERVER.taskUrl("Sync/Values", "Echo") + "/execute", "f", "json", "Text", "a", name, "True");

        assertThat(answer.at("/results/0/value").asText()).isEqualTo("a");
    }

    /** SERVER 3.1: the words that Python writes for those of JSON. */
    @Test
    void wordsOfPythonAreRead() {
        JsonNode value = copy(
                "{'hasZ': False, 'exceededTransferLimit': True, 'features': [{'attributes':"
                        + " {'OBJECTID': 7, 'note': None, 'text': 'True'}, 'geometry': {'x': 1, 'y': 2}}]}",
                "");

        assertThat(value.at("/features/0/attributes/OBJECTID").asInt()).isEqualTo(7);
        assertThat(value.at("/features/0/attributes/note").isNull()).isTrue();
        assertThat(value.at("/features/0/attributes/text").asText()).isEqualTo("True");
    }

    /** SERVER 3.2: the set's own system is before that of its geometries, and members without meaning are dropped. */
    @Test
    void systemOfTheSetIsBeforeThatOfItsGeometries() {
        JsonNode value = copy(
                "{\"spatialReference\":{\"wkid\":102100,\"latestWkid\":3857},\"transform\":null,"
                        + "\"features\":[{\"geometry\":{\"x\":1,\"y\":2,\"spatialReference\":{\"wkid\":4326}},"
                        + "\"aggregateGeometries\":null,\"symbol\":{\"type\":\"esriSMS\"},\"popupTemplate\":null}]}",
                "");

        assertThat(value.at("/spatialReference/latestWkid").asInt()).isEqualTo(3857);
        assertThat(members(value.at("/features/0"))).containsOnly("attributes", "geometry");
    }

    /** SERVER 3.3: a context as a map view sends it. */
    @Test
    void contextMayHoldAnExtentToo() {
        JsonNode value = copy(
                "{'features':[{'geometry':{'x':180,'y':0,'spatialReference':{'wkid':4326}}}]}",
                "{\"extent\":{\"xmin\":-180,\"ymin\":-80,\"xmax\":180,\"ymax\":80,\"spatialReference\":{\"wkid\":4326}},"
                        + "\"outSR\":{\"wkid\":102100},\"processSR\":{\"wkid\":102100}}");

        assertThat(value.at("/features/0/geometry/x").asDouble()).isCloseTo(20037508.34, within(0.01));
    }

    private static JsonNode copy(String features, String context) {
        String url = SERVER.taskUrl("Copy", "Copy") + "/execute";
        JsonNode answer = Client.post(url, "f", "json", "In", features, "context", context);
        assertThat(answer.has("results")).as(answer.toString()).isTrue();
        return answer.at("/results/0/value");
    }

    private static JsonNode ask(String method, String url, String... parameters) {
        return method.equals("POST")
                ? Client.post(url, parameters)
                : Client.json(Client.text(url + "&" + Client.encode(parameters)));
    }

    private static List<String> members(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }
}
