package io.github.camelgp.server.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.server.page.Html;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.protocol.ReceivedFile;
import io.github.camelgp.server.protocol.Reply;
import io.github.camelgp.server.task.ServiceDefinition;
import io.github.camelgp.server.task.UploadRules;
import io.github.camelgp.server.upload.UploadStore;
import io.github.camelgp.server.upload.UploadedItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** {@code uploads} and what is below it (services reference, Uploads), for services that take them. */
public final class UploadHandlers {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final long MEGABYTE = 1024L * 1024;
    private static final int MOST_PARTS = 10_000;

    private final Catalog catalog;
    private final UploadStore store;

    /** For services of the catalog. */
    public UploadHandlers(Catalog catalog, UploadStore store) {
        this.catalog = catalog;
        this.store = store;
    }

    public Reply list(HttpCall call) {
        ServiceDefinition service = service(call);
        ObjectNode node = NODES.objectNode();
        ArrayNode list = node.putArray("uploads");
        store.ofService(service.name()).forEach(item -> list.add(json(item)));
        return Reply.of(node);
    }

    public Reply info(HttpCall call) {
        long maxBytes = rules(service(call)).maxBytes();
        return Reply.of(NODES.objectNode()
                .put("maxUploadFileSize", Math.max(1, maxBytes / MEGABYTE))
                .put("maxUploadFileSizeUnit", "MB"));
    }

    public Reply upload(HttpCall call) {
        ServiceDefinition service = service(call);
        if (call.method().equals("GET") && call.wantsHtml()) {
            return new Reply.Page(form(call));
        }
        ReceivedFile file = file(call);
        return written(() -> store.add(service.name(), call.parameters().get("description"), file));
    }

    public Reply register(HttpCall call) {
        ServiceDefinition service = service(call);
        String name = call.parameters().get("itemName");
        checkName(name, rules(service));
        return written(
                () -> store.register(service.name(), name, call.parameters().get("description")));
    }

    public Reply part(HttpCall call) {
        UploadedItem item = open(call);
        String number = call.parameters().get("partId").trim();
        if (!number.matches("\\d{1,5}") || Integer.parseInt(number) > MOST_PARTS) {
            throw ProtocolException.invalidInput("partId is not a number up to " + MOST_PARTS);
        }
        ReceivedFile file = file(call);
        long maxBytes = rules(service(call)).maxBytes();
        return written(() -> {
            store.addPart(item, Integer.parseInt(number), file, maxBytes);
            return item;
        });
    }

    public Reply parts(HttpCall call) {
        ObjectNode node = NODES.objectNode();
        ArrayNode numbers = node.putArray("parts");
        store.partNumbers(item(call)).forEach(numbers::add);
        return Reply.of(node);
    }

    public Reply commit(HttpCall call) {
        UploadedItem item = open(call);
        List<Integer> order = new ArrayList<>();
        for (String number : call.parameters().get("parts").split("[^\\d]+")) {
            if (number.matches("\\d{1,6}")) {
                order.add(Integer.parseInt(number));
            }
        }
        String checksum = call.parameters().get("checksum").trim();
        return written(() -> store.commit(item, order, checksum));
    }

    public Reply item(HttpCall call, boolean download) {
        UploadedItem item = item(call);
        if (download && !item.committed()) {
            throw ProtocolException.unable("The item " + item.id() + " is not committed.");
        }
        return download ? new Reply.Download(item.file(), item.name(), true) : Reply.of(json(item));
    }

    public Reply delete(HttpCall call) {
        store.remove(item(call));
        return Reply.of(NODES.objectNode().put("status", "success"));
    }

    private ServiceDefinition service(HttpCall call) {
        ServiceDefinition service = catalog.service(call.target().service());
        rules(service);
        return service;
    }

    /** What may be uploaded; refuses for a service without the capability. */
    public static UploadRules rules(ServiceDefinition service) {
        UploadRules rules = service.uploads();
        if (rules == null) {
            throw ProtocolException.unable("The service " + service.name() + " takes no uploads.");
        }
        return rules;
    }

    private UploadedItem item(HttpCall call) {
        ServiceDefinition service = service(call);
        String id = call.target().name();
        return store.find(id)
                .filter(item -> item.service().equals(service.name()))
                .orElseThrow(() -> ProtocolException.unknownParameter("uploaded item", id));
    }

    private UploadedItem open(HttpCall call) {
        UploadedItem item = item(call);
        if (item.committed()) {
            throw ProtocolException.unable("The item " + item.id() + " is committed.");
        }
        return item;
    }

    private static ReceivedFile file(HttpCall call) {
        return call.files().stream()
                .filter(file -> file.field().equalsIgnoreCase("file"))
                .findFirst()
                .orElseThrow(() -> ProtocolException.invalidInput("a part named file is missing"));
    }

    /** Refuses names with folders, without an extension, or of a type that the service doesn't take. */
    public static void checkName(String name, UploadRules rules) {
        if (!name.matches("[^/\\\\\\x00-\\x1f]{1,200}") || !name.matches("(?s).*[^.]\\.[^.]+")) {
            throw ProtocolException.invalidInput("'" + name + "' is not the name of a file with an extension");
        }
        if (!rules.allows(name)) {
            throw ProtocolException.invalidInput("'" + name + "' is not of a type that may be uploaded");
        }
    }

    private static String form(HttpCall call) {
        return Html.page(
                call,
                "Upload",
                "",
                "<form method=\"post\" enctype=\"multipart/form-data\"><label for=\"file\">File</label>"
                        + "<input type=\"file\" id=\"file\" name=\"file\"><label for=\"description\">Description</label>"
                        + "<input type=\"text\" id=\"description\" name=\"description\">"
                        + "<button type=\"submit\">Upload</button></form>");
    }

    private static Reply written(Write write) {
        try {
            ObjectNode node = NODES.objectNode().put("success", true);
            node.set("item", json(write.run()));
            return Reply.of(node);
        } catch (IllegalArgumentException e) {
            throw ProtocolException.unable(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(UploadedItem item) {
        return NODES.objectNode()
                .put("itemID", item.id())
                .put("itemName", item.name())
                .put("description", item.description())
                .put("date", item.date().toEpochMilli())
                .put("committed", item.committed());
    }

    private interface Write {
        UploadedItem run() throws IOException;
    }
}
