package io.github.camelgp.operation.kept;

import io.github.camelgp.internal.client.RawOutput;
import io.github.camelgp.internal.client.RunReply;
import io.github.camelgp.internal.http.Spool;
import io.github.camelgp.model.GpJob;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Results as folders with one file for each output, those that outputs name, and a manifest. A result is there as a whole or not at all; its length
 * and checksum are compared whenever it is read. Methods block.
 *
 * @param root made when it is needed; nodes that share jobs share it
 * @param smallBytes values up to this size are read into memory
 */
record ResultFolder(Path root, int smallBytes) {
    private static final String MANIFEST = "manifest.json";
    private static final String PART = ".part";
    private static final int BUFFER = 64 * 1024;

    /**
     * A result that is being written.
     *
     * @param name of its folder, once it is there
     * @param part where it is until then
     */
    record Draft(String rowId, String name, Path part) {}

    Draft begin(String rowId) throws IOException {
        Files.createDirectories(root);
        String name = rowId.replaceAll("[^A-Za-z0-9-]", "_") + "-" + UUID.randomUUID();
        return new Draft(rowId, name, Files.createDirectory(root.resolve(name + PART)));
    }

    /** Writes what a job gave, beside its files; the name of its folder. */
    String write(Draft draft, GpJob job, Map<String, String> parameters, List<RunReply> replies, List<KeptFile> files)
            throws IOException {
        List<KeptOutput> outputs = new ArrayList<>();
        for (RunReply reply : replies) {
            for (RawOutput output : reply.outputs()) {
                outputs.add(write(draft.part(), outputs.size() + ".json", output));
            }
        }
        byte[] manifest = new KeptResult(draft.rowId(), job, parameters, outputs, files).toBytes();
        try (FileChannel channel = open(draft.part().resolve(MANIFEST));
                OutputStream out = Channels.newOutputStream(channel)) {
            out.write(manifest);
            channel.force(true);
        }
        Files.move(draft.part(), root.resolve(draft.name()), StandardCopyOption.ATOMIC_MOVE);
        return draft.name();
    }

    /** Removes what was begun. */
    static void drop(Draft draft) throws IOException {
        delete(draft.part());
    }

    /** A file that was fetched into a folder. */
    static KeptFile file(Path folder, String file, String url, String name) {
        Path path = folder.resolve(file);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.force(true);
            return new KeptFile(url, name, file, channel.size(), checksum(path));
        } catch (IOException e) {
            throw new UncheckedIOException("A file can't be kept: " + e.getMessage(), e);
        }
    }

    /**
     * One file.
     *
     * @throws IOException also if it is not as it was written
     */
    KeptCopy copy(String name, KeptFile file) throws IOException {
        Path path = folder(name).resolve(file.file());
        check(path, file.bytes(), file.sha256());
        return new KeptCopy(path, file.name());
    }

    private static void check(Path file, long bytes, String sha256) throws IOException {
        if (Files.size(file) != bytes || !checksum(file).equals(sha256)) {
            throw new IOException("It is not as it was written: " + file);
        }
    }

    private static KeptOutput write(Path folder, String file, RawOutput output) throws IOException {
        MessageDigest digest = digest();
        try (FileChannel channel = open(folder.resolve(file));
                OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), digest);
                InputStream value = output.value().open()) {
            long bytes = value.transferTo(out);
            channel.force(true);
            return new KeptOutput(
                    output.paramName(),
                    output.dataType(),
                    output.shape(),
                    output.members(),
                    output.truncated(),
                    file,
                    bytes,
                    HexFormat.of().formatHex(digest.digest()));
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** The manifest. */
    KeptResult read(String name) throws IOException {
        return KeptResult.read(Files.readAllBytes(folder(name).resolve(MANIFEST)));
    }

    /**
     * One output.
     *
     * @throws IOException also if it is not as it was written
     */
    RunReply read(String name, KeptOutput output) throws IOException {
        Path file = folder(name).resolve(output.file());
        check(file, output.bytes(), output.sha256());
        Spool spool =
                output.bytes() <= smallBytes ? Spool.of(Files.readAllBytes(file)) : Spool.kept(file, output.bytes());
        RawOutput raw = new RawOutput(
                output.name(),
                output.dataType(),
                output.shape(),
                output.members(),
                output.truncated(),
                spool,
                output.bytes(),
                spool);
        return new RunReply(List.of(raw), List.of(), spool);
    }

    private static String checksum(Path file) throws IOException {
        MessageDigest digest = digest();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What was written before a moment: ids of rows by name; what was begun before then is removed. */
    Map<String, String> before(Instant moment) throws IOException {
        Map<String, String> found = new LinkedHashMap<>();
        if (!Files.isDirectory(root)) {
            return found;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root)) {
            for (Path folder : folders) {
                if (!Files.getLastModifiedTime(folder).toInstant().isBefore(moment)) {
                    continue;
                }
                String name = folder.getFileName().toString();
                if (name.endsWith(PART)) {
                    delete(folder);
                } else if (Files.exists(folder.resolve(MANIFEST))) {
                    found.put(name, read(name).rowId());
                }
            }
        }
        return found;
    }

    /** Removes what a job gave; nothing happens when it is gone already. */
    void delete(String name) throws IOException {
        delete(folder(name));
    }

    private static void delete(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            return;
        }
        Files.deleteIfExists(folder);
    }

    /** A row names a folder of ours, never a place elsewhere. */
    private Path folder(String name) throws IOException {
        if (!name.matches("[A-Za-z0-9_-]+")) {
            throw new IOException("No folder of ours: " + name);
        }
        return root.resolve(name);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
