package io.github.camelgp.operation.ledger;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgp.internal.client.RunForm;
import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.SavedRequest;
import io.github.camelgp.model.GpRejectedException;
import io.github.camelgp.model.GpWhere;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes forms again of what rows keep of them. It reads files, and so belongs on a thread that may wait. */
final class SavedForms {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SavedForms() {}

    /**
     * The form of a row; whoever gets it closes it.
     *
     * @throws GpRejectedException if its file is gone, or is none of ours
     */
    static RunForm of(GpJobRecord row) {
        SavedRequest request = row.origin().request();
        if (request == null) {
            throw refused(row, "its inputs were not kept", null);
        }
        try {
            return request.claimCheck() ? inFile(row, request.value()) : inline(request.value());
        } catch (IOException | IllegalArgumentException e) {
            throw refused(row, "its inputs can't be read from " + place(request) + " (" + e + ")", e);
        }
    }

    private static String place(SavedRequest request) {
        return request.claimCheck() ? request.value() : "the row";
    }

    private static RunForm inFile(GpJobRecord row, String reference) throws IOException {
        Path file = Path.of(URI.create(reference));
        String name = file.getFileName().toString();
        if (name.endsWith(RunForm.KEPT)) {
            return RunForm.kept(file);
        }
        if (name.endsWith(".request.json")) {
            return inline(Files.readString(file));
        }
        throw refused(row, "its inputs should be in " + reference + ", which is no file of requests", null);
    }

    private static RunForm inline(String json) throws IOException {
        Map<String, String> values = JSON.readValue(json, new TypeReference<LinkedHashMap<String, String>>() {});
        // every form ends with it
        values.remove("f");
        return RunForm.of(values);
    }

    private static GpRejectedException refused(GpJobRecord row, String why, @Nullable Exception cause) {
        GpRejectedException refused = new GpRejectedException(
                "Row " + row.rowId() + " can't be submitted again: " + why + "; send its message again",
                GpWhere.job(row.taskUrl(), row.jobId()));
        if (cause != null) {
            refused.addSuppressed(cause);
        }
        return refused;
    }
}
