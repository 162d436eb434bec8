package io.github.camelgp.examples.quickstart;

import io.github.camelgp.server.GpServer;
import org.jspecify.annotations.Nullable;

/**
 * The server in use.
 *
 * @param url the site, such as {@code https://host/arcgis}
 * @param server the embedded one, which is stopped with the application; null when the server is the user's
 */
record Site(String url, @Nullable GpServer server) implements AutoCloseable {
    static Site embedded(GpServer server) {
        return new Site(server.url(), server);
    }

    static Site at(String url) {
        return new Site(url, null);
    }

    boolean isEmbedded() {
        return server != null;
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
