package io.github.camelgp.server.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.GpServer;
import java.util.Map;

/** Runs tasks of a server over HTTP, and knows how they should end. */
final class TaskRuns {
    /** Rings of an area in the middle of the made-up city. */
    static final String SQUARE = "[[[-122.70,45.50],[-122.70,45.54],[-122.66,45.54],[-122.66,45.50],[-122.70,45.50]]]";

    final GpHttp http = new GpHttp();
    private final GpServer server;

    TaskRuns(GpServer server) {
        this.server = server;
    }

    /** A feature set of one feature in WGS 84, with OBJECTID 7 and a name. */
    static String features(String type, String geometry) {
        return "{'geometryType':'esriGeometry" + type + "','spatialReference':{'wkid':4326},'fields':[{'name':"
                + "'OBJECTID','type':'esriFieldTypeOID'}],'features':[{'attributes':{'OBJECTID':7,'Name':'Depot'},'geometry':"
                + geometry + "}]}";
    }

    JsonNode run(String service, String task, Map<String, String> form) {
        var ended = http.job(server.taskUrl(service, task), form);
        assertThat(ended.path("job").path("jobStatus").asText())
                .as(ended.toString())
                .isEqualTo("esriJobSucceeded");
        return ended;
    }

    JsonNode failed(String service, String task, Map<String, String> form) {
        var ended = http.job(server.taskUrl(service, task), form);
        assertThat(ended.path("job").path("jobStatus").asText())
                .as(ended.toString())
                .isEqualTo("esriJobFailed");
        return ended.path("job").path("messages");
    }

    /** The value with heights and measures, and as data where a map service would draw it. */
    JsonNode measured(JsonNode ended, String output) {
        var url = ended.path("url").asText();
        return http.post(url + "/results/" + output, Map.of("returnZ", "true", "returnM", "true", "returnType", "data"))
                .path("value");
    }
}
