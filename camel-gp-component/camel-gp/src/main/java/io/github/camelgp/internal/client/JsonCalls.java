package io.github.camelgp.internal.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.internal.http.HttpCall;
import io.github.camelgp.internal.http.HttpTransport;
import io.github.camelgp.internal.http.Redactor;
import io.github.camelgp.model.GpException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Small JSON replies of resources other than geoprocessing ones, asked for with the site's token and judged by the same
 * rules. Safe for several threads.
 */
public final class JsonCalls {
    private final Calls calls;

    /**
     * @param transport stays the caller's
     * @param readers reads replies; must not be one that waits for these calls
     */
    public JsonCalls(HttpTransport transport, SiteAccess access, Executor readers) {
        calls = new Calls(transport, access, readers, InstantSource.system());
    }

    /** Takes secrets out of texts; it knows the tokens sent so far. */
    public Redactor redactor() {
        return calls.redactor();
    }

    /**
     * The body of the reply; fails with a {@link GpException} for every envelope of an error.
     *
     * @param expected members of which a good reply has at least one
     */
    public CompletableFuture<JsonNode> send(HttpCall call, String... expected) {
        return calls.send(call, (reply, context) -> {
            try (InputStream stream = reply.body().open()) {
                JsonNode body = Json.MAPPER.readTree(stream);
                ErrorReplies.check(body, reply, context, expected);
                return body;
            }
        });
    }
}
