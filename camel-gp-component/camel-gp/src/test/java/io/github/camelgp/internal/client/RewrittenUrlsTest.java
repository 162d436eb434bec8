package io.github.camelgp.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.auth.Credentials;
import io.github.camelgp.internal.auth.TokenProviders;
import io.github.camelgp.internal.http.RawServer;
import io.github.camelgp.internal.http.RawServer.Reply;
import io.github.camelgp.internal.http.SameSite;
import io.github.camelgp.internal.http.UrlRewrite;
import io.github.camelgp.model.GpJob;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server behind a gateway names itself as it is called inside. */
@Timeout(60)
class RewrittenUrlsTest extends ClientTestSupport {
    private static final String INSIDE = "https://gis01.invalid:6443/arcgis";

    private GpClient client(RawServer server) {
        UrlRewrite rewrite = UrlRewrite.of(INSIDE + "=" + server.url("/arcgis"));
        SiteAccess access = new SiteAccess(
                SameSite.of(server.uri("/")),
                () -> SameSite.NONE,
                TokenProviders.of(Credentials.token("token-1")),
                Map.of("Referer", "here"),
                false,
                rewrite);
        return client(transport(), access, ClientSettings.defaults());
    }

    @Test
    void followsAParamUrlOfTheInsideWithTokenAndReferer() throws Exception {
        RawServer server = server(request -> request.path().endsWith("/jobs/j1")
                ? Reply.json(
                        "{\"jobId\":\"j1\",\"jobStatus\":\"esriJobSucceeded\",\"results\":{\"Out\":{\"paramUrl\":\""
                                + INSIDE + "/rest/services/Folder/Service/GPServer/My%20Task/jobs/j1/results/Out\"}}}")
                : Reply.json("{\"paramName\":\"Out\",\"dataType\":\"GPString\",\"value\":\"near\"}"));
        GpClient client = client(server);
        GpJob job = value(client.job(server.url(TASK_PATH), "j1", true));

        RawOutput output = value(client.result(job, "Out", Map.of()));

        assertThat(output.json().asText()).isEqualTo("near");
        assertThat(server.requests()).hasSize(2).allSatisfy(request -> assertThat(request.headers())
                .containsEntry("x-esri-authorization", "Bearer token-1")
                .containsEntry("referer", "here"));
        output.owner().release();
    }

    @Test
    void namesResultFilesAsTheyAreCalledOutside() throws Exception {
        String file = "{\"url\":\"" + INSIDE + "/rest/directories/arcgisjobs/a.zip\"}";
        RawServer server = server(request -> Reply.json("{\"results\":["
                + "{\"paramName\":\"File\",\"dataType\":\"GPDataFile\",\"value\":" + file + "},"
                + "{\"paramName\":\"Files\",\"dataType\":\"GPMultiValue:GPDataFile\",\"value\":[" + file + "]},"
                + "{\"paramName\":\"Text\",\"dataType\":\"GPString\",\"value\":\"" + INSIDE + "\"}]}"));

        try (RunReply reply = value(client(server).execute(server.url(TASK_PATH), Map.of()))) {
            String outside = server.url("/arcgis/rest/directories/arcgisjobs/a.zip");
            assertThat(reply.outputs().get(0).json().path("url").asText()).isEqualTo(outside);
            assertThat(reply.outputs().get(1).json().path(0).path("url").asText())
                    .isEqualTo(outside);
            assertThat(reply.outputs().get(2).json().asText()).isEqualTo(INSIDE);
        }
    }
}
