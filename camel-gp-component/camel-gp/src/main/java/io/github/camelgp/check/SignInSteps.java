package io.github.camelgp.check;

import io.github.camelgp.auth.Token;
import io.github.camelgp.internal.client.Catalog;
import io.github.camelgp.internal.client.GpPortal;
import io.github.camelgp.internal.client.PortalSelf;
import io.github.camelgp.internal.client.ServerInfo;
import io.github.camelgp.model.GpAuthenticationException;
import io.github.camelgp.model.GpProtocolException;
import io.github.camelgp.model.GpServiceException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Who we are: portal, token, user, and what the server shows us. For one walk. */
final class SignInSteps {
    /** What to do when nobody is let in without a token. */
    static final String NO_TOKEN = "set username and password, clientId and clientSecret, or token";
    /** What to do when the server does not take the token. */
    static final String REFUSED_TOKEN =
            "it has run out, is one of another portal or server, or is bound to a referer or an address (referer,"
                    + " tokenClient)";

    private static final double FIRST_WITH_APPLICATIONS = 11.4;

    private final CheckTarget target;
    private final InstantSource clock;
    private Optional<ServerInfo> server = Optional.empty();
    private @Nullable PortalSelf self;
    private @Nullable Catalog catalog;
    private @Nullable Throwable noCatalog;

    SignInSteps(CheckTarget target, InstantSource clock) {
        this.target = target;
        this.clock = clock;
    }

    void server(Optional<ServerInfo> info) {
        server = info;
    }

    CompletableFuture<CheckResult> portal() {
        String named = server.map(ServerInfo::owningSystemUrl).orElse("");
        if (target.portal() == null && named.isEmpty()) {
            return SiteCheck.done(CheckResult.skipped(CheckStep.PORTAL, "a stand-alone server, without a portal"));
        }
        URI portal = target.portal() != null
                ? target.portal()
                : URI.create(target.access().rewrite().apply(named));
        return target.client().portal(portal).thenCompose(GpPortal::self).handle((found, failure) -> {
            if (failure == null) {
                self = found;
                return CheckResult.ok(CheckStep.PORTAL, portal + " answers");
            }
            return noPortal(portal, SiteCheck.cause(failure));
        });
    }

    private CheckResult noPortal(URI portal, Throwable failure) {
        if (failure instanceof GpServiceException && !isAway(failure)) {
            return CheckResult.ok(CheckStep.PORTAL, portal + " answers, and tells strangers nothing");
        }
        String said = (target.portal() == null ? "the server says it belongs to " : "portalUrl is ") + portal
                + ", which gives no usable answer: " + failure.getMessage();
        String advice = target.portal() == null
                ? "that may be its name on the inside: set portalUrl to its address from here, or urlRewrite=" + portal
                        + "=(that address)"
                : "check portalUrl, such as https://host/portal";
        return target.isAnonymous()
                ? CheckResult.warn(CheckStep.PORTAL, said, advice)
                : CheckResult.failed(CheckStep.PORTAL, said, advice);
    }

    /** A failure of the way to the portal comes as one of the sign-in when a token was wanted first. */
    private static boolean isAway(Throwable failure) {
        return String.valueOf(failure.getMessage()).matches("(?s).*(cannot be reached|certificate|no answer within).*");
    }

    CompletableFuture<CheckResult> token() {
        if (target.isAnonymous()) {
            return look().thenApply(done -> noCatalog instanceof GpAuthenticationException
                    ? CheckResult.failed(
                            CheckStep.TOKEN,
                            "the server lets nobody in without a token: " + SiteCheck.said(noCatalog),
                            NO_TOKEN)
                    : CheckResult.skipped(CheckStep.TOKEN, "none is set: everything is asked for anonymously"));
        }
        return target.access()
                .tokens()
                .token(target.infoUrl())
                .toCompletableFuture()
                .thenCompose(token -> look().thenApply(done -> judged(token)))
                .exceptionally(failure ->
                        CheckResult.failed(CheckStep.TOKEN, SiteCheck.said(failure), advice(SiteCheck.said(failure))));
    }

    private CompletableFuture<Void> look() {
        return target.client().catalog(target.site()).handle((found, failure) -> {
            catalog = found;
            noCatalog = failure == null ? null : SiteCheck.cause(failure);
            return null;
        });
    }

    private CheckResult judged(Optional<Token> token) {
        if (noCatalog instanceof GpAuthenticationException) {
            return CheckResult.failed(
                    CheckStep.TOKEN, "the server refuses the token: " + SiteCheck.said(noCatalog), REFUSED_TOKEN);
        }
        Instant expires = token.map(Token::expires).orElse(null);
        String end = expires == null
                ? ""
                : ", for " + Duration.between(clock.instant(), expires).toMinutes() + " minutes";
        return CheckResult.ok(
                CheckStep.TOKEN, token.isPresent() ? "there is one, and the server takes it" + end : "none is needed");
    }

    /** @param said why there is no token */
    static String advice(String said) {
        if (said.matches("(?is).*(client_id|client_secret|invalid_client|clientid).*")) {
            return "check clientId and clientSecret; applications need a portal";
        }
        if (said.matches("(?is).*(refresh).*")) {
            return "the user has to sign in again, for a new refreshToken";
        }
        if (said.matches("(?is).*(invalid|unable to generate|refused|password).*")) {
            return "check username (its case counts) and password; users of a single sign-on (SAML) have no password here:"
                    + " take a built-in user, or an application (clientId)";
        }
        return "check where tokens come from: portalUrl, urlRewrite";
    }

    CompletableFuture<CheckResult> user() {
        PortalSelf known = self;
        if (target.isAnonymous()) {
            return SiteCheck.done(CheckResult.skipped(CheckStep.USER, "nobody in particular"));
        }
        if (known == null) {
            return SiteCheck.done(CheckResult.skipped(
                    CheckStep.USER, target.who() + ": a stand-alone server does not tell in what role"));
        }
        if (!known.application().isEmpty()) {
            return SiteCheck.done(application(known));
        }
        return SiteCheck.done(
                known.user().isEmpty()
                        ? CheckResult.warn(
                                CheckStep.USER,
                                "the portal does not know the token",
                                "it is one of the server's own; items of the portal cannot be read with it")
                        : CheckResult.ok(CheckStep.USER, known.user() + ", role " + known.role()));
    }

    private CheckResult application(PortalSelf known) {
        double version = server.map(ServerInfo::currentVersion).orElse(0.0);
        return version > 0 && version < FIRST_WITH_APPLICATIONS
                ? CheckResult.warn(
                        CheckStep.USER,
                        "application " + known.application() + ", which has no privileges before release 11.4",
                        "services that are not public need a user: username and password")
                : CheckResult.ok(CheckStep.USER, "application " + known.application());
    }

    CompletableFuture<CheckResult> catalog() {
        Catalog shown = catalog;
        if (shown == null) {
            return SiteCheck.done(CheckResult.warn(
                    CheckStep.CATALOG,
                    "not shown: " + SiteCheck.said(noCatalog),
                    noCatalog instanceof GpProtocolException
                            ? "the services directory may be switched off; services can be used all the same"
                            : ""));
        }
        int services = shown.services().size();
        int folders = shown.folders().size();
        return SiteCheck.done(
                services + folders == 0
                        ? CheckResult.warn(
                                CheckStep.CATALOG,
                                "empty for " + target.whoever(),
                                "services have to be shared with " + target.whoever())
                        : CheckResult.ok(
                                CheckStep.CATALOG,
                                folders + " folders, " + services + " services in the root folder, "
                                        + shown.geoprocessing().size() + " of them for geoprocessing"));
    }
}
