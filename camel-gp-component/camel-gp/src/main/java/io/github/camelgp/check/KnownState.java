package io.github.camelgp.check;

import io.github.camelgp.internal.client.SiteState;
import io.github.camelgp.model.GpAuthenticationException;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpTimeoutException;
import io.github.camelgp.model.GpTransportException;
import io.github.camelgp.model.Reason;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Says which step the last requests to a site got to, in the words of {@link SiteCheck}, without asking anybody. */
public final class KnownState {
    private static final int TOKEN_REQUIRED = 499;

    private KnownState() {}

    /** How the site is; a step that is skipped when nothing was asked yet. */
    public static CheckResult of(SiteState site) {
        SiteState.Seen last = site.last();
        if (last == null) {
            return CheckResult.skipped(CheckStep.REACH, "nothing was asked yet");
        }
        Throwable failure = last.failure();
        return failure == null ? CheckResult.ok(CheckStep.REACH, "reachable") : of(site, failure);
    }

    private static CheckResult of(SiteState site, Throwable failure) {
        String said = SiteCheck.said(failure);
        if (Network.isTls(failure)) {
            return CheckResult.failed(
                    CheckStep.TLS,
                    said,
                    "if it is the right certificate: trustedCertificates or certificateFingerprint; a check of the server"
                            + " shows it");
        }
        if (failure instanceof GpAuthenticationException refused) {
            return signIn(site, refused, said);
        }
        if (failure instanceof GpTransportException || failure instanceof GpTimeoutException) {
            return way(site, (GpException) failure, said);
        }
        return CheckResult.failed(CheckStep.WEB_TIER, said, WebTier.ADDRESS);
    }

    private static CheckResult signIn(SiteState site, GpAuthenticationException refused, String said) {
        int code = refused.getCode();
        if (code >= 300 && code < 400) {
            return WebTier.loginPage(said);
        }
        if (said.contains("log-in of its own")) {
            return CheckResult.failed(CheckStep.WEB_TIER, said, WebTier.LOGIN);
        }
        if (site.anonymous()) {
            return CheckResult.failed(CheckStep.TOKEN, said, SignInSteps.NO_TOKEN);
        }
        boolean atService = code == 498 || code == TOKEN_REQUIRED;
        return CheckResult.failed(
                CheckStep.TOKEN, said, atService ? SignInSteps.REFUSED_TOKEN : SignInSteps.advice(said));
    }

    private static CheckResult way(SiteState site, GpException failure, String said) {
        if (failure.getReason() == Reason.BUSY) {
            return CheckResult.failed(CheckStep.WEB_TIER, said, Reason.BUSY.advice());
        }
        if (failure.getCause() == null) {
            return CheckResult.failed(CheckStep.WEB_TIER, said, WebTier.GATEWAY);
        }
        return Network.notReached(url(site, failure.getUrl()), failure);
    }

    private static URI url(SiteState site, @Nullable String url) {
        return URI.create(url == null ? "https://" + site.name() : url);
    }

    /** How a service is that the server called stopped. */
    public static CheckResult stopped(SiteState.Seen seen) {
        return CheckResult.failed(CheckStep.SERVICE, SiteCheck.said(seen.failure()), ServiceSteps.START_IT);
    }
}
