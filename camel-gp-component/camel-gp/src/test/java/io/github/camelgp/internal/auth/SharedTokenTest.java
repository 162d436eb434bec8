package io.github.camelgp.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.auth.Token;
import io.github.camelgp.model.GpAuthenticationException;
import io.github.camelgp.model.GpTransportException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.model.Reason;
import io.github.camelgp.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SharedTokenTest {
    private final VirtualTime time = new VirtualTime();
    private final List<CompletableFuture<Token>> asked = new ArrayList<>();
    private final SharedToken shared = new SharedToken(this::ask, time);

    private CompletableFuture<Token> ask() {
        CompletableFuture<Token> answer = new CompletableFuture<>();
        asked.add(answer);
        return answer;
    }

    private Token token(String value, long minutes) {
        return new Token(value, time.instant().plus(Duration.ofMinutes(minutes)));
    }

    private Token given(String value, long minutes) {
        CompletableFuture<Token> wanted = shared.get();
        asked.get(asked.size() - 1).complete(token(value, minutes));
        return wanted.getNow(Token.of("none"));
    }

    private static GpAuthenticationException refusal() {
        return new GpAuthenticationException(400, "refused", List.of(), GpWhere.NOWHERE);
    }

    @Test
    void allWhoWaitGetTheSameToken() {
        CompletableFuture<Token> first = shared.get();
        CompletableFuture<Token> second = shared.get();
        asked.get(0).complete(token("one", 60));

        assertThat(first).isCompletedWithValueMatching(token -> token.value().equals("one"));
        assertThat(second).isCompletedWithValueMatching(token -> token.value().equals("one"));
        assertThat(asked).hasSize(1);
    }

    @Test
    void aTokenIsRenewedBeforeItEnds() {
        given("one", 60);
        time.pass(Duration.ofMinutes(54));
        assertThat(shared.get())
                .isCompletedWithValueMatching(token -> token.value().equals("one"));
        time.pass(Duration.ofMinutes(1));

        assertThat(given("two", 60).value()).isEqualTo("two");
        assertThat(asked).hasSize(2);
    }

    @Test
    void aShortTokenIsNotRenewedAtEveryRequest() {
        given("one", 1);
        time.pass(Duration.ofSeconds(47));
        assertThat(shared.get()).isCompleted();
        time.pass(Duration.ofSeconds(1));

        assertThat(shared.get()).isNotDone();
    }

    @Test
    void aTokenWhoseEndIsUnknownLastsUntilItIsRefused() {
        shared.get();
        asked.get(0).complete(Token.of("one"));
        time.pass(Duration.ofDays(400));
        assertThat(shared.get())
                .isCompletedWithValueMatching(token -> token.value().equals("one"));

        assertThat(shared.drop(Token.of("one"))).isTrue();

        assertThat(shared.get()).isNotDone();
    }

    @Test
    void aLateRefusalOfAnOldTokenDropsNothing() {
        given("one", 60);
        shared.drop(Token.of("one"));
        given("two", 60);

        assertThat(shared.drop(Token.of("one"))).isFalse();

        assertThat(shared.get())
                .isCompletedWithValueMatching(token -> token.value().equals("two"));
    }

    @Test
    void aRenewalThatFailsLeavesTheTokenThatStillHolds() {
        given("one", 60);
        time.pass(Duration.ofMinutes(56));
        CompletableFuture<Token> wanted = shared.get();
        asked.get(1)
                .completeExceptionally(new GpTransportException(Reason.UNREACHABLE, "no way", GpWhere.NOWHERE, null));

        assertThat(wanted).isCompletedWithValueMatching(token -> token.value().equals("one"));
        assertThat(shared.get()).isCompleted();
        time.pass(Duration.ofMinutes(4));
        assertThat(shared.get()).isNotDone();
    }

    @Test
    void aRefusalIsNotAskedForAgainAtOnce() {
        CompletableFuture<Token> wanted = shared.get();
        asked.get(0).completeExceptionally(refusal());
        assertThat(wanted).isCompletedExceptionally();

        time.pass(Duration.ofSeconds(29));
        assertThat(shared.get()).isCompletedExceptionally();
        assertThat(asked).hasSize(1);
        time.pass(Duration.ofSeconds(1));
        assertThat(shared.get()).isNotDone();
        asked.get(1).completeExceptionally(refusal());
        time.pass(Duration.ofSeconds(59));
        assertThat(shared.get()).isCompletedExceptionally();
        assertThat(asked).hasSize(2);
    }

    @Test
    void aFailureOnTheWayIsAskedForAgainAtOnce() {
        shared.get();
        asked.get(0)
                .completeExceptionally(new GpTransportException(Reason.UNREACHABLE, "no way", GpWhere.NOWHERE, null));

        assertThat(given("one", 60).value()).isEqualTo("one");
    }
}
