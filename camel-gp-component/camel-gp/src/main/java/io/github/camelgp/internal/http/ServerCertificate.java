package io.github.camelgp.internal.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The certificate that a server shows, whether it is trusted or not.
 *
 * @param subject whom it is for
 * @param issuer who signed it
 * @param names of hosts that it is good for
 * @param from good from
 * @param until good until
 * @param fingerprint SHA-256, 64 small hexadecimal digits
 */
public record ServerCertificate(
        String subject, String issuer, List<String> names, Instant from, Instant until, String fingerprint) {

    public ServerCertificate {
        names = List.copyOf(names);
    }

    /**
     * Begins a connection as far as the certificate, and breaks it off: nothing is trusted, and nothing is sent. Blocks.
     *
     * @return empty when none came, as the port speaks no TLS or cannot be reached
     */
    public static Optional<ServerCertificate> of(String host, int port, Duration limit) {
        AtomicReference<@Nullable X509Certificate> seen = new AtomicReference<>();
        try (Socket plain = new Socket()) {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Looker(seen)}, null);
            plain.connect(new InetSocketAddress(host, port), (int) limit.toMillis());
            plain.setSoTimeout((int) limit.toMillis());
            try (SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true)) {
                named(secure, host);
                secure.startHandshake();
            }
        } catch (IOException | GeneralSecurityException e) {
            // the look ends with the refusal of whatever came
        }
        return Optional.ofNullable(seen.get()).flatMap(ServerCertificate::of);
    }

    /** Several servers at one address show different certificates. */
    private static void named(SSLSocket socket, String host) {
        if (host.chars().anyMatch(Character::isLetter) && !host.contains(":")) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(host)));
            socket.setSSLParameters(parameters);
        }
    }

    private static Optional<ServerCertificate> of(X509Certificate certificate) {
        try {
            List<String> names = new ArrayList<>();
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                alternatives.forEach(name -> names.add(String.valueOf(name.get(1))));
            }
            return Optional.of(new ServerCertificate(
                    String.valueOf(certificate.getSubjectX500Principal()),
                    String.valueOf(certificate.getIssuerX500Principal()),
                    names,
                    certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant(),
                    PinnedTrustManager.fingerprint(certificate).toLowerCase(Locale.ROOT)));
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }

    /** Remembers the certificate, and trusts nobody. */
    private record Looker(AtomicReference<@Nullable X509Certificate> seen) implements X509TrustManager {

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            seen.set(chain.length == 0 ? null : chain[0]);
            throw new CertificateException("only looking");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("This side takes no connections");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
