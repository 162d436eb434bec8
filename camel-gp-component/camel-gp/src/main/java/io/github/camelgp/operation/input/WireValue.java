package io.github.camelgp.operation.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelgp.esrijson.EsriJsonWriter;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.operation.file.UploadSource;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** A value as it goes over the wire. */
public sealed interface WireValue {

    static WireValue text(String text) {
        return new Text(text, true);
    }

    /** A number, boolean, object or array in compact JSON. */
    static WireValue json(String json) {
        return new Text(json, false);
    }

    static WireValue of(JsonNode node) {
        return node.isTextual() ? text(node.textValue()) : json(node.toString());
    }

    /** Features, written when they are sent, as they may be many. */
    static WireValue of(FeatureSet features) {
        return new Features(features);
    }

    /** A file, which stands in the form once it is uploaded. */
    static WireValue of(UploadSource file) {
        return new Upload(file);
    }

    /** What was uploaded. */
    static WireValue item(String itemId) {
        return json("{\"itemID\":" + text(itemId).json() + "}");
    }

    /** As it stands in the form. */
    String text();

    /** Whether it is a text, which needs quotes inside JSON and none in the form. */
    boolean quoted();

    /** Files here that it names, in their order. */
    default List<UploadSource> files() {
        return List.of();
    }

    /** The value that names what its {@link #files} were uploaded as. */
    default WireValue uploaded(List<String> itemIds) {
        return this;
    }

    /** The value inside a JSON document. */
    default String json() {
        return quoted() ? TextNode.valueOf(text()).toString() : text();
    }

    /**
     * A value in memory.
     *
     * @param text as it stands in the form
     * @param quoted whether it is a text
     */
    record Text(String text, boolean quoted) implements WireValue {}

    /**
     * A file that has to be uploaded before the run.
     *
     * @param source where its bytes are
     */
    record Upload(UploadSource source) implements WireValue {
        @Override
        public String text() {
            throw new IllegalStateException("The file " + source + " is not uploaded yet");
        }

        @Override
        public boolean quoted() {
            return false;
        }

        @Override
        public List<UploadSource> files() {
            return List.of(source);
        }

        @Override
        public WireValue uploaded(List<String> itemIds) {
            return item(itemIds.get(0));
        }
    }

    /**
     * A JSON value with files in it.
     *
     * @param pieces of the text, and the files between them
     */
    record Composed(List<WireValue> pieces) implements WireValue {
        public Composed {
            pieces = List.copyOf(pieces);
        }

        @Override
        public String text() {
            return pieces.stream().map(WireValue::text).collect(Collectors.joining());
        }

        @Override
        public boolean quoted() {
            return false;
        }

        @Override
        public List<UploadSource> files() {
            return pieces.stream().flatMap(piece -> piece.files().stream()).toList();
        }

        @Override
        public WireValue uploaded(List<String> itemIds) {
            Iterator<String> next = itemIds.iterator();
            return WireValue.json(pieces.stream()
                    .map(piece -> piece instanceof Upload ? item(next.next()) : piece)
                    .map(WireValue::text)
                    .collect(Collectors.joining()));
        }
    }

    /**
     * A feature or record set.
     *
     * @param features to be written
     */
    record Features(FeatureSet features) implements WireValue {
        @Override
        public String text() {
            return new EsriJsonWriter().text(features);
        }

        @Override
        public boolean quoted() {
            return false;
        }

        /** Writes Esri JSON; {@code out} stays open. */
        public void writeTo(OutputStream out) throws IOException {
            new EsriJsonWriter().write(features, out);
        }
    }
}
