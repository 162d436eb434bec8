package io.github.camelgp.internal.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.internal.http.FormBody;
import io.github.camelgp.internal.http.HttpCall;
import io.github.camelgp.internal.http.HttpCall.Effect;
import io.github.camelgp.internal.http.HttpReply;
import io.github.camelgp.model.GpUpload;
import io.github.camelgp.model.GpWhere;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Sends files to a service (REST pages "Upload", "Register", "Upload part", "Commit"). What is sent twice, as an answer
 * was lost, replaces itself or is an item that nobody uses and the server sweeps; so everything but the commit is
 * repeated. Nothing blocks; futures fail with a {@link io.github.camelgp.model.GpException}. Safe for several threads.
 */
public final class UploadClient {
    private static final String ITEM = "item";
    private static final String ITEM_ID = "itemID";

    private final Calls calls;
    private final ClientSettings settings;
    private final String uploads;

    UploadClient(Calls calls, ClientSettings settings, String serviceUrl) {
        this.calls = calls;
        this.settings = settings;
        this.uploads = serviceUrl + "/uploads";
    }

    /** Sends a whole file. The form stays the caller's. */
    public CompletableFuture<GpUpload> upload(FormBody form) {
        return send(HttpCall.form("upload", where(), uri("/upload"), form, Effect.READ, limits()));
    }

    /** Announces a file that comes in parts. */
    public CompletableFuture<GpUpload> register(String itemName, String description) {
        Map<String, String> form = Map.of("itemName", itemName, "description", description, "f", "json");
        return send(HttpCall.form("upload", where(), uri("/register"), form, Effect.READ, limits()));
    }

    /** Sends a part; one with the same number is replaced. The form stays the caller's. */
    public CompletableFuture<GpUpload> part(String itemId, FormBody form) {
        return send(HttpCall.form("upload", where(), uri(itemId, "/uploadPart"), form, Effect.READ, limits()));
    }

    /** Has the parts put together. */
    public CompletableFuture<GpUpload> commit(String itemId, List<Integer> parts) {
        String order = parts.stream().map(String::valueOf).collect(Collectors.joining(","));
        Map<String, String> form = Map.of("parts", order, "f", "json");
        return send(HttpCall.form("upload", where(), uri(itemId, "/commit"), form, Effect.EXECUTE, limits()));
    }

    /** What the server has of an item. */
    public CompletableFuture<GpUpload> item(String itemId) {
        return send(HttpCall.read("upload", where(), uri(itemId, ""), Map.of("f", "json"), limits()));
    }

    private CompletableFuture<GpUpload> send(HttpCall call) {
        return calls.send(call, UploadClient::item);
    }

    private static GpUpload item(HttpReply reply, Context context) throws IOException {
        JsonNode body = GpClient.checked(reply, context, ITEM, ITEM_ID);
        JsonNode item = body.path(ITEM).isObject() ? body.path(ITEM) : body;
        String id = Json.text(item, ITEM_ID);
        if (id.isEmpty()) {
            throw ErrorReplies.notUnderstood("the answer has no itemID", reply, context, null);
        }
        JsonNode date = item.path("date");
        return new GpUpload(
                id,
                Json.text(item, "itemName"),
                Json.text(item, "description"),
                date.canConvertToLong() && date.isIntegralNumber() ? Instant.ofEpochMilli(date.longValue()) : null,
                item.path("committed").asBoolean());
    }

    private URI uri(String itemId, String tail) {
        return uri("/" + GpUrls.encode(itemId) + tail);
    }

    private URI uri(String tail) {
        return URI.create(uploads + tail);
    }

    private GpWhere where() {
        return GpWhere.at(uploads);
    }

    private HttpCall.Limits limits() {
        return new HttpCall.Limits(settings.responseTimeout(), "responseTimeout", settings.maxReplyBytes());
    }
}
