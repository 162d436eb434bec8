package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.Field;
import io.github.camelgp.server.value.SpatialReference;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Feature services: outputs of jobs, and layers to write to. */
@Timeout(60)
class FeatureServiceTest {
    private static final Features PARCELS = Features.of(
            "esriGeometryPoint",
            SpatialReference.of(3857),
            List.of(
                    new Field("OBJECTID", "esriFieldTypeOID", "OBJECTID", 8),
                    Field.text("Name", 10),
                    Field.integer("Size"),
                    Field.number("Price"),
                    Field.date("Sold")),
            List.of());

    @RegisterExtension
    static final GpServerExtension SERVER =
            new GpServerExtension(GpServer.builder().standardTools().featureService("Hosted/Parcels", PARCELS));

    private static final String TWO =
            "[{\"attributes\":{\"name\":\"a\",\"Size\":1,\"Other\":true},\"geometry\":{\"x\":10,\"y\":20}},"
                    + "{\"attributes\":{\"NAME\":\"b\",\"Price\":\"2.5\"},\"geometry\":{\"x\":30,\"y\":40}}]";

    private static String parcels() {
        return SERVER.server().featureServiceUrl("Hosted/Parcels") + "/0";
    }

    private static JsonNode make(String count, String... more) {
        String task = SERVER.taskUrl("Test/ManyFeatures", "Make");
        String[] parameters = new String[more.length + 4];
        System.arraycopy(more, 0, parameters, 4, more.length);
        parameters[0] = "Count";
        parameters[1] = count;
        parameters[2] = "f";
        parameters[3] = "json";
        String id = Client.post(task + "/submitJob", parameters).path("jobId").asText();
        return Client.awaitEnd(task + "/jobs/" + id);
    }

    private static JsonNode points(JsonNode job) {
        return Client.get(
                        SERVER.taskUrl("Test/ManyFeatures", "Make") + "/jobs/"
                                + job.path("jobId").asText() + "/results/Points",
                        "f",
                        "json")
                .path("value");
    }

    @Test
    void taskOffersTheOutputName() {
        JsonNode task = Client.get(SERVER.taskUrl("Test/ManyFeatures", "Make"), "f", "json");
        JsonNode last = task.path("parameters").path(task.path("parameters").size() - 1);
        assertThat(last.path("name").asText()).isEqualTo("esri_out_feature_service_name");
        assertThat(last.path("parameterType").asText()).isEqualTo("esriGPParameterTypeOptional");
        assertThat(Client.get(SERVER.taskUrl("WorldViewshed", "viewshed"), "f", "json")
                        .path("parameters")
                        .findValuesAsText("name"))
                .doesNotContain("esri_out_feature_service_name");
    }

    @Test
    void featureServiceKeepsAllFeaturesOfTheJob() {
        JsonNode value = points(make("5000", "esri_out_feature_service_name", "Seeds"));
        String url = value.path("url").asText();
        assertThat(url).isEqualTo(SERVER.url() + "/rest/services/Hosted/Seeds/FeatureServer/0");
        assertThat(Client.get(url + "/query", "f", "json", "where", "1=1", "returnCountOnly", "true")
                        .path("count")
                        .asInt())
                .isEqualTo(5000);
        JsonNode page = Client.get(url + "/query", "f", "json", "where", "1=1", "outFields", "*");
        assertThat(page.path("features")).hasSize(2000);
        assertThat(page.path("exceededTransferLimit").booleanValue()).isTrue();
        assertThat(page.path("objectIdFieldName").asText()).isEqualTo("OBJECTID");
        JsonNode catalog = Client.get(SERVER.url() + "/rest/services", "f", "json");
        assertThat(catalog.path("folders").toString()).contains("Hosted");
        JsonNode hosted = Client.get(SERVER.url() + "/rest/services/hosted", "f", "json");
        assertThat(hosted.path("services").toString())
                .contains("{\"name\":\"Hosted/Seeds\",\"type\":\"FeatureServer\"}");
    }

    @Test
    void nameThatIsTakenFailsTheJobUnlessOverwritten() {
        make("10", "esri_out_feature_service_name", "Taken");
        JsonNode second = make("20", "esri_out_feature_service_name", "Taken");
        assertThat(second.path("jobStatus").asText()).isEqualTo("esriJobFailed");
        assertThat(second.path("messages").toString()).contains("already exists");
        JsonNode overwritten = points(make(
                "30",
                "esri_out_feature_service_name",
                "{\"serviceProperties\":{\"name\":\"Taken\"},\"itemProperties\":{\"overwrite\":true}}"));
        assertThat(count(overwritten.path("url").asText())).isEqualTo(30);
        String itemId = Client.get(SERVER.server().featureServiceUrl("Hosted/Taken"), "f", "json")
                .path("serviceItemId")
                .asText();
        JsonNode byItem = points(make(
                "40",
                "esri_out_feature_service_name",
                "{\"itemProperties\":{\"itemId\":\"" + itemId + "\",\"overwrite\":true}}"));
        assertThat(count(byItem.path("url").asText())).isEqualTo(40);
    }

