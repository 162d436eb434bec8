package io.github.camelgp.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.internal.http.RawServer;
import io.github.camelgp.internal.http.RawServer.Reply;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What needs a JVM of its own to be seen. */
@Timeout(60)
class OwnJvmTest extends ClientTestSupport {
    private static final int FEATURES = 320_000;
    private static final String SECRET = "tok-0123456789-secret";

    @TempDir
    Path directory;

    @Test
    void takesTwentyMegabytesInAHeapOfTwentyFour() throws Exception {
        String feature = "{\"attributes\":{\"OBJECTID\":1,\"NAME\":\"abcdefghijklmnopqrstuvwxyz\"}}";
        String value = "{\"features\":[" + (feature + ",").repeat(FEATURES) + feature + "]}";
        byte[] body = ("{\"results\":[{\"value\":" + value + ",\"paramName\":\"Out\"}],\"messages\":[]}")
                .getBytes(StandardCharsets.US_ASCII);
        RawServer server = server(request -> Reply.of(200, "application/json", body));

        String output = ChildJvm.run(
                ChildMain.class,
                directory,
                List.of("-Xmx24m", "-XX:MaxDirectMemorySize=8m"),
                server.url(TASK_PATH),
                SECRET,
                directory.toString());

        assertThat(body.length).isGreaterThan(20 << 20);
        assertThat(output).contains("Out " + value.length() + " " + value.length());
        assertThat(directory.toFile().list()).containsExactly("output.txt");
    }

    @Test
    void writesNoTokenToAnyLogEvenWhenTheHttpLibraryTellsAll() throws Exception {
        RawServer server = server(request -> Reply.json("{\"results\":[],\"messages\":[{\"type\":\"t\",\"description\":"
                + "\"read https://h/a?token=" + SECRET + " and " + SECRET + "\"}]}"));

        String output = ChildJvm.run(
                ChildMain.class,
                directory,
                List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=trace"),
                server.url(TASK_PATH),
                SECRET,
                directory.toString());

        assertThat(server.requests().get(0).headers()).containsValue("Bearer " + SECRET);
        assertThat(output).contains("X-Esri-Authorization: ***").doesNotContain(SECRET);
    }
}
