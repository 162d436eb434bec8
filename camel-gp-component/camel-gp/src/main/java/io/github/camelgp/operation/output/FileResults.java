package io.github.camelgp.operation.output;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is made of results that are files. The folder belongs to this endpoint and never travels with a job.
 *
 * @param rawFormat what the server is asked for where {@code resultFormat=raw}
 * @param folder where files of results are saved; null to leave them at the server
 */
public record FileResults(RawFormat rawFormat, @Nullable Path folder) {
    /** JSON, and files stay at the server. */
    public static final FileResults NONE = new FileResults(RawFormat.json, null);

    private static final String RAW_FORMAT = "rawFormat";

    /** As it is kept with a job: what differs from the defaults. */
    Map<String, String> kept() {
        return rawFormat == RawFormat.json ? Map.of() : Map.of(RAW_FORMAT, rawFormat.name());
    }

    /** These, and where they are the defaults, what was kept. */
    FileResults with(Map<String, String> kept) {
        boolean asKept = rawFormat == RawFormat.json && kept.containsKey(RAW_FORMAT);
        return new FileResults(asKept ? RawFormat.valueOf(kept.get(RAW_FORMAT)) : rawFormat, folder);
    }
}
