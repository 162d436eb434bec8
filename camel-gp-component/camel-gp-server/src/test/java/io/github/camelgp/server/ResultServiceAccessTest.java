package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.tool.probe.ManyFeaturesTool;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who may see results in services (SERVER 8.7), and rasters among them (OPERATIONS: 911 Calls Hotspot). */
@Timeout(60)
class ResultServiceAccessTest {
    @RegisterExtension
    static final GpServerExtension SERVER =
            new GpServerExtension(GpServer.builder().standardTools().service("Secured/Many", s -> s.token("secret")
                    .resultMapService()
                    .outputFeatureServices()
                    .task("Make", new ManyFeaturesTool()::describe)));

    @Test
    void resultsOfSecuredServicesNeedTheirToken() {
        String task = SERVER.taskUrl("Secured/Many", "Make");
        String id = Client.post(
                        task + "/submitJob",
                        "Count",
                        "5",
                        "esri_out_feature_service_name",
                        "Secret",
                        "token",
                        "secret",
                        "f",
                        "json")
                .path("jobId")
                .asText();
        JsonNode job;
        do {
            job = Client.get(task + "/jobs/" + id, "f", "json", "token", "secret");
        } while (job.path("jobStatus").asText().matches("esriJob(Submitted|Executing)"));
        String layer = SERVER.server().featureServiceUrl("Hosted/Secret") + "/0";
        String map = SERVER.url() + "/rest/services/Secured/Many/MapServer/jobs/" + id;
        for (String address : new String[] {layer, layer + "/query", layer + "/deleteFeatures", map, map + "/export"}) {
            assertThat(Client.get(address, "f", "json", "where", "1=1")
                            .at("/error/code")
                            .asInt())
                    .as(address)
                    .isEqualTo(499);
        }
        assertThat(Client.get(
                                layer + "/query",
                                "f",
                                "json",
                                "where",
                                "1=1",
                                "returnCountOnly",
                                "true",
                                "token",
                                "secret")
                        .path("count")
                        .asInt())
                .isEqualTo(5);
        String hull = SERVER.taskUrl("Geometry/Tools", "ConvexHull");
        String in = Client.get(hull, "f", "json").at("/parameters/0/name").asText();
        assertThat(Client.post(hull + "/submitJob", "f", "json", in, "{\"url\":\"" + layer + "\"}")
                        .has("error"))
                .isTrue();
    }

    @Test
    void rastersAreDrawnWhereTheyLie() throws IOException {
        String task = SERVER.taskUrl("911CallsHotspot", "911 Calls Hotspot");
        String id = Client.post(task + "/submitJob", "f", "json").path("jobId").asText();
        assertThat(Client.awaitEnd(task + "/jobs/" + id).path("jobStatus").asText())
                .isEqualTo("esriJobSucceeded");
        String map = SERVER.url() + "/rest/services/911CallsHotspot/MapServer/jobs/" + id;
        JsonNode service = Client.get(map, "f", "json");
        JsonNode raster = service.path("layers").path(service.path("layers").size() - 1);
        assertThat(raster.path("type").asText()).isEqualTo("Raster Layer");
        JsonNode extent =
                Client.get(map + "/" + raster.path("id").asInt(), "f", "json").path("extent");
        assertThat(extent.path("xmax").asDouble())
                .isGreaterThan(extent.path("xmin").asDouble());
        JsonNode image = Client.get(
                task + "/jobs/" + id + "/results/Hotspot_Raster",
                "f",
                "json",
                "size",
                "200,200",
                "transparent",
                "true");
        BufferedImage picture = ImageIO.read(
                new ByteArrayInputStream(bytes(image.at("/value/mapImage/href").asText())));
        assertThat(picture.getRGB(1, 1) >>> 24).isZero();
        int opaque = 0;
        for (int i = 0; i < 200; i++) {
            opaque += picture.getRGB(i, i) >>> 24 > 0 ? 1 : 0;
        }
        assertThat(opaque).isGreaterThan(20);
    }

    private static byte[] bytes(String url) {
        try {
            return Client.HTTP
                    .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(url, e);
        }
    }
}
