package io.github.camelgp.operation.kept;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.internal.client.RawOutput;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * One output in the folder.
 *
 * @param name of the output parameter
 * @param dataType as the server said
 * @param shape what JSON kind the value is
 * @param members names in the value if it is an object
 * @param truncated whether the server kept features back
 * @param file name of the file that holds the value's JSON text
 * @param bytes length of the file
 * @param sha256 of the file, in hexadecimal
 */
record KeptOutput(
        String name,
        String dataType,
        RawOutput.Shape shape,
        Set<String> members,
        boolean truncated,
        String file,
        long bytes,
        String sha256) {

    KeptOutput {
        members = Set.copyOf(members);
        if (!file.matches("[0-9]+\\.json")) {
            throw new IllegalArgumentException("No file of ours: " + file);
        }
    }

    void writeTo(ObjectNode node) {
        node.put("name", name);
        node.put("dataType", dataType);
        node.put("shape", shape.name());
        members.forEach(node.putArray("members")::add);
        node.put("truncated", truncated);
        node.put("file", file);
        node.put("bytes", bytes);
        node.put("sha256", sha256);
    }

    static KeptOutput read(JsonNode node) {
        Set<String> members = new LinkedHashSet<>();
        node.path("members").forEach(member -> members.add(member.asText()));
        return new KeptOutput(
                node.path("name").asText(),
                node.path("dataType").asText(),
                RawOutput.Shape.valueOf(node.path("shape").asText()),
                members,
                node.path("truncated").asBoolean(),
                node.path("file").asText(),
                node.path("bytes").asLong(),
                node.path("sha256").asText());
    }
}
