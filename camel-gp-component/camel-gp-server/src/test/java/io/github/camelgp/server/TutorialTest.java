package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The very bytes that the published scripts and their address-bar URL send. */
@Timeout(60)
class TutorialTest {
    private static final String POINT = "%7B%27geometryType%27%3A+%27esriGeometryPoint%27%2C+%27spatialReference%27%3A"
            + "+%7B%27wkid%27%3A+54003%7D%2C+%27features%27%3A+%5B%7B%27geometry%27%3A+%7B%27x%27%3A+-13308192.1956127"
            + "%2C+%27y%27%3A+4221903.58555983%7D%7D%5D%7D";
    private static final String BODY = "Input_Observation_Point=" + POINT
            + "&Viewshed_Distance=%7B%27distance%27%3A+8.5%2C+%27units%27%3A+%27esriMiles%27%7D&f=pjson";

    @RegisterExtension
    static final GpServerExtension SERVER = new GpServerExtension();

    /** SERVER 1.3, 3.1: the synchronous script. */
    @Test
    void synchronousScriptGetsAreas() {
        String reply = Client.socket(
                SERVER.server(),
                post("/ArcGIS/rest/services/Elevation/ESRI_Elevation_World/GPServer/Viewshed/execute", BODY));

        assertIsViewshed(body(reply).at("/results/0/value"));
    }

    /** SERVER 1.6, 2.7, 3.1, 3.2: the address as a browser sends it. */
    @Test
    void addressBarUrlWithRawBracesGetsAreas() {
        String reply = Client.socket(
                SERVER.server(),
                "GET /ArcGIS/rest/services/Elevation/ESRI_Elevation_World/GPServer/Viewshed/execute?"
                        + "Input_Observation_Point={%22features%22%3A[{%22geometry%22%3A{%22x%22%3A-13308192.1956127"
                        + "%2C%22y%22%3A4221903.58555983}}]}&Viewshed_Distance={+%27distance%27+%3A+8.5%2C+%27units%27"
                        + "+%3A+%27esriMiles%27+}&env%3AoutSR=&env%3AprocessSR=&f=pjson HTTP/1.1\r\n"
                        + "Host: x\r\nConnection: close\r\n\r\n");

        assertIsViewshed(body(reply).at("/results/0/value"));
    }

    /** SERVER 1.7, 3.1, 6.6, 6.7: the asynchronous script. */
    @Test
    void asynchronousScriptFollowsParamUrlToTheAreas() {
        String task = "/arcgis/rest/services/WorldViewshed/GPServer/viewshed";

        JsonNode submitted = body(Client.socket(SERVER.server(), post(task + "/submitJob", BODY)));
        String job = task + "/jobs/" + submitted.path("jobId").asText();
        List<String> seen = new ArrayList<>(List.of(submitted.path("jobStatus").asText()));
        JsonNode answer = submitted;
        while (seen.get(seen.size() - 1).matches("esriJob(Submitted|Executing)")) {
            answer = body(Client.socket(SERVER.server(), post(job, "f=json")));
            seen.add(answer.path("jobStatus").asText());
        }
        String result = answer.at("/results/Viewshed_Result/paramUrl").asText();

        assertThat(seen).startsWith("esriJobSubmitted").endsWith("esriJobSucceeded");
        assertIsViewshed(body(Client.socket(SERVER.server(), post(job + "/" + result, "f=json")))
                .path("value"));
    }

    private static void assertIsViewshed(JsonNode value) {
        assertThat(value.path("geometryType").asText()).isEqualTo("esriGeometryPolygon");
        assertThat(value.at("/spatialReference/wkid").asInt()).isEqualTo(54003);
        assertThat(value.at("/features/0/geometry/rings").size()).isPositive();
        assertThat(value.at("/features/0/attributes/Shape_Area").asDouble()).isPositive();
    }

    private static String post(String path, String body) {
        return "POST " + path + " HTTP/1.1\r\nAccept-Encoding: identity\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                + "\r\nHost: localhost:6080\r\nUser-Agent: Python-urllib/3.11\r\nConnection: close\r\n\r\n" + body;
    }

    /** Undoes chunks, if any. */
    private static JsonNode body(String reply) {
        int head = reply.indexOf("\r\n\r\n");
        String rest = reply.substring(head + 4);
        if (!reply.substring(0, head).toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked")) {
            return Client.json(rest);
        }
        StringBuilder body = new StringBuilder();
        int at = 0;
        for (int size = size(rest, at); size > 0; size = size(rest, at)) {
            int start = rest.indexOf("\r\n", at) + 2;
            body.append(rest, start, start + size);
            at = start + size + 2;
        }
        return Client.json(body.toString());
    }

    private static int size(String chunks, int at) {
        return Integer.parseInt(chunks.substring(at, chunks.indexOf("\r\n", at)).trim(), 16);
    }
}
