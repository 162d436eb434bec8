package io.github.camelgp.internal.client;

import io.github.camelgp.auth.TokenProvider;
import io.github.camelgp.internal.http.HttpSettings;
import io.github.camelgp.internal.http.HttpTestSupport;
import io.github.camelgp.internal.http.HttpTransport;
import io.github.camelgp.internal.http.RawServer;
import io.github.camelgp.internal.http.SameSite;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;

/** Clients of a {@link RawServer}. */
abstract class ClientTestSupport extends HttpTestSupport {
    static final String TASK_PATH = "/arcgis/rest/services/Folder/Service/GPServer/My%20Task";

    final GpClient client(HttpTransport transport, SiteAccess access, ClientSettings settings) {
        return new GpClient(transport, access, settings, scheduler, InstantSource.system());
    }

    final GpClient client() {
        return client(
                transport(HttpSettings.defaults().withAttempts(2)), SiteAccess.ANONYMOUS, ClientSettings.defaults());
    }

    final GpClient client(RawServer server, TokenProvider tokens) {
        return client(
                transport(),
                new SiteAccess(SameSite.of(server.uri("/")), tokens, Map.of(), false),
                ClientSettings.defaults());
    }

    static String text(RawOutput output) throws IOException {
        try (InputStream stream = output.value().open()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
