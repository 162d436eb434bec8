package io.github.camelgp.internal.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.jspecify.annotations.Nullable;

/**
 * Which servers to trust, besides those that the platform trusts: by certificates, of servers or authorities, or by the
 * SHA-256 fingerprint of a server's own certificate, whose host name then doesn't count. Immutable.
 */
public final class Trust {
    private static final String FINGERPRINT = "[0-9A-F]{64}";

    private final List<X509ExtendedTrustManager> managers;
    private final Set<String> fingerprints;

    private Trust(List<X509ExtendedTrustManager> managers, Set<String> fingerprints) {
        this.managers = managers;
        this.fingerprints = fingerprints;
    }

    /**
     * Trusts the platform's authorities and these.
     *
     * @param pem certificates as text, one file's content each; may be empty
     * @param fingerprints SHA-256 in hexadecimal digits, with or without colons, separated by commas; null for none
     * @throws IllegalArgumentException if a fingerprint is none
     */
    public static Trust of(List<byte[]> pem, @Nullable String fingerprints)
            throws GeneralSecurityException, IOException {
        List<X509ExtendedTrustManager> managers = new ArrayList<>();
        if (!pem.isEmpty()) {
            managers.add(manager(store(pem)));
        }
        managers.add(manager(null));
        return new Trust(managers, parse(fingerprints));
    }

    private static Set<String> parse(@Nullable String text) {
        Set<String> parsed = new TreeSet<>();
        for (String one : text == null ? new String[0] : text.split(",")) {
            String digits = one.replaceAll("(?i)^\\s*sha-?256[:=/ ]", "")
                    .replaceAll("[:\\s]", "")
                    .toUpperCase(Locale.ROOT);
            if (!digits.matches(FINGERPRINT)) {
                throw new IllegalArgumentException("certificateFingerprint: '" + one.strip()
                        + "' is no SHA-256 fingerprint, which has 64 hexadecimal digits");
            }
            parsed.add(digits);
        }
        return parsed;
    }

    private static KeyStore store(List<byte[]> files) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        for (byte[] file : files) {
            for (Certificate certificate : factory.generateCertificates(new ByteArrayInputStream(file))) {
                store.setCertificateEntry("trusted" + store.size(), certificate);
            }
        }
        if (store.size() == 0) {
            throw new IllegalArgumentException("trustedCertificates: there is no certificate in it");
        }
        return store;
    }

    private static X509ExtendedTrustManager manager(@Nullable KeyStore store)
            throws NoSuchAlgorithmException, KeyStoreException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager known) {
                return known;
            }
        }
        throw new NoSuchAlgorithmException("The platform has no trust manager for X.509");
    }

    /** Judges certificates of servers. */
    public TrustManager manager() {
        return new PinnedTrustManager(managers, fingerprints);
    }

    /** Without certificates of our own. */
    public SSLContext context() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {manager()}, null);
        return context;
    }

    /** Who has the last word on host names; null for the usual rules. */
    public @Nullable HostnameVerifier verifier() {
        if (fingerprints.isEmpty()) {
            return null;
        }
        HostnameVerifier usual = new DefaultHostnameVerifier();
        return (host, session) -> PinnedTrustManager.isPinned(fingerprints, session) || usual.verify(host, session);
    }
}
