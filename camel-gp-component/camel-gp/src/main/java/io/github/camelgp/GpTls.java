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
import javax.net.ssl.KeyManager;
import org.apache.camel.CamelContext;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
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
        return settings.withTls(trust.context(keys(parameters, component.getCamelContext())), trust.verifier());
    }

    private static KeyManager @Nullable [] keys(@Nullable SSLContextParameters parameters, CamelContext context)
            throws GeneralSecurityException, IOException {
        KeyManagersParameters keys = parameters == null ? null : parameters.getKeyManagers();
        if (keys == null) {
            return null;
        }
        // what the parameters themselves do before they make a context
        keys.setCamelContext(context);
        if (keys.getKeyStore() != null) {
            keys.getKeyStore().setCamelContext(context);
        }
        return keys.createKeyManagers();
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
