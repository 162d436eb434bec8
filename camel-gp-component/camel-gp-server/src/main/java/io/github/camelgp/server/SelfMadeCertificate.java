package io.github.camelgp.server;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A certificate for localhost that the server signs itself; clients that shall trust it get it from here. Where clients
 * must show a certificate too, there is one for them.
 */
public final class SelfMadeCertificate {
    private static final int VALID_DAYS = 30;
    private static final char[] NO_PASSWORD = {};

    private final Identity server;
    private final @Nullable Identity client;
    private final SSLContext serverContext;

    private SelfMadeCertificate(Identity server, @Nullable Identity client, SSLContext serverContext) {
        this.server = server;
        this.client = client;
        this.serverContext = serverContext;
    }

    /** @param withClient clients must show a certificate */
    static SelfMadeCertificate create(String host, boolean withClient) {
        try {
            Identity server = identity("localhost", host);
            Identity client = withClient ? identity("gp-client", "") : null;
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(server), client == null ? null : trust(client.certificate()), null);
            return new SelfMadeCertificate(server, client, context);
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("could not make a certificate", e);
        }
    }

    private static Identity identity(String name, String host)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair keys = generator.generateKeyPair();
        return new Identity(keys.getPrivate(), sign(keys, name, host));
    }

    private static X509Certificate sign(KeyPair keys, String name, String host)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        Instant now = Instant.now();
        X500Name subject = new X500Name("CN=" + name);
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                subject,
                BigInteger.valueOf(now.toEpochMilli()),
                Date.from(now.minus(1, ChronoUnit.DAYS)),
                Date.from(now.plus(VALID_DAYS, ChronoUnit.DAYS)),
                subject,
                keys.getPublic());
        if (!host.isEmpty()) {
            int kind = host.matches("[\\d.]+|.*:.*") ? GeneralName.iPAddress : GeneralName.dNSName;
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"),
                new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                new GeneralName(GeneralName.iPAddress, "::1"),
                new GeneralName(kind, host)
            }));
        }
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    }

    private static KeyManager[] keys(Identity identity) throws GeneralSecurityException, IOException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store(identity, NO_PASSWORD), NO_PASSWORD);
        return managers.getKeyManagers();
    }

    private static KeyStore store(Identity identity, char[] password) throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        store.setKeyEntry("self-made", identity.key(), password, new Certificate[] {identity.certificate()});
        return store;
    }

    private static TrustManager[] trust(X509Certificate certificate) throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        store.setCertificateEntry("self-made", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        return trust.getTrustManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    SSLContext serverContext() {
        return serverContext;
    }

    /** The server's certificate itself. */
    public X509Certificate certificate() {
        return server.certificate();
    }

    /** The server's certificate as text, for files of trusted certificates. */
    public String pem() {
        return pem(server.certificate());
    }

    /** The client's certificate and its key as text; empty if clients need none. */
    public Optional<String> clientPem() {
        return Optional.ofNullable(client)
                .map(identity -> pem("PRIVATE KEY", identity.key().getEncoded()) + pem(identity.certificate()));
    }

    /**
     * The client's certificate and its key as a PKCS 12 key store; empty if clients need none.
     *
     * @param password for the store and the key
     */
    public Optional<KeyStore> clientKeyStore(char[] password) {
        if (client == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(store(client, password));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("could not make a key store", e);
        }
    }

    private static String pem(X509Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the certificate has no encoding", e);
        }
    }

    private static String pem(String kind, byte[] content) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
    }

    /** For a client that trusts this server only, and shows the client's certificate where one is needed. */
    public SSLContext clientContext() {
        return clientContext(client);
    }

    /** For a client that trusts this server only, and has no certificate of its own. */
    public SSLContext clientContextWithoutCertificate() {
        return clientContext(null);
    }

    private SSLContext clientContext(@Nullable Identity identity) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(identity == null ? null : keys(identity), trust(server.certificate()), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("could not trust the certificate", e);
        }
    }

    private record Identity(PrivateKey key, X509Certificate certificate) {}
}
