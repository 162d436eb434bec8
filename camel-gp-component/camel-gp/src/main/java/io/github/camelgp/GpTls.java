package io.github.camelgp;

import io.github.camelgp.internal.http.HttpSettings;
import io.github.camelgp.internal.http.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.jspecify.annotations.Nullable;

/** Whom a component trusts, and which certificate it shows, as its options say. */
final class GpTls {
    private GpTls() {}

    /** @throws IllegalArgumentException names the option that is wrong */
    static HttpSettings apply(GpComponent component, HttpSettings settings)
            throws GeneralSecurityException, IOException {
        SSLContextParameters parameters = component.getSslContextParameters();
        if (parameters == null) {
            parameters = component.retrieveGlobalSslContextParameters();
        }
        String files = component.getTrustedCertificates();
        String fingerprint = component.getCertificateFingerprint();
        boolean ofOurs = files != null || fingerprint != null;
        if (parameters != null && !ofOurs) {
            return settings.withTls(parameters.createSSLContext(component.getCamelContext()), null);
        }
        if (parameters != null && parameters.getTrustManagers() != null) {
            throw new IllegalArgumentException("Whom to trust is said by sslContextParameters and by "
                    + (files == null ? "certificateFingerprint" : "trustedCertificates") + "; set one of them");
        }
        Trust trust = Trust.of(read(component.getCamelContext(), files), fingerprint);
        SSLContext context = parameters == null
                ? trust.context()
                : with(trust, parameters).createSSLContext(component.getCamelContext());
        return settings.withTls(context, trust.verifier());
    }

    /** All that the parameters say, and whom to trust; they are somebody else's, and stay as they are. */
    private static SSLContextParameters with(Trust trust, SSLContextParameters given) {
        TrustManagersParameters managers = new TrustManagersParameters();
        managers.setTrustManager(trust.manager());
        SSLContextParameters both = new SSLContextParameters();
        both.setTrustManagers(managers);
        both.setKeyManagers(given.getKeyManagers());
        both.setCertAlias(given.getCertAlias());
        both.setProvider(given.getProvider());
        both.setSecureSocketProtocol(given.getSecureSocketProtocol());
        both.setSecureRandom(given.getSecureRandom());
        both.setClientParameters(given.getClientParameters());
        both.setSessionTimeout(given.getSessionTimeout());
        both.setCipherSuites(given.getCipherSuites());
        both.setCipherSuitesFilter(given.getCipherSuitesFilter());
        both.setSecureSocketProtocols(given.getSecureSocketProtocols());
        both.setSecureSocketProtocolsFilter(given.getSecureSocketProtocolsFilter());
        return both;
    }

    private static List<byte[]> read(CamelContext context, @Nullable String files) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        for (String file : files == null ? new String[0] : files.split(",")) {
            String name = file.strip();
            if (name.matches("[a-z]{2,}:.*")) {
                try (InputStream stream = ResourceHelper.resolveMandatoryResourceAsInputStream(context, name)) {
                    contents.add(stream.readAllBytes());
                }
            } else {
                contents.add(Files.readAllBytes(Path.of(name)));
            }
        }
        return contents;
    }
}
