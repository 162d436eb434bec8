package io.github.camelgp.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.auth.Credentials;
import io.github.camelgp.auth.Token;
import io.github.camelgp.auth.TokenProvider;
import io.github.camelgp.internal.auth.TokenProviders;
import io.github.camelgp.internal.http.RawServer;
import io.github.camelgp.internal.http.RawServer.Reply;
import io.github.camelgp.internal.http.SameSite;
import io.github.camelgp.model.GpAuthenticationException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TokenTest extends ClientTestSupport {
    private static final String HEADER = "x-esri-authorization";
    private static final String GOOD = "{\"jobId\":\"j1\",\"jobStatus\":\"esriJobSubmitted\"}";

    /** Gives token-1 until it is refused, then token-2, and so on. */
    private static final class Counting implements TokenProvider {
        private final AtomicInteger number = new AtomicInteger(1);
        private final List<Token> refused = new CopyOnWriteArrayList<>();

        @Override
        public CompletionStage<Optional<Token>> token(URI site) {
            return CompletableFuture.completedStage(Optional.of(Token.of("token-" + number.get())));
        }

        @Override
        public void rejected(Token token) {
            refused.add(token);
            number.incrementAndGet();
        }
    }

    private static Reply refusal(int code) {
        return Reply.json("{\"error\":{\"code\":" + code + ",\"message\":\"Invalid token.\",\"details\":[]}}");
    }

    @Test
    void sendsAFixedTokenInAHeaderOnly() throws Exception {
        RawServer server = server(request -> Reply.json(GOOD));

        value(client(server, TokenProviders.of(Credentials.token("fixed-token")))
                .submit(server.url(TASK_PATH), RunForm.of(Map.of())));

        assertThat(server.requests().get(0).headers()).containsEntry(HEADER, "Bearer fixed-token");
        assertThat(server.requests().get(0).parameters()).isEqualTo(Map.of("f", "json"));
    }

    @Test
    void sendsNothingToAnotherSite() throws Exception {
        RawServer mine = server(request -> Reply.json(GOOD));
        RawServer other = server(request -> Reply.json(GOOD));

        value(client(mine, TokenProviders.of(Credentials.token("fixed-token")))
                .submit("http://localhost:" + other.port() + TASK_PATH, RunForm.of(Map.of())));

        assertThat(other.requests().get(0).headers()).doesNotContainKey(HEADER);
    }

    @ParameterizedTest
    @ValueSource(ints = {498, 499})
    void replaysASubmitOnceWithAnotherToken(int code) throws Exception {
        Counting tokens = new Counting();
        RawServer server = server(
                request -> "Bearer token-1".equals(request.headers().get(HEADER)) ? refusal(code) : Reply.json(GOOD));

        value(client(server, tokens).submit(server.url(TASK_PATH), RunForm.of(Map.of())));

        assertThat(server.requests()).hasSize(2);
        assertThat(server.requests().get(1).headers()).containsEntry(HEADER, "Bearer token-2");
        assertThat(tokens.refused).containsExactly(Token.of("token-1"));
    }

    @Test
    void sendsATokenOnDemandOnlyToServicesThatAskedForOne() throws Exception {
        RawServer server = server(request -> request.headers().containsKey(HEADER) ? Reply.json(GOOD) : refusal(499));
        SiteAccess access = new SiteAccess(
                SameSite.of(server.uri("/")), TokenProviders.of(Credentials.token("fixed-token")), Map.of(), true);
        GpClient client = client(transport(), access, ClientSettings.defaults());

        value(client.submit(server.url(TASK_PATH), RunForm.of(Map.of())));
        value(client.submit(server.url(TASK_PATH), RunForm.of(Map.of())));

        assertThat(server.requests().stream().map(request -> request.headers().containsKey(HEADER)))
                .containsExactly(false, true, true);
    }

    @Test
    void neverGoesRoundInCircles() {
        RawServer server = server(request -> refusal(498));

        GpAuthenticationException failure = failure(
                client(server, new Counting()).submit(server.url(TASK_PATH), RunForm.of(Map.of())),
                GpAuthenticationException.class);

        assertThat(failure.getCode()).isEqualTo(498);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void doesNotReplayWithTheSameToken() {
        RawServer server = server(request -> refusal(498));

        failure(
                client(server, TokenProviders.of(Credentials.token("fixed-token")))
                        .submit(server.url(TASK_PATH), RunForm.of(Map.of())),
                GpAuthenticationException.class);

        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void failsWhenTheProviderFailsWithoutShowingSecrets() {
        RawServer server = server(request -> Reply.json(GOOD));
        TokenProvider broken = site -> CompletableFuture.failedStage(new IllegalStateException("password=secret1"));

        GpAuthenticationException failure = failure(
                client(server, broken).submit(server.url(TASK_PATH), RunForm.of(Map.of())),
                GpAuthenticationException.class);

        assertThat(failure).hasMessageContaining("no token").hasMessageNotContaining("secret1");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void neverShowsATokenThatTheServerEchoes() {
        RawServer server = server(
                request -> Reply.json("{\"error\":{\"code\":500,\"message\":\"cannot read with fixed-token here\"}}"));

        Throwable failure = failure(
                client(server, TokenProviders.of(Credentials.token("fixed-token")))
                        .submit(server.url(TASK_PATH), RunForm.of(Map.of())),
                RuntimeException.class);

        assertThat(failure.getMessage()).contains("cannot read with *** here");
        assertThat(Token.of("fixed-token").toString()).doesNotContain("fixed-token");
        assertThat(Credentials.token("fixed-token").toString()).doesNotContain("fixed-token");
    }
}
