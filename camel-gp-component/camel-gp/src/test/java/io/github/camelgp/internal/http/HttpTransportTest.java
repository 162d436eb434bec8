package io.github.camelgp.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.internal.http.RawServer.Reply;
import io.github.camelgp.model.GpAuthenticationException;
import io.github.camelgp.model.GpProtocolException;
import io.github.camelgp.model.GpTimeoutException;
import io.github.camelgp.model.GpTransportException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.model.Reason;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpTransportTest extends HttpTestSupport {

    @Test
    void inflatesByContentEncodingAndAsksForIt() throws Exception {
        RawServer server = server(request -> Reply.gzipped("{\"a\":\"" + "x".repeat(100_000) + "\"}"));

        String text = text(value(transport().send(get(server.uri("/")))));

        assertThat(text).hasSize(100_008);
        assertThat(server.requests().get(0).headers()).containsEntry("accept-encoding", "gzip");
    }

    @Test
    void refusesRepliesAboveTheLimitAlsoWhenTheyInflate() {
        RawServer server = server(request -> Reply.gzipped(" ".repeat(2 << 20)));

        GpProtocolException failure = failure(transport().send(get(server.uri("/"))), GpProtocolException.class);

        assertThat(failure).hasMessageContaining("bigger than 1048576 bytes");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void spoolsBigRepliesToAFileThatGoesWithTheLastHolder(@TempDir Path directory) throws Exception {
        RawServer server = server(request -> Reply.json("x".repeat(50_000)));
        HttpTransport transport = transport(HttpSettings.defaults().withSpooling(1000, directory));

        Spool body = value(transport.send(get(server.uri("/")))).body();
        body.retain().release();

        assertThat(body.isInFile()).isTrue();
        assertThat(body.size()).isEqualTo(50_000);
        assertThat(files(directory)).hasSize(1);
        assertThat(body.open().readAllBytes()).hasSize(50_000);

        body.release();

        assertThat(files(directory)).isEmpty();
    }

    @Test
    void leavesNoFileBehindWhenAReplyIsCut(@TempDir Path directory) throws Exception {
        RawServer server = server(request -> Reply.json("x".repeat(50_000)).cut(10));
        HttpTransport transport =
                transport(HttpSettings.defaults().withSpooling(1000, directory).withAttempts(1));

        failure(transport.send(get(server.uri("/"))), GpTransportException.class);

        assertThat(files(directory)).isEmpty();
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    @Test
    void readsAgainAfterACutReply() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        RawServer server = server(
                request -> calls.incrementAndGet() < 3 ? Reply.json("{\"a\":1}").cut(2) : Reply.json("{\"a\":2}"));

        String text = text(value(transport().send(get(server.uri("/")))));

        assertThat(text).isEqualTo("{\"a\":2}");
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void readsAgainWhenTheServerIsBusy() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        RawServer server = server(request ->
                calls.incrementAndGet() == 1 ? Reply.of(503, "text/html", "busy", "Retry-After: 0") : Reply.json("{}"));

        assertThat(text(value(transport().send(get(server.uri("/")))))).isEqualTo("{}");
        assertThat(server.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 40})
    void neverRepeatsASubmitWhoseAnswerWasLost(int missing) {
        RawServer server = server(request -> Reply.json("{\"jobId\":\"j1\"}").cut(missing));

        GpTransportException failure =
                failure(transport().send(submit(server.uri("/submitJob"))), GpTransportException.class);

        assertThat(failure.getReason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
        assertThat(failure.isNotSent()).isFalse();
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(HttpCall.Effect.class)
    void saysThatNothingWasSentWhenNobodyListens(HttpCall.Effect effect) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        URI uri = URI.create("http://127.0.0.1:" + port + "/");

        GpTransportException failure = failure(transport().send(form(uri, effect, LIMITS)), GpTransportException.class);

        assertThat(failure.getReason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(failure.isNotSent()).isTrue();
    }

    @Test
    void givesUpAReadWhenTheServerSaysNothing() {
        AtomicInteger waiting = new AtomicInteger();
        RawServer[] server = new RawServer[1];
        server[0] = server(request -> {
            waiting.incrementAndGet();
            server[0].awaitClose();
            return Reply.json("{}");
        });
        HttpCall call =
                HttpCall.read("getJob", GpWhere.NOWHERE, server[0].uri("/"), Map.of(), within(Duration.ofMillis(200)));

        GpTimeoutException failure =
                failure(transport(HttpSettings.defaults().withAttempts(2)).send(call), GpTimeoutException.class);

        assertThat(failure.getClock()).isEqualTo("responseTimeout");
        assertThat(failure.getLimit()).isEqualTo(Duration.ofMillis(200));
        assertThat(waiting).hasValue(2);
    }

    @Test
    void doesNotKnowTheOutcomeOfASubmitThatIsNotAnswered() {
        RawServer[] server = new RawServer[1];
        server[0] = server(request -> {
            server[0].awaitClose();
            return Reply.json("{}");
        });
        HttpCall call = form(server[0].uri("/"), HttpCall.Effect.SUBMIT, within(Duration.ofMillis(200)));

        GpTransportException failure = failure(transport().send(call), GpTransportException.class);

        assertThat(failure.getReason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
        assertThat(server[0].requests()).hasSize(1);
    }

    @Test
    void saysThatASynchronousRunTookTooLong() {
        RawServer[] server = new RawServer[1];
        server[0] = server(request -> {
            server[0].awaitClose();
            return Reply.json("{}");
        });
        HttpCall.Limits limits = new HttpCall.Limits(Duration.ofMillis(200), "executeTimeout", 1000);

        GpTimeoutException failure = failure(
                transport().send(form(server[0].uri("/"), HttpCall.Effect.EXECUTE, limits)), GpTimeoutException.class);

        assertThat(failure.getClock()).isEqualTo("executeTimeout");
        assertThat(failure).hasMessageContaining("was not repeated");
        assertThat(server[0].requests()).hasSize(1);
    }

    @Test
    void followsRedirectsWithinTheSiteKeepingToken() throws Exception {
        RawServer target = server(request -> Reply.json("{\"at\":\"target\"}"));
        RawServer server =
                server(request -> Reply.of(302, "text/html", "", "Location: " + target.url("/there?f=json")));

        String text = text(value(transport().send(get(server.uri("/")).withToken("secret-token"))));

        assertThat(text).isEqualTo("{\"at\":\"target\"}");
        assertThat(target.requests().get(0).headers()).containsEntry("x-esri-authorization", "Bearer secret-token");
        assertThat(target.requests().get(0).parameters()).isEqualTo(Map.of("f", "json"));
    }

    @Test
    void neverGoesToAnotherHost() {
        RawServer other = server(request -> Reply.json("{}"));
        String location = "http://localhost:" + other.port() + "/elsewhere?token=abcdef";
        RawServer server = server(request -> Reply.of(302, "text/html", "", "Location: " + location));

        GpProtocolException failure =
                failure(transport().send(get(server.uri("/")).withToken("secret-token")), GpProtocolException.class);

        assertThat(failure).hasMessageContaining("another site").hasMessageNotContaining("abcdef");
        assertThat(other.requests()).isEmpty();
    }

    @Test
    void takesARedirectToALoginPageForWhatItIs() {
        RawServer server = server(request ->
                Reply.of(302, "text/html", "", "Location: https://portal.example.com/sharing/oauth2/signin"));

        GpAuthenticationException failure =
                failure(transport().send(submit(server.uri("/"))), GpAuthenticationException.class);

        assertThat(failure.getReason()).isEqualTo(Reason.AUTHENTICATION);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303})
    void neverTurnsASubmitIntoAGet(int status) {
        RawServer server = server(request -> Reply.of(status, "text/html", "", "Location: /other"));

        GpProtocolException failure = failure(transport().send(submit(server.uri("/"))), GpProtocolException.class);

        assertThat(failure).hasMessageContaining("a form would be lost");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void keepsTheFormWhenTheServerSaysSo() throws Exception {
        RawServer server = server(request ->
                request.path().equals("/new") ? Reply.json("{}") : Reply.of(307, "text/html", "", "Location: /new"));

        value(transport().send(submit(server.uri("/"))));

        assertThat(server.requests().get(1).method()).isEqualTo("POST");
        assertThat(server.requests().get(1).parameters()).containsEntry("f", "json");
    }

    @Test
    void endsRedirectsThatGoInCircles() {
        RawServer server = server(request -> Reply.of(302, "text/html", "", "Location: /again"));

        GpProtocolException failure = failure(transport().send(get(server.uri("/"))), GpProtocolException.class);

        assertThat(failure).hasMessageContaining("more than 5 times");
    }

    @Test
    void sendsAThousandCallsThroughAPoolOfEight() throws Exception {
        RawServer server =
                server(request -> Reply.json("{\"n\":" + request.parameters().get("n") + "}"));
        HttpTransport transport = transport(HttpSettings.defaults().withPool(8, 8));

        List<CompletableFuture<HttpReply>> replies = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            Map<String, String> parameters = Map.of("n", String.valueOf(i));
            replies.add(transport.send(HttpCall.read("read", GpWhere.NOWHERE, server.uri("/"), parameters, LIMITS)));
        }

        for (int i = 0; i < 1000; i++) {
            assertThat(text(value(replies.get(i)))).isEqualTo("{\"n\":" + i + "}");
        }
        assertThat(server.mostConnections()).isBetween(1, 8);
    }

    @Test
    void saysThatNothingWasSentWhenNoConnectionGetsFree() {
        RawServer[] server = new RawServer[1];
        server[0] = server(request -> {
            server[0].awaitClose();
            return Reply.json("{}");
        });
        HttpTransport transport =
                transport(HttpSettings.defaults().withPool(1, 1).withPoolWait(Duration.ofMillis(100)));
        transport.send(form(server[0].uri("/"), HttpCall.Effect.SUBMIT, within(Duration.ofMillis(300))));

        GpTransportException failure = failure(transport.send(submit(server[0].uri("/"))), GpTransportException.class);

        assertThat(failure.getReason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(failure).hasMessageContaining("no free connection");
    }

    @Test
    void failsCallsAfterClosing() {
        RawServer server = server(request -> Reply.json("{}"));
        HttpTransport transport = transport(HttpSettings.defaults().withAttempts(1));
        transport.close();

        assertThat(failure(transport.send(submit(server.uri("/"))), GpTransportException.class)
                        .isNotSent())
                .isTrue();
    }

    @Test
    void opensANewConnectionWhenTheServerEndedTheLast() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        RawServer server = server(request -> {
            calls.incrementAndGet();
            return new Reply(
                    Reply.of(200, "application/json", "{}", "Connection: close").bytes(), true);
        });
        HttpTransport transport = transport();

        for (int i = 0; i < 20; i++) {
            assertThat(text(value(transport.send(submit(server.uri("/")))))).isEqualTo("{}");
        }

        assertThat(calls).hasValue(20);
    }

    @Test
    void sendsLongQueriesAsForms() throws Exception {
        RawServer server = server(request -> Reply.json("{}"));
        Map<String, String> parameters = Map.of("where", "x".repeat(3000));

        value(transport().send(HttpCall.read("read", GpWhere.NOWHERE, server.uri("/"), parameters, LIMITS)));

        assertThat(server.requests().get(0).method()).isEqualTo("POST");
        assertThat(server.requests().get(0).parameters()).isEqualTo(parameters);
    }

    @Test
    void goesThroughAProxyThatAsksForAPassword() throws Exception {
        RawServer proxy = server(request -> request.headers().containsKey("proxy-authorization")
                ? Reply.json("{\"via\":\"proxy\"}")
                : Reply.of(407, "text/html", "", "Proxy-Authenticate: Basic realm=\"p\""));
        HttpSettings.Proxy settings = new HttpSettings.Proxy("127.0.0.1", proxy.port(), "me", "secret", false);

        HttpReply reply = value(transport(HttpSettings.defaults().withProxy(settings))
                .send(get(URI.create("http://arcgis.invalid/arcgis/rest/info"))));

        assertThat(text(reply)).isEqualTo("{\"via\":\"proxy\"}");
        assertThat(settings.toString()).doesNotContain("secret");
    }
}
