package io.github.camelgp.server.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.MultipartForm;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.protocol.Reply;
import io.github.camelgp.server.task.ServiceDefinition;
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

    private final Catalog catalog;
    private final UploadStore store;
    private final long maxBytes;

    /** With the greatest size of a request. */
    public UploadHandlers(Catalog catalog, UploadStore store, long maxBytes) {
        this.catalog = catalog;
        this.store = store;
        this.maxBytes = maxBytes;
    }

    public Reply list(HttpCall call) {
        ServiceDefinition service = service(call);
        ObjectNode node = NODES.objectNode();
        ArrayNode list = node.putArray("uploads");
        store.ofService(service.name()).forEach(item -> list.add(json(item)));
        return Reply.of(node);
    }

    public Reply info(HttpCall call) {
        service(call);
        return Reply.of(NODES.objectNode()
                .put("maxUploadFileSize", Math.max(1, maxBytes / MEGABYTE))
                .put("maxUploadFileSizeUnit", "MB"));
    }

    public Reply upload(HttpCall call) {
        ServiceDefinition service = service(call);
        MultipartForm.Part file = file(call);
        String name = checkedName(file.fileName());
        return written(() -> store.add(service.name(), name, call.parameters().get("description"), file.content()));
    }

    public Reply register(HttpCall call) {
        ServiceDefinition service = service(call);
        String name = checkedName(call.parameters().get("itemName"));
        return written(
                () -> store.register(service.name(), name, call.parameters().get("description")));
    }

    public Reply part(HttpCall call) {
        UploadedItem item = open(call);
        String number = call.parameters().get("partId").trim();
        if (!number.matches("\\d{1,6}")) {
            throw ProtocolException.invalidInput("partId is not a number");
        }
        MultipartForm.Part file = file(call);
        try {
            store.addPart(item, Integer.parseInt(number), file.content());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Reply.of(NODES.objectNode().put("success", true).put("partId", number));
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
        try {
            return written(() -> store.commit(item, order));
        } catch (IllegalArgumentException e) {
            throw ProtocolException.unable(String.valueOf(e.getMessage()));
        }
    }

    public Reply item(HttpCall call, boolean download) {
        UploadedItem item = item(call);
        return download ? new Reply.Download(item.file(), item.name(), true) : Reply.of(json(item));
    }

    public Reply delete(HttpCall call) {
        store.remove(item(call));
        return Reply.of(NODES.objectNode().put("status", "success"));
    }

    private ServiceDefinition service(HttpCall call) {
        ServiceDefinition service = catalog.service(call.target().service());
        if (service.uploads() == null) {
            throw ProtocolException.unable("The service " + service.name() + " takes no uploads.");
        }
        return service;
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

    private static MultipartForm.Part file(HttpCall call) {
        return call.parts().stream()
                .filter(part -> part.name().equals("file"))
                .findFirst()
                .orElseThrow(() -> ProtocolException.invalidInput("a part named file is missing"));
    }

    private static String checkedName(String name) {
        if (!name.matches("[^/\\\\\\x00-\\x1f]{1,200}") || !name.matches("(?s).*[^.]\\.[^.]+")) {
            throw ProtocolException.invalidInput("'" + name + "' is not the name of a file with an extension");
        }
        return name;
    }

    private static Reply written(Write write) {
        try {
            ObjectNode node = NODES.objectNode().put("success", true);
            node.set("item", json(write.run()));
            return Reply.of(node);
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
