package io.github.camelgp.operation.kept;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A file of a result in the folder.
 *
 * @param url that the result names it by
 * @param name as the server calls it, in its own words
 * @param file name of ours
 * @param bytes length of the file
 * @param sha256 of the file, in hexadecimal
 */
record KeptFile(String url, String name, String file, long bytes, String sha256) {

    KeptFile {
        if (!file.matches("[0-9]+\\.file")) {
            throw new IllegalArgumentException("No file of ours: " + file);
        }
    }

    void writeTo(ObjectNode node) {
        node.put("url", url);
        node.put("name", name);
        node.put("file", file);
        node.put("bytes", bytes);
        node.put("sha256", sha256);
    }

    static KeptFile read(JsonNode node) {
        return new KeptFile(
                node.path("url").asText(),
                node.path("name").asText(),
                node.path("file").asText(),
                node.path("bytes").asLong(),
                node.path("sha256").asText());
    }
}
