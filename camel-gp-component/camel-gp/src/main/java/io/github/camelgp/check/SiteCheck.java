package io.github.camelgp.check;

import io.github.camelgp.check.CheckResult.Status;
import io.github.camelgp.internal.client.ServerInfo;
import io.github.camelgp.internal.http.HttpCall;
import io.github.camelgp.internal.http.ServerCertificate;
import io.github.camelgp.model.GpAuthenticationException;
import io.github.camelgp.model.GpTimeoutException;
import io.github.camelgp.model.GpTransportException;
import io.github.camelgp.model.GpWhere;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Walks from the network to the task. It reads only, and starts nothing at the server; what it says holds no secret.
 * Nothing waits but the look at a certificate, on the executor given. For one walk.
 */
public final class SiteCheck {
    private static final long REPLY_BYTES = 1 << 20;

    private final CheckTarget target;
    private final InstantSource clock;
    private final SignInSteps signIn;
    private final List<CheckResult> results = new ArrayList<>();
    private @Nullable CheckStep broken;
    private @Nullable Answer answer;
    private @Nullable Throwable noAnswer;

    public SiteCheck(CheckTarget target, InstantSource clock) {
        this.target = target;
        this.clock = clock;
        this.signIn = new SignInSteps(target, clock);
    }

    /** Looks at all steps; what goes wrong is in the report, and never fails the future. */
    public CompletableFuture<CheckReport> run() {
        ServiceSteps services = new ServiceSteps(target);
        return step(CheckStep.REACH, this::reach)
                .thenCompose(done -> step(CheckStep.TLS, this::tls))
                .thenCompose(done -> step(CheckStep.WEB_TIER, this::webTier))
                .thenCompose(done -> step(CheckStep.PORTAL, signIn::portal))
                .thenCompose(done -> step(CheckStep.TOKEN, signIn::token))
                .thenCompose(done -> step(CheckStep.USER, signIn::user))
                .thenCompose(done -> step(CheckStep.CATALOG, signIn::catalog))
                .thenCompose(done -> step(CheckStep.SERVICE, services::service))
                .thenCompose(done -> step(CheckStep.UPLOADS, services::uploads))
                .thenCompose(done -> step(CheckStep.ADMIN, services::admin))
                .thenApply(done -> new CheckReport(results));
    }

    private CompletableFuture<Void> step(CheckStep step, Supplier<CompletableFuture<CheckResult>> look) {
        CheckStep before = broken;
        if (before != null) {
            results.add(CheckResult.skipped(step, "not looked at, as " + before.label() + " fails"));
            return CompletableFuture.completedFuture(null);
        }
        return look.get()
                .exceptionally(failure -> CheckResult.failed(step, said(failure), ""))
                .thenAccept(result -> {
                    results.add(result);
                    if (result.status() == Status.FAILED && step.isNeeded()) {
                        broken = step;
                    }
                });
    }

    private CompletableFuture<CheckResult> reach() {
        URI url = target.infoUrl();
        HttpCall call = HttpCall.read(
                        "info",
                        GpWhere.at(url.toString()),
                        url,
                        Map.of("f", "json"),
                        new HttpCall.Limits(target.limit(), "responseTimeout", REPLY_BYTES))
                .withHeaders(target.access().headers());
        return target.transport().send(call).handle((reply, failure) -> {
            if (failure == null) {
                answer = Answer.of(reply);
                return CheckResult.ok(CheckStep.REACH, url.getHost() + ":" + Network.port(url) + " answers");
            }
            noAnswer = cause(failure);
            boolean reached = Network.isTls(noAnswer) || !isWithoutAnswer(noAnswer);
            return reached
                    ? CheckResult.ok(CheckStep.REACH, url.getHost() + ":" + Network.port(url) + " is there")
                    : Network.notReached(url, noAnswer);
        });
    }

    private static boolean isWithoutAnswer(Throwable failure) {
        return failure instanceof GpTransportException || failure instanceof GpTimeoutException;
    }

    private CompletableFuture<CheckResult> tls() {
        URI url = target.infoUrl();
        if (!"https".equalsIgnoreCase(url.getScheme())) {
            return done(
                    target.isAnonymous()
                            ? CheckResult.skipped(CheckStep.TLS, "the address is plain http")
                            : CheckResult.warn(
                                    CheckStep.TLS,
                                    "the address is plain http: passwords and tokens can be read on the way",
                                    "use https"));
        }
        Throwable problem = noAnswer != null && Network.isTls(noAnswer) ? noAnswer : null;
        return CompletableFuture.supplyAsync(
                        () -> ServerCertificate.of(url.getHost(), Network.port(url), target.limit()), target.executor())
                .thenApply(certificate -> Network.tls(url, certificate, problem, clock.instant()));
    }

    private CompletableFuture<CheckResult> webTier() {
        Answer first = answer;
        if (first == null) {
            String said = said(noAnswer);
            return done(
                    noAnswer instanceof GpAuthenticationException
                            ? WebTier.loginPage(said)
                            : CheckResult.failed(CheckStep.WEB_TIER, said, "use the address that it leads to"));
        }
        CheckResult result = WebTier.of(first);
        if (result.status() != Status.OK) {
            return done(result);
        }
        Optional<ServerInfo> info = ServerInfo.of(first.text());
        signIn.server(info);
        return done(info.map(known -> CheckResult.ok(CheckStep.WEB_TIER, words(known)))
                .orElse(result));
    }

    private static String words(ServerInfo info) {
        String version = info.currentVersion() > 0 ? " " + info.currentVersion() : "";
        return "ArcGIS Server" + version + " answers, and asks for no other log-in in front of it";
    }

    static CompletableFuture<CheckResult> done(CheckResult result) {
        return CompletableFuture.completedFuture(result);
    }

    /** What a future failed with, without its wrapping. */
    static Throwable cause(Throwable failure) {
        Throwable inner = failure instanceof CompletionException ? failure.getCause() : null;
        return inner == null ? failure : inner;
    }

    static String said(@Nullable Throwable failure) {
        return failure == null ? "" : String.valueOf(cause(failure).getMessage());
    }
}
