package io.github.camelgp.operation.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * A value as it goes over the wire.
 *
 * @param text as it stands in the form
 * @param quoted whether it is a text, which needs quotes inside JSON and none in the form
 */
record WireValue(String text, boolean quoted) {

    static WireValue text(String text) {
        return new WireValue(text, true);
    }

    /** A number, boolean, object or array in compact JSON. */
    static WireValue json(String json) {
        return new WireValue(json, false);
    }

    static WireValue of(JsonNode node) {
        return node.isTextual() ? text(node.textValue()) : json(node.toString());
    }

    /** The value inside a JSON document. */
    String json() {
        return quoted ? TextNode.valueOf(text).toString() : text;
    }
}
