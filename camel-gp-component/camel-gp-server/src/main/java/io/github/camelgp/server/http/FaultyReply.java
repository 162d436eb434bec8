package io.github.camelgp.server.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.github.camelgp.server.fault.Fault;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Changes a document as faults say; other replies, and pages for people, stay as they are. */
final class FaultyReply {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private FaultyReply() {}

    static Reply of(HttpCall call, Reply reply, List<Fault> due) throws IOException {
        if (due.stream().noneMatch(FaultyReply::changesDocument)
                || !(reply instanceof Reply.Document document)
                || call.wantsHtml()) {
            return reply;
        }
        JsonNode tree = tree(document);
        for (Fault fault : due) {
            tree = changed(tree, fault);
        }
        String text = tree.toString();
        boolean asText = false;
        for (Fault fault : due) {
            String before = text;
            text = changed(text, fault, call);
            asText |= !before.equals(text);
        }
        return asText ? new Reply.Raw(200, "application/json;charset=UTF-8", text, Map.of()) : Reply.of(tree);
    }

    private static boolean changesDocument(Fault fault) {
        return fault instanceof Fault.JobStatus
                || fault instanceof Fault.Set
                || fault instanceof Fault.Remove
                || fault instanceof Fault.Wrap
                || fault instanceof Fault.Jsonp
                || fault instanceof Fault.Truncate
                || fault instanceof Fault.InternalHost
                || fault instanceof Fault.MessageTexts
                || fault instanceof Fault.ManyMessages
                || fault instanceof Fault.LowerCaseParamUrls;
    }

    private static JsonNode tree(Reply.Document document) throws IOException {
        if (document.tree() != null) {
            return document.tree().deepCopy();
        }
        try (TokenBuffer buffer = new TokenBuffer(MAPPER, false)) {
            document.body().write(buffer);
            return MAPPER.readTree(buffer.asParser());
        }
    }

    private static JsonNode changed(JsonNode tree, Fault fault) {
        if (fault instanceof Fault.JobStatus status) {
            set(tree, JsonPointer.compile("/jobStatus"), NODES.textNode(status.word()));
        } else if (fault instanceof Fault.Set set) {
            set(tree, JsonPointer.compile(set.pointer()), set.value());
        } else if (fault instanceof Fault.Remove remove) {
            remove(tree, JsonPointer.compile(remove.pointer()));
        } else if (fault instanceof Fault.Wrap wrap) {
            return NODES.objectNode().set(wrap.member(), tree);
        } else if (fault instanceof Fault.MessageTexts && tree.path("messages") instanceof ArrayNode messages) {
            for (int i = 0; i < messages.size(); i++) {
                messages.set(i, messages.get(i).path("description"));
            }
        } else if (fault instanceof Fault.ManyMessages many && tree.path("messages") instanceof ArrayNode messages) {
            for (int i = 0; i < many.lines(); i++) {
                messages.addObject()
                        .put("type", "esriJobMessageTypeInformative")
                        .put("description", "Feature " + i + " was looked at and nothing was found wrong with it.");
            }
        } else if (fault instanceof Fault.LowerCaseParamUrls) {
            tree.path("results").forEach(result -> lowerCase((ObjectNode) result));
        }
        return tree;
    }

    private static void lowerCase(ObjectNode link) {
        link.put("paramUrl", link.path("paramUrl").asText().toLowerCase(Locale.ROOT));
    }

    private static void set(JsonNode tree, JsonPointer pointer, JsonNode value) {
        JsonNode parent = tree.at(pointer.head());
        JsonPointer last = pointer.last();
        if (parent instanceof ObjectNode object) {
            object.set(last.getMatchingProperty(), value);
        } else if (parent instanceof ArrayNode array && last.mayMatchElement()) {
            if (last.getMatchingIndex() < array.size()) {
                array.set(last.getMatchingIndex(), value);
            } else {
                array.add(value);
            }
        }
    }

    private static void remove(JsonNode tree, JsonPointer pointer) {
        JsonNode parent = tree.at(pointer.head());
        if (parent instanceof ObjectNode object) {
            object.remove(pointer.last().getMatchingProperty());
        } else if (parent instanceof ArrayNode array && pointer.last().mayMatchElement()) {
            array.remove(pointer.last().getMatchingIndex());
        }
    }

    private static String changed(String text, Fault fault, HttpCall call) {
        if (fault instanceof Fault.Jsonp jsonp) {
            return jsonp.function() + "(" + text + ");";
        } else if (fault instanceof Fault.InternalHost host) {
            return text.replace(call.siteUrl(), host.siteUrl());
        } else if (fault instanceof Fault.Truncate truncate) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return new String(Arrays.copyOf(bytes, Math.min(truncate.bytes(), bytes.length)), StandardCharsets.UTF_8);
        }
        return text;
    }
}
