package io.github.camelgp.operation.kept;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.internal.json.BoundedJson;
import io.github.camelgp.job.JobText;
import io.github.camelgp.model.GpJob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a job gave, as its manifest tells.
 *
 * @param rowId of the row that it belongs to
 * @param job at its end, with its messages
 * @param parameters that the outputs were asked for with, such as {@code outSR}
 * @param outputs in the server's order
 * @param files that outputs name by their addresses
 */
record KeptResult(
        String rowId, GpJob job, Map<String, String> parameters, List<KeptOutput> outputs, List<KeptFile> files) {
    private static final ObjectMapper JSON = BoundedJson.MAPPER;
    private static final int VERSION = 1;

    KeptResult {
        parameters = Map.copyOf(parameters);
        outputs = List.copyOf(outputs);
        files = List.copyOf(files);
    }

    byte[] toBytes() throws IOException {
        ObjectNode node = JSON.createObjectNode();
        node.put("version", VERSION);
        node.put("rowId", rowId);
        node.set("job", JSON.readTree(JobText.writeJob(job)));
        parameters.forEach(node.putObject("parameters")::put);
        var list = node.putArray("outputs");
        outputs.forEach(output -> output.writeTo(list.addObject()));
        var named = node.putArray("files");
        files.forEach(file -> file.writeTo(named.addObject()));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
    }

    static KeptResult read(byte[] manifest) throws IOException {
        JsonNode node = JSON.readTree(manifest);
        if (node.path("version").asInt() != VERSION) {
            throw new IOException("The manifest is of a release that this one does not know");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        node.path("parameters")
                .properties()
                .forEach(
                        entry -> parameters.put(entry.getKey(), entry.getValue().asText()));
        List<KeptOutput> outputs = new ArrayList<>();
        node.path("outputs").forEach(output -> outputs.add(KeptOutput.read(output)));
        List<KeptFile> files = new ArrayList<>();
        node.path("files").forEach(file -> files.add(KeptFile.read(file)));
        return new KeptResult(
                node.path("rowId").asText(), JobText.readJob(node.path("job").toString()), parameters, outputs, files);
    }
}
