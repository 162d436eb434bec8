package io.github.camelgp.check;

import io.github.camelgp.internal.http.ServerCertificate;
import io.github.camelgp.model.GpTimeoutException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in words why no connection came about. */
final class Network {
    private static final Duration SOON = Duration.ofDays(30);

    private Network() {}

    /** Whether the failure is one of TLS, so that something was reached at least. */
    static boolean isTls(Throwable failure) {
        return find(failure, SSLException.class) != null || find(failure, CertificateException.class) != null;
    }

    static CheckResult notReached(URI url, Throwable failure) {
        String host = url.getHost() + ":" + port(url);
        if (find(failure, UnknownHostException.class) != null) {
            return CheckResult.failed(
                    CheckStep.REACH,
                    "the name " + url.getHost() + " is not known here",
                    "check its spelling, and whether this machine uses the right name server or VPN");
        }
        if (failure instanceof GpTimeoutException) {
            return CheckResult.failed(
                    CheckStep.REACH,
                    "there is a connection to " + host + ", but no answer in time",
                    "the server hangs, or a gateway in front waits for it; responseTimeout sets how long to wait");
        }
        if (find(failure, SocketTimeoutException.class) != null) {
            return CheckResult.failed(
                    CheckStep.REACH,
                    "no connection to " + host + " in time",
                    "a firewall drops it, or there is a proxy to go through: set proxyHost");
        }
        if (find(failure, ConnectException.class) != null) {
            return CheckResult.failed(
                    CheckStep.REACH,
                    "nothing listens at " + host,
                    "check the port: web adaptors mostly have 443, ArcGIS Server itself 6443");
        }
        return CheckResult.failed(CheckStep.REACH, "no answer from " + host + ": " + failure.getMessage(), "");
    }

    /**
     * How TLS is.
     *
     * @param failure why it failed; null when it did not
     * @param now to see what runs out
     */
    static CheckResult tls(URI url, Optional<ServerCertificate> certificate, @Nullable Throwable failure, Instant now) {
        if (failure == null) {
            return trusted(certificate, now);
        }
        String why = String.valueOf(failure.getMessage());
        if (certificate.isEmpty()) {
            return CheckResult.failed(
                    CheckStep.TLS,
                    "no TLS at " + url.getHost() + ":" + port(url) + ": " + why,
                    "the port may speak plain http, or asks for another version of TLS");
        }
        ServerCertificate shown = certificate.get();
        if (shown.until().isBefore(now)) {
            return CheckResult.failed(
                    CheckStep.TLS, "the certificate has run out: " + words(shown), "have it renewed" + orPin(shown));
        }
        if (why.matches("(?is).*(subject alternative|doesn't match|no name matching).*")) {
            return CheckResult.failed(
                    CheckStep.TLS,
                    "the certificate is for another name than " + url.getHost() + ": " + words(shown),
                    "use the address with one of its names " + shown.names() + orPin(shown));
        }
        if (why.matches("(?is).*(certificate_required|bad_certificate|handshake_failure).*")) {
            return CheckResult.failed(
                    CheckStep.TLS,
                    "the server asks for a certificate of ours: " + why,
                    "set sslContextParameters with a key store");
        }
        return CheckResult.failed(
                CheckStep.TLS,
                "the certificate is not trusted: " + words(shown),
                "if it is the right one: trustedCertificates=(a PEM file with it or its authority)" + orPin(shown)
                        + " (here: --trust, --fingerprint)");
    }

    private static CheckResult trusted(Optional<ServerCertificate> certificate, Instant now) {
        if (certificate.isEmpty()) {
            return CheckResult.ok(CheckStep.TLS, "trusted; the certificate itself was not seen from here");
        }
        ServerCertificate shown = certificate.get();
        return shown.until().isBefore(now.plus(SOON))
                ? CheckResult.warn(
                        CheckStep.TLS, "trusted, but it runs out soon: " + words(shown), "have it renewed in time")
                : CheckResult.ok(CheckStep.TLS, "trusted: " + words(shown));
    }

    private static String words(ServerCertificate certificate) {
        return certificate.subject() + " " + certificate.names() + ", issued by " + certificate.issuer() + ", valid "
                + certificate.from() + " to " + certificate.until() + ", SHA-256 " + certificate.fingerprint();
    }

    private static String orPin(ServerCertificate certificate) {
        return ", or certificateFingerprint=" + certificate.fingerprint();
    }

    static int port(URI url) {
        if (url.getPort() > 0) {
            return url.getPort();
        }
        return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
