package io.github.camelgp.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.internal.http.RawServer;
import io.github.camelgp.internal.http.RawServer.Reply;
import io.github.camelgp.model.ExecutionType;
import io.github.camelgp.model.GpService;
import io.github.camelgp.model.GpServiceException;
import io.github.camelgp.model.GpTask;
import io.github.camelgp.model.Reason;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class DescriptionTest extends ClientTestSupport {
    private static final String ASYNC_TASK =
            "{\"name\":\"My Task\",\"executionType\":\"esriExecutionTypeAsynchronous\",\"parameters\":[]}";
    private static final String NOT_FOUND =
            "{\"error\":{\"code\":404,\"message\":\"Service Folder/Service not found \",\"details\":[]}}";

    @Test
    void looksTaskNamesUpInTheServiceAndRemembersThem() throws Exception {
        RawServer server = server(request -> request.path().endsWith("/GPServer")
                ? Reply.json("{\"currentVersion\":11.3,\"tasks\":[\"Other\",\"My Task\"],\"capabilities\":\"Uploads\","
                        + "\"executionType\":\"esriExecutionTypeAsynchronous\",\"maximumRecords\":1000}")
                : Reply.json(ASYNC_TASK));
        GpClient client = client();
        TaskAddress address = GpUrls.task("Folder/Service/my task", server.url("/arcgis"));

        GpTask task = value(client.task(address));
        value(client.task(address));

        assertThat(task.url()).isEqualTo(server.url(TASK_PATH));
        assertThat(task.name()).isEqualTo("My Task");
        assertThat(task.executionType()).isEqualTo(ExecutionType.ASYNCHRONOUS);
        GpService service = value(client.service(address.service()));
        assertThat(service.capabilities()).containsExactly("Uploads");
        assertThat(service.currentVersion()).isEqualTo(11.3);
        assertThat(server.requests()).hasSize(2);

        client.forget(task.url());
        value(client.task(address));

        assertThat(server.requests()).hasSizeGreaterThan(2);
    }

    @Test
    void namesTheTasksThatExist() {
        RawServer server = server(request -> Reply.json("{\"tasks\":[\"Buffer\",\"Clip\"]}"));
        TaskAddress address = GpUrls.task("Folder/Service/Bufer", server.url("/arcgis"));

        GpServiceException failure = failure(client().task(address), GpServiceException.class);

        assertThat(failure.getReason()).isEqualTo(Reason.NOT_FOUND_OR_NOT_SHARED);
        assertThat(failure).hasMessageContaining("Bufer").hasMessageContaining("Buffer, Clip");
    }

    @Test
    void namesTheServicesThatExist() {
        RawServer server = server(request -> request.path().endsWith("/GPServer")
                ? Reply.json(NOT_FOUND)
                : Reply.json("{\"folders\":[],\"services\":[{\"name\":\"Folder/Good\",\"type\":\"GPServer\"},"
                        + "{\"name\":\"Map\",\"type\":\"MapServer\"},{\"name\":\"Bare\",\"type\":\"GPServer\"}]}"));
        TaskAddress address = GpUrls.task("Folder/Service/Task", server.url("/arcgis"));

        GpServiceException failure = failure(client().task(address), GpServiceException.class);

        assertThat(failure.getReason()).isEqualTo(Reason.NOT_FOUND_OR_NOT_SHARED);
        assertThat(failure).hasMessageContaining("not shared").hasMessageContaining("shows Folder/Good, Folder/Bare");
    }

    @Test
    void sharesOneRequestAmongAllWhoAskForATask() throws Exception {
        RawServer server = server(request -> request.path().endsWith("/GPServer")
                ? Reply.json("{\"tasks\":[\"My Task\"]}")
                : Reply.json(ASYNC_TASK));
        GpClient client = client();
        TaskAddress address = GpUrls.task("Folder/Service/My Task", server.url("/arcgis"));

        List<CompletableFuture<GpTask>> all =
                Stream.generate(() -> client.task(address)).limit(50).toList();

        for (CompletableFuture<GpTask> one : all) {
            assertThat(value(one).name()).isEqualTo("My Task");
        }
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void doesNotKeepFailedDescriptions() throws Exception {
        boolean[] healthy = new boolean[1];
        RawServer server = server(request -> {
            if (!healthy[0]) {
                return Reply.json("{\"error\":{\"code\":500,\"message\":\"Service x not started\"}}");
            }
            return request.path().endsWith("/GPServer")
                    ? Reply.json("{\"tasks\":[\"My Task\"]}")
                    : Reply.json(ASYNC_TASK);
        });
        GpClient client = client();
        TaskAddress address = GpUrls.task("Folder/Service/My Task", server.url("/arcgis"));
        failure(client.task(address), GpServiceException.class);

        healthy[0] = true;

        assertThat(value(client.task(address)).name()).isEqualTo("My Task");
    }

    @ParameterizedTest
    @CsvSource({"tokenServicesUrl", "tokenServiceUrl"})
    void readsServerInfoOfOldAndNewServers(String key) throws Exception {
        RawServer server = server(request -> Reply.json("{\"currentVersion\":10.71,\"authInfo\":"
                + "{\"isTokenBasedSecurity\":true,\"" + key + "\":\"https://h/tokens/\"}}"));

        ServerInfo info = value(client().info(new FolderAddress(server.url("/arcgis/rest/services"), "")));

        assertThat(info).isEqualTo(new ServerInfo(10.71, "", true, "https://h/tokens/"));
        assertThat(server.requests().get(0).path()).isEqualTo("/arcgis/rest/info");
    }
}