    @Test
    void servicesOfOthersAreNotOverwritten() {
        JsonNode job = make(
                "3",
                "esri_out_feature_service_name",
                "{\"serviceProperties\":{\"name\":\"Parcels\"},\"itemProperties\":{\"overwrite\":true}}");
        assertThat(job.path("jobStatus").asText()).isEqualTo("esriJobFailed");
        JsonNode renamed = points(make(
                "3",
                "esri_out_feature_service_name",
                "{\"serviceProperties\":{\"name\":\"Parcels\"},"
                        + "\"itemProperties\":{\"overwrite\":true,\"newFeatureServiceOnOverwriteFail\":true}}"));
        assertThat(renamed.path("url").asText()).endsWith("/Hosted/Parcels_1/FeatureServer/0");
    }

    @Test
    void badNamesFailTheJob() {
        for (String name : new String[] {"../x", "a b", "{\"serviceProperties\":{}}", "{broken"}) {
            assertThat(make("1", "esri_out_feature_service_name", name)
                            .path("jobStatus")
                            .asText())
                    .as(name)
                    .isEqualTo("esriJobFailed");
        }
    }

    @Test
    void editsAreAppliedAndRead() {
        JsonNode added = Client.post(parcels() + "/applyEdits", "f", "json", "adds", TWO);
        assertThat(added.path("addResults").findValuesAsText("success")).containsExactly("true", "true");
        long first = added.path("addResults").path(0).path("objectId").longValue();
        JsonNode changed = Client.post(
                parcels() + "/applyEdits",
                "f",
                "json",
                "updates",
                "[{\"attributes\":{\"OBJECTID\":" + first + ",\"Size\":7}}]",
                "deletes",
                String.valueOf(first + 1));
        assertThat(changed.path("updateResults").path(0).path("success").booleanValue())
                .isTrue();
        assertThat(changed.path("deleteResults").path(0).path("objectId").longValue())
                .isEqualTo(first + 1);
        JsonNode rows = Client.get(parcels() + "/query", "f", "json", "where", "1=1", "outFields", "*");
        assertThat(rows.path("features")).hasSize(1);
        JsonNode row = rows.path("features").path(0);
        assertThat(row.path("attributes").path("Name").asText()).isEqualTo("a");
        assertThat(row.path("attributes").path("Size").asInt()).isEqualTo(7);
        assertThat(row.path("geometry").path("x").asDouble()).isEqualTo(10);
        assertThat(SERVER.server().layer("Hosted/Parcels", 0).orElseThrow().rows())
                .hasSize(1);
    }

    @Test
    void failedEditTakesBackTheOthers() {
        String badSecond = "[{\"attributes\":{\"Name\":\"ok\"},\"geometry\":{\"x\":1,\"y\":2}},"
                + "{\"attributes\":{\"Name\":\"much too long\"},\"geometry\":{\"x\":1,\"y\":2}}]";
        JsonNode results = Client.post(parcels() + "/addFeatures", "f", "json", "features", badSecond)
                .path("addResults");
        assertThat(results.findValuesAsText("success")).containsExactly("false", "false");
        assertThat(results.path(0).path("error").path("code").asInt()).isEqualTo(1003);
        assertThat(results.path(1).path("error").path("description").asText()).contains("Name");
        assertThat(count(parcels())).isZero();
        JsonNode partly = Client.post(
                        parcels() + "/addFeatures", "f", "json", "features", badSecond, "rollbackOnFailure", "false")
                .path("addResults");
        assertThat(partly.findValuesAsText("success")).containsExactly("true", "false");
        assertThat(count(parcels())).isEqualTo(1);
    }

    @Test
    void editsInAnotherSystemAreMoved() {
        Client.post(
                parcels() + "/addFeatures",
                "f",
                "json",
                "features",
                "[{\"geometry\":{\"x\":180,\"y\":0,\"spatialReference\":{\"wkid\":4326}}}]");
        JsonNode rows = Client.get(parcels() + "/query", "f", "json", "where", "1=1");
        assertThat(rows.path("features").path(0).path("geometry").path("x").asLong())
                .isEqualTo(20037508L);
    }

