package io.github.camelgp.operation.input;

import java.util.ArrayList;
import java.util.List;

/** Puts a JSON text together of which parts may be files that are not uploaded yet. For one thread. */
final class JsonPieces {
    private final List<WireValue> pieces = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    /** Adds a piece of JSON text. */
    JsonPieces add(String json) {
        text.append(json);
        return this;
    }

    /** Adds a value. */
    JsonPieces add(WireValue value) {
        if (value.files().isEmpty()) {
            return add(value.json());
        }
        List<WireValue> added = value instanceof WireValue.Composed composed ? composed.pieces() : List.of(value);
        for (WireValue piece : added) {
            if (piece.files().isEmpty()) {
                text.append(piece.text());
            } else {
                cut();
                pieces.add(piece);
            }
        }
        return this;
    }

    /** The whole. */
    WireValue value() {
        if (pieces.isEmpty()) {
            return WireValue.json(text.toString());
        }
        cut();
        return new WireValue.Composed(pieces);
    }

    private void cut() {
        pieces.add(WireValue.json(text.toString()));
        text.setLength(0);
    }
}
