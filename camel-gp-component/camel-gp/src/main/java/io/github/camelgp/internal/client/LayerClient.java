package io.github.camelgp.internal.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.internal.http.HttpCall;
import io.github.camelgp.internal.http.HttpReply;
import io.github.camelgp.internal.http.Spool;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpWhere;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Asks feature layers, tables and map services (REST pages "Feature layer", "Query layer", "Map service", "Export map",
 * "Apply edits"). Addresses may have a query, which is not sent. Nothing blocks; futures fail with a {@link
 * GpException}. Safe for several threads.
 */
public final class LayerClient {
    private static final String QUERY = "query";

    private final Calls calls;
    private final ClientSettings settings;

    LayerClient(Calls calls, ClientSettings settings) {
        this.calls = calls;
        this.settings = settings;
    }

    /**
     * A description.
     *
     * @param expected members of which a good one has at least one
     */
    public CompletableFuture<JsonNode> describe(String url, String... expected) {
        URI uri = GpUrls.withoutQuery(URI.create(url));
        HttpCall call = HttpCall.read("describe", where(url), uri, json(Map.of()), limits(false));
        return calls.send(call, (reply, context) -> small(reply, context, expected));
    }

    /** How many rows there are; empty when the server answers with something else, as those do that do not know the question. */
    public CompletableFuture<OptionalLong> count(String layerUrl, Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.put("returnCountOnly", "true");
        return calls.send(query(layerUrl, all), (reply, context) -> {
            ObjectNode top = top(ReplyScan.of(reply.body()), reply, context, "count");
            JsonNode count = top.path("count");
            return count.canConvertToLong() && count.isIntegralNumber()
                    ? OptionalLong.of(count.longValue())
                    : OptionalLong.empty();
        });
    }

    /** The object ids of all rows, which no limit shortens; empty when the server answers with something else. */
    public CompletableFuture<Optional<LayerIds>> ids(String layerUrl, Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.put("returnIdsOnly", "true");
        return calls.send(query(layerUrl, all), (reply, context) -> {
            ObjectNode top = top(ReplyScan.of(reply.body()), reply, context, "objectIds");
            return top.has("features") ? Optional.empty() : LayerIds.of(reply.body());
        });
    }

    /**
     * Some rows. Whoever gets them closes them.
     *
     * @param idField the column of the object ids; null when unknown
     */
    public CompletableFuture<LayerPage> page(
            String layerUrl, Map<String, String> parameters, @Nullable String idField) {
        return calls.send(query(layerUrl, parameters), (reply, context) -> {
            PageScan scan = PageScan.of(reply.body(), idField);
            ErrorReplies.check(scan.head(), reply, context, "features");
            return scan.page();
        });
    }

    /**
     * Changes a layer; never repeated unless it certainly did not arrive.
     *
     * @param form stays the caller's, who closes it after the answer
     * @param expected members of which a good answer has at least one
     */
    public CompletableFuture<JsonNode> edit(String url, String verb, RunForm form, String... expected) {
        URI uri = URI.create(GpUrls.withoutQuery(URI.create(url)) + "/" + verb);
        HttpCall call = HttpCall.form(verb, where(url), uri, form.body(), HttpCall.Effect.EXECUTE, limits(false));
        return calls.send(call, (reply, context) -> small(reply, context, expected));
    }

    /** A drawn map. Whoever gets it closes it. A server's words instead of a picture are a failure. */
    public CompletableFuture<MapImage> export(String mapUrl, Map<String, String> parameters) {
        URI uri = URI.create(GpUrls.withoutQuery(URI.create(mapUrl)) + "/export");
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.put("f", "image");
        HttpCall call = HttpCall.read("mapImage", where(mapUrl), uri, all, limits(true));
        return calls.send(call, (reply, context) -> {
            String type = MapImage.contentType(reply.body());
            if (type.isEmpty()) {
                ErrorReplies.check(ReplyScan.of(reply.body()).top(), reply, context, "picture");
            }
            return new MapImage(type, reply.body().retain());
        });
    }

    private HttpCall query(String layerUrl, Map<String, String> parameters) {
        URI uri = URI.create(GpUrls.withoutQuery(URI.create(layerUrl)) + "/query");
        return HttpCall.read(QUERY, where(layerUrl), uri, json(parameters), limits(true));
    }

    /** The small members of a good answer, or of one that has features instead. */
    private static ObjectNode top(ReplyScan scan, HttpReply reply, Context context, String... expected)
            throws IOException {
        ObjectNode top = scan.isArray() ? Json.MAPPER.createObjectNode() : scan.top();
        for (String payload : new String[] {"features", "objectIds"}) {
            if (scan.has(payload)) {
                top.putNull(payload);
            }
        }
        if (!top.has("features")) {
            ErrorReplies.check(top, reply, context, expected);
        }
        return top;
    }

    private static JsonNode small(HttpReply reply, Context context, String... expected) throws IOException {
        try (InputStream stream = reply.body().open()) {
            JsonNode body = Json.MAPPER.readTree(stream);
            ErrorReplies.check(body, reply, context, expected);
            return body;
        }
    }

    private HttpCall.Limits limits(boolean big) {
        return new HttpCall.Limits(
                settings.responseTimeout(),
                "responseTimeout",
                big ? settings.maxResultBytes() : settings.maxReplyBytes());
    }

    private static GpWhere where(String url) {
        return GpWhere.at(GpUrls.withoutQuery(URI.create(url)).toString());
    }

    private static Map<String, String> json(Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.put("f", "json");
        return all;
    }

    /**
     * A picture.
     *
     * @param contentType as its first bytes tell
     * @param body of the reply
     */
    public record MapImage(String contentType, Spool body) implements AutoCloseable {

        /** By the first bytes, as what servers call their replies proves nothing; empty for anything but a picture. */
        static String contentType(Spool body) throws IOException {
            byte[] start;
            try (InputStream stream = body.open()) {
                start = stream.readNBytes(8);
            }
            String text = new String(start, StandardCharsets.ISO_8859_1);
            if (text.startsWith("\u0089PNG")) {
                return "image/png";
            } else if (text.startsWith("\u00ff\u00d8\u00ff")) {
                return "image/jpeg";
            } else if (text.startsWith("GIF8")) {
                return "image/gif";
            } else if (text.startsWith("II*\0") || text.startsWith("MM\0*")) {
                return "image/tiff";
            } else if (text.startsWith("BM")) {
                return "image/bmp";
            } else if (text.startsWith("%PDF")) {
                return "application/pdf";
            }
            return text.startsWith("<?xml") || text.startsWith("<svg") ? svg(body) : "";
        }

        private static String svg(Spool body) {
            return body.excerpt(1000).contains("<svg") ? "image/svg+xml" : "";
        }

        @Override
        public void close() {
            body.release();
        }
    }
}