    @Test
    void deletesByWhereAndAppends() {
        Client.post(parcels() + "/applyEdits", "f", "json", "adds", TWO);
        JsonNode status = Client.get(
                Client.post(
                                parcels() + "/append",
                                "f",
                                "json",
                                "appendUploadFormat",
                                "featureCollection",
                                "upsert",
                                "true",
                                "upsertMatchingField",
                                "Name",
                                "edits",
                                "{\"layerDefinition\":{},\"featureSet\":{\"features\":["
                                        + "{\"attributes\":{\"Name\":\"a\",\"Size\":5}},"
                                        + "{\"attributes\":{\"Name\":\"c\"},\"geometry\":{\"x\":1,\"y\":1}}]}}")
                        .path("statusUrl")
                        .asText(),
                "f",
                "json");
        assertThat(status.path("status").asText()).isEqualTo("Completed");
        assertThat(status.path("recordCount").asInt()).isEqualTo(2);
        assertThat(count(parcels())).isEqualTo(3);
        Client.post(parcels() + "/deleteFeatures", "f", "json", "where", "Name = 'a' AND Size = 5");
        assertThat(count(parcels())).isEqualTo(2);
        String admin = parcels().replace("/rest/services/", "/rest/admin/services/");
        assertThat(Client.post(admin + "/truncate", "f", "json").path("success").booleanValue())
                .isTrue();
        assertThat(count(parcels())).isZero();
    }

    @Test
    void resetForgetsEdits() {
        assertThat(count(parcels())).isZero();
        assertThat(Client.get(SERVER.server().featureServiceUrl("Hosted/Seeds"), "f", "json")
                        .path("error")
                        .path("code")
                        .asInt())
                .isEqualTo(404);
    }

    @Test
    void layerDescribesWhatItCan() {
        JsonNode layer = Client.get(parcels(), "f", "json");
        assertThat(layer.path("capabilities").asText()).contains("Create", "Update", "Delete");
        assertThat(layer.path("fields").path(0).path("length").asInt()).isEqualTo(8);
        JsonNode service = Client.get(SERVER.server().featureServiceUrl("Hosted/Parcels"), "f", "json");
        assertThat(service.path("layers").path(0).path("name").asText()).isEqualTo("Parcels");
    }

    @Test
    void badEditsAreRefused() {
        assertThat(Client.post(parcels() + "/applyEdits", "f", "json", "adds", "{}")
                        .has("error"))
                .isTrue();
        assertThat(Client.post(parcels() + "/applyEdits", "f", "json", "deletes", "one")
                        .has("error"))
                .isTrue();
        assertThat(Client.post(parcels() + "/deleteFeatures", "f", "json").has("error"))
                .isTrue();
        assertThat(Client.post(parcels() + "/applyEdits", "f", "json", "adds", "[1,null]")
                        .path("addResults")
                        .findValuesAsText("success"))
                .containsExactly("false", "false");
        assertThat(Client.post(
                                parcels() + "/addFeatures",
                                "f",
                                "json",
                                "features",
                                "[{\"geometry\":{\"paths\":[[[0,0],[1,1]]]}}]")
                        .path("addResults")
                        .path(0)
                        .path("success")
                        .asText())
                .isEqualTo("false");
    }

    @Test
    void layersOfThisServerAreInputs() {
        Client.post(
                parcels() + "/addFeatures",
                "f",
                "json",
                "features",
                "["
                        + String.join(
                                ",",
                                IntStream.range(0, 4)
                                        .mapToObj(i -> "{\"attributes\":{\"Size\":" + i + "},\"geometry\":{\"x\":"
                                                + 1000 * i + ",\"y\":0}}")
                                        .toList())
                        + "]");
        String task = SERVER.taskUrl("Geometry/Tools", "ConvexHull");
        JsonNode parameters = Client.get(task, "f", "json").path("parameters");
        String in = parameters.path(0).path("name").asText();
        JsonNode submitted = Client.post(
                task + "/submitJob", "f", "json", in, "{\"url\":\"" + parcels() + "\",\"filter\":\"Size > 1\"}");
        JsonNode ended =
                Client.awaitEnd(task + "/jobs/" + submitted.path("jobId").asText());
        assertThat(ended.path("jobStatus").asText()).as(ended.toString()).isEqualTo("esriJobSucceeded");
        JsonNode elsewhere = Client.post(
                task + "/submitJob", "f", "json", in, "{\"url\":\"http://192.0.2.1/rest/services/X/FeatureServer/0\"}");
        assertThat(elsewhere.path("error").path("code").asInt()).isEqualTo(400);
    }

    private static int count(String layer) {
        return Client.get(layer + "/query", "f", "json", "where", "1=1", "returnCountOnly", "true")
                .path("count")
                .asInt();
    }
}
