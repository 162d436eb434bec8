package io.github.camelgp.job.jdbc;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobOrigin;
import io.github.camelgp.job.SavedRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests too big for a row, one file each: there as a whole before the row is, readable by this user only, and gone
 * after the row has let go of it.
 *
 * @param folder null when requests stay in their rows
 */
record RequestFiles(@Nullable Path folder, InstantSource clock) {
    /** Length in characters above which a request is kept in a file. */
    static final int BIG = 64 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(RequestFiles.class);
    private static final String ENDING = ".request.json";

    /** Younger files may belong to a row that is about to be written. */
    private static final Duration STRAY_AFTER = Duration.ofDays(1);

    /** The row, with a reference in the place of a big request. */
    GpJobRecord keep(GpJobRecord row) throws IOException {
        var request = row.origin().request();
        if (folder == null
                || request == null
                || request.claimCheck()
                || request.value().length() <= BIG) {
            return row;
        }
        return with(row, SavedRequest.at(write(folder, request.value()).toUri().toString()));
    }

    private static Path write(Path folder, String text) throws IOException {
        Files.createDirectories(folder);
        var part = Files.createTempFile(folder, "gp", ".part");
        try (var out = FileChannel.open(part, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        var name = part.getFileName().toString().replace(".part", ENDING);
        return Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes the file of a request that no row has any more; a failure is only noted, as {@link #sweep} comes by. */
    void drop(@Nullable SavedRequest request) {
        if (folder == null || request == null || !request.claimCheck()) {
            return;
        }
        try {
            var file = Path.of(URI.create(request.value()));
            if (file.getParent() != null && file.getParent().equals(folder.toAbsolutePath())) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("The file of a request could not be removed (file={})", request.value(), e);
        }
    }

    /** Removes what a process left that died between file and row. */
    void sweep(Set<String> references) throws IOException {
        if (folder == null || !Files.isDirectory(folder)) {
            return;
        }
        var before = clock.instant().minus(STRAY_AFTER);
        try (var files = Files.newDirectoryStream(folder, "gp*{.part,.request.form," + ENDING + "}")) {
            for (var file : files) {
                if (isOlder(file, before) && !references.contains(file.toUri().toString())) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static boolean isOlder(Path file, Instant moment) throws IOException {
        return Files.exists(file) && Files.getLastModifiedTime(file).toInstant().isBefore(moment);
    }

    private static GpJobRecord with(GpJobRecord row, SavedRequest request) {
        var from = row.origin();
        var origin = new JobOrigin(
                from.taskUrl(),
                from.collector(),
                from.attached(),
                from.idempotencyKey(),
                from.wanted(),
                request,
                from.limits());
        return new GpJobRecord(
                row.rowId(),
                row.version(),
                row.state(),
                origin,
                row.lease(),
                row.jobId(),
                row.status(),
                row.times(),
                row.deliveries(),
                row.failure(),
                row.ended(),
                row.resultLocation());
    }
}
