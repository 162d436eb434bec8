package io.github.camelgp.internal.poll;

import io.github.camelgp.internal.client.RunForm;
import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.SavedRequest;
import io.github.camelgp.model.GpRejectedException;
import io.github.camelgp.model.GpWhere;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes forms again of what rows keep of them. It reads files, and so belongs on a thread that may wait. */
public final class SavedForms {
    private static final Logger LOG = LoggerFactory.getLogger(SavedForms.class);

    private SavedForms() {}

    /**
     * The form of a row; whoever gets it closes it.
     *
     * @throws GpRejectedException if it wasn't kept, its file is gone, or is none of ours
     */
    public static RunForm of(GpJobRecord row) {
        SavedRequest request = row.origin().request();
        if (request == null) {
            throw refused(row, "its inputs were not kept", null);
        }
        try {
            return request.claimCheck() ? inFile(row, request.value()) : RunForm.ofJson(request.value());
        } catch (IOException | IllegalArgumentException e) {
            throw refused(row, "its inputs can't be read from " + place(request) + " (" + e + ")", e);
        }
    }

    /** The form of a row; empty when there is none, and when it can't be had, which is logged. */
    static Optional<RunForm> find(GpJobRecord row) {
        if (row.origin().request() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(row));
        } catch (GpRejectedException e) {
            LOG.warn("{} {}", e.getMessage(), LedgerCore.ids(row));
            return Optional.empty();
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
            return RunForm.ofJson(Files.readString(file));
        }
        throw refused(row, "its inputs should be in " + reference + ", which is no file of requests", null);
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
