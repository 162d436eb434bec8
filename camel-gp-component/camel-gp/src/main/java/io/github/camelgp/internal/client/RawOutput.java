package io.github.camelgp.internal.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.internal.http.Spool;
import io.github.camelgp.model.ByteSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One value of a reply, well-formed, not read yet (REST page "GP result").
 *
 * @param paramName as the reply says; empty when it does not
 * @param dataType as the reply says, which does not bind what the value is; empty when it does not
 * @param shape what JSON kind the value is
 * @param members names in the value if it is an object, to tell what it is; the first 64
 * @param truncated whether the value says that features were kept back ({@code exceededTransferLimit})
 * @param value the value's JSON text, UTF-8, readable as long as somebody holds {@code owner}
 * @param sizeBytes of the text
 * @param owner the reply that the value is part of; several values may share one
 */
public record RawOutput(
        String paramName,
        String dataType,
        Shape shape,
        Set<String> members,
        boolean truncated,
        ByteSource value,
        long sizeBytes,
        Spool owner) {
    /** The most that {@link #json()} reads into memory. */
    public static final long SMALL_BYTES = 16L << 20;

    /** Features of a text up to this size are kept in memory; those of a bigger one are made anew whenever they are iterated. */
    public static final long FEW_BYTES = 1L << 20;

    private static final String URL = "url";

    public RawOutput {
        members = Set.copyOf(members);
    }

    /** A value of our own making. */
    public static RawOutput of(String paramName, String dataType, ObjectNode value) {
        byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
        List<String> members = new ArrayList<>();
        value.fieldNames().forEachRemaining(members::add);
        Spool owner = Spool.of(text);
        return new RawOutput(paramName, dataType, Shape.OBJECT, Set.copyOf(members), false, owner, text.length, owner);
    }

    /** Whether the value may be read with {@link #json()}. */
    public boolean isSmall() {
        return sizeBytes <= SMALL_BYTES;
    }

    /**
     * The value in memory.
     *
     * @throws IllegalStateException if it is not small
     */
    public JsonNode json() {
        if (!isSmall()) {
            throw new IllegalStateException(paramName + " has " + sizeBytes + " bytes, too many for memory");
        }
        try (InputStream stream = value.open()) {
            return Json.MAPPER.readTree(stream);
        } catch (IOException e) {
            throw new IllegalStateException(paramName + " can be read no more: " + e.getMessage(), e);
        }
    }

    /** This value under another name. */
    RawOutput named(String name) {
        return new RawOutput(name, dataType, shape, members, truncated, value, sizeBytes, owner);
    }

    /** The same output with a feature set that was read from elsewhere instead of the value. */
    public RawOutput withFeatures(Spool features) {
        return new RawOutput(
                paramName, dataType, Shape.OBJECT, Set.of("features"), false, features, features.size(), features);
    }

    /** This value with other addresses in the {@code url} of files, rasters and layers; big values stay as they are. */
    RawOutput withUrls(UnaryOperator<String> change) {
        boolean mayName = shape == Shape.ARRAY || members.contains(URL);
        if (!mayName || !isSmall()) {
            return this;
        }
        JsonNode json = json();
        boolean changed = change(json, change);
        for (JsonNode element : shape == Shape.ARRAY ? json : List.<JsonNode>of()) {
            changed |= change(element, change);
        }
        if (!changed) {
            return this;
        }
        byte[] text = json.toString().getBytes(StandardCharsets.UTF_8);
        return new RawOutput(
                paramName,
                dataType,
                shape,
                members,
                truncated,
                () -> new ByteArrayInputStream(text),
                text.length,
                owner);
    }

    private static boolean change(JsonNode value, UnaryOperator<String> change) {
        if (!(value instanceof ObjectNode object) || !object.path(URL).isTextual()) {
            return false;
        }
        String named = object.get(URL).textValue();
        String used = change.apply(named);
        object.put(URL, used);
        return !used.equals(named);
    }

    /** The kinds of JSON values. */
    public enum Shape {
        NULL,
        TEXT,
        NUMBER,
        BOOLEAN,
        ARRAY,
        OBJECT
    }
}
