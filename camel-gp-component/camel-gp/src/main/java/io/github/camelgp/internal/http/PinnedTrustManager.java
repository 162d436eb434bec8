package io.github.camelgp.internal.http;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts servers by fingerprint, or whom one of several others trusts; a refusal shows the certificate that came. */
final class PinnedTrustManager extends X509ExtendedTrustManager {
    private final List<X509ExtendedTrustManager> others;
    private final Set<String> fingerprints;

    /** @param fingerprints in capitals, without colons */
    PinnedTrustManager(List<X509ExtendedTrustManager> others, Set<String> fingerprints) {
        this.others = List.copyOf(others);
        this.fingerprints = Set.copyOf(fingerprints);
    }

    private interface Check {
        void by(X509ExtendedTrustManager manager) throws CertificateException;
    }

    static boolean isPinned(Set<String> fingerprints, SSLSession session) {
        try {
            return session.getPeerCertificates()[0] instanceof X509Certificate certificate
                    && fingerprints.contains(fingerprint(certificate));
        } catch (SSLPeerUnverifiedException | CertificateException e) {
            return false;
        }
    }

    static String fingerprint(X509Certificate certificate) throws CertificateException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new CertificateException("The certificate has no fingerprint", e);
        }
    }

    private void server(X509Certificate[] chain, Check check) throws CertificateException {
        if (chain.length > 0 && fingerprints.contains(fingerprint(chain[0]))) {
            return;
        }
        CertificateException refused = new CertificateException("no authority is trusted");
        for (X509ExtendedTrustManager manager : others) {
            try {
                check.by(manager);
                return;
            } catch (CertificateException e) {
                refused = e;
            }
        }
        throw chain.length == 0 ? refused : new CertificateException(shown(chain[0], refused), refused);
    }

    private static String shown(X509Certificate certificate, CertificateException refused) throws CertificateException {
        String digits = fingerprint(certificate);
        return "the server's certificate is not trusted (" + refused.getMessage() + "): "
                + certificate.getSubjectX500Principal() + ", issued by " + certificate.getIssuerX500Principal()
                + ", valid until "
                + certificate.getNotAfter().toInstant()
                + "; if it is the right one, set trustedCertificates to a PEM file with it or its authority, or"
                + " certificateFingerprint=" + digits.toLowerCase(Locale.ROOT);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        server(chain, manager -> manager.checkServerTrusted(chain, type));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        server(chain, manager -> manager.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        server(chain, manager -> manager.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw notAServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw notAServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw notAServer();
    }

    private static CertificateException notAServer() {
        return new CertificateException("This side takes no connections");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return others.stream()
                .flatMap(manager -> Stream.of(manager.getAcceptedIssuers()))
                .toArray(X509Certificate[]::new);
    }
}
