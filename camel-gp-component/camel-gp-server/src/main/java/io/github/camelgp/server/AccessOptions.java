package io.github.camelgp.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the program about who gets in, and how. */
final class AccessOptions {
    @Option(names = "--tls", description = "HTTPS with a self-made certificate, which is printed.")
    private boolean tls;

    @Option(
            names = "--client-certificate",
            paramLabel = "FILE",
            description = "HTTPS where clients must show a certificate; writes it with its key to FILE (PEM).")
    private @Nullable Path clientCertificate;

    @Option(
            names = "--user",
            paramLabel = "NAME:PASSWORD",
            description = "User of the token service, for Secured/SecureViewshed; may be repeated.")
    private List<String> users = new ArrayList<>();

    @Option(
            names = "--administrator",
            paramLabel = "NAME:PASSWORD",
            description = "User who may administer too; may be repeated.")
    private List<String> administrators = new ArrayList<>();

    @Option(
            names = "--application",
            paramLabel = "ID:SECRET",
            description = "OAuth application of the portal; may be repeated.")
    private List<String> applications = new ArrayList<>();

    @Option(names = "--federated", description = "The portal, beside the server at /portal, gives the tokens.")
    private boolean federated;

    @Option(
            names = "--web-tier",
            paramLabel = "NAME:PASSWORD",
            description = "Basic authentication in front of everything.")
    private @Nullable String webTier;

    @Option(
            names = "--token",
            paramLabel = "SERVICE=TOKEN",
            description = "Token that a service asks for; may be repeated.")
    private Map<String, String> tokens = new LinkedHashMap<>();

    @Option(
            names = "--uploads",
            paramLabel = "SERVICE",
            description = "Service that takes uploads, besides Test/Types and Geometry/Tools; may be repeated.")
    private List<String> uploads = new ArrayList<>();

    /**
     * Sets up the server; all services must have been registered.
     *
     * @throws IllegalArgumentException names the option that is wrong
     */
    void applyTo(GpServerBuilder builder) {
        users.forEach(text -> {
            String[] pair = pair("--user", text);
            builder.user(pair[0], pair[1]);
        });
        administrators.forEach(text -> {
            String[] pair = pair("--administrator", text);
            builder.administrator(pair[0], pair[1]);
        });
        applications.forEach(text -> {
            String[] pair = pair("--application", text);
            builder.application(pair[0], pair[1]);
        });
        if (webTier != null) {
            String[] pair = pair("--web-tier", webTier);
            builder.webTier(pair[0], pair[1]);
        }
        tokens.forEach((service, token) -> known(builder, "--token", service).service(service, s -> s.token(token)));
        uploads.forEach(service -> known(builder, "--uploads", service).service(service, s -> s.uploads()));
        if (federated) {
            builder.federated();
        }
        if (tls) {
            builder.tls();
        }
        if (clientCertificate != null) {
            builder.clientCertificates();
        }
    }

    /** Writes the certificate for clients, if one was asked for; only its owner may read it, where files know that. */
    void write(GpServer server) throws IOException {
        Path file = clientCertificate;
        if (file == null || server.certificate().isEmpty()) {
            return;
        }
        Files.deleteIfExists(file);
        Files.createFile(file);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(
                    file, Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        }
        Files.writeString(file, server.certificate().get().clientPem().orElse(""));
    }

    private static GpServerBuilder known(GpServerBuilder builder, String option, String service) {
        if (!builder.has(service)) {
            throw new IllegalArgumentException(option + ": there is no service '" + service + "'");
        }
        return builder;
    }

    private static String[] pair(String option, String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException(option + ": two texts with a colon between them are expected");
        }
        return new String[] {text.substring(0, colon), text.substring(colon + 1)};
    }
}
