package io.github.camelgp.cli;

import io.github.camelgp.GpComponent;
import io.github.camelgp.internal.client.GpUrls;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to get to a server and in; the same names as the component's options, as far as there are such. */
final class ConnectionOptions {
    private static final int MILLIS = 1000;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "The server, such as https://host/arcgis; needed only when the address has no host.")
    private @Nullable String server;

    @Option(
            names = "--portal",
            paramLabel = "URL",
            description = "The portal, such as https://host/portal, when the server does not name it rightly.")
    private @Nullable String portal;

    @Option(
            names = {"-u", "--user"},
            paramLabel = "NAME",
            description =
                    "Sign in as this user. The password comes from --password-file, from GP_PASSWORD, or is asked for.")
    private @Nullable String user;

    @Option(names = "--password-file", paramLabel = "FILE", description = "A file whose first line is the password.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A file whose first line is a token or API key; GP_TOKEN does as well.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--client-id",
            paramLabel = "ID",
            description =
                    "Sign in as this application; the secret comes from --client-secret-file or GP_CLIENT_SECRET.")
    private @Nullable String clientId;

    @Option(names = "--client-secret-file", paramLabel = "FILE", description = "A file with the application's secret.")
    private @Nullable Path clientSecretFile;

    @Option(
            names = "--login-file",
            paramLabel = "FILE",
            description =
                    "A file with name:password for a web server in front that asks for Basic; GP_LOGIN does as well.")
    private @Nullable Path loginFile;

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description = "Trust the certificates in this PEM file, besides those that Java trusts.")
    private @Nullable String trust;

    @Option(
            names = "--fingerprint",
            paramLabel = "SHA256",
            description = "Trust the server's own certificate with this fingerprint.")
    private @Nullable String fingerprint;

    @Option(
            names = "--url-rewrite",
            paramLabel = "FROM=TO",
            description = "What to make of addresses that the server names and that are good only inside.")
    private @Nullable String urlRewrite;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long an answer may take, other than a run; default ${DEFAULT-VALUE}.")
    private int timeout = 60;

    /** @param address that the command is about; it names the server when {@code --server} does not */
    GpComponent component(String address, SecretInput secrets) throws IOException {
        GpComponent component = new GpComponent();
        component.setServerUrl(serverOf(address));
        component.setPortalUrl(portal);
        component.setUrlRewrite(urlRewrite);
        component.setTrustedCertificates(trust);
        component.setCertificateFingerprint(fingerprint);
        component.setResponseTimeout((long) timeout * MILLIS);
        component.setConnectTimeout(Math.min(10L, timeout) * MILLIS);
        component.setLogin(secrets.optional(loginFile, "GP_LOGIN"));
        signIn(component, secrets);
        return component;
    }

    private void signIn(GpComponent component, SecretInput secrets) throws IOException {
        if (user != null && clientId != null) {
            throw new IllegalArgumentException("Only one of --user and --client-id can be given");
        }
        if (user != null) {
            component.setUsername(user);
            component.setPassword(secrets.required(passwordFile, "GP_PASSWORD", "password of " + user));
        } else if (clientId != null) {
            component.setClientId(clientId);
            component.setClientSecret(secrets.required(clientSecretFile, "GP_CLIENT_SECRET", "secret of " + clientId));
        } else {
            component.setToken(secrets.optional(tokenFile, "GP_TOKEN"));
        }
    }

    private @Nullable String serverOf(String address) {
        if (server != null || !address.matches("(?i)https?:.*")) {
            return server;
        }
        String services = GpUrls.servicesOf(address);
        return services.substring(0, services.length() - "/rest/services".length());
    }
}
