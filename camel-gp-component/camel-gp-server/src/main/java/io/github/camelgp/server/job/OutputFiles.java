package io.github.camelgp.server.job;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that tasks put out, in a temporary folder that goes with the server, under the addresses that ArcGIS uses:
 * {@code arcgisjobs/service_gpserver/ID/scratch/FILE} and {@code arcgisoutput/Service_GPServer/_ags_FILE}. Thread safe.
 */
public final class OutputFiles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutputFiles.class);

    private final InstantSource clock;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private @Nullable Path folder;

    /** The folder is made with the first file. */
    public OutputFiles(InstantSource clock) {
        this.clock = clock;
    }

    /** The file with that address below {@code rest/directories}. */
    public Optional<Path> find(String address) {
        return Optional.ofNullable(entries.get(address)).map(Entry::path);
    }

    NewFile create(Job job, String fileName) throws IOException {
        if (!fileName.matches("[^/\\\\\\x00-\\x1f]+") || fileName.startsWith(".")) {
            throw new IllegalArgumentException("'" + fileName + "' is not the name of a file");
        }
        String service = job.service().name().replace('/', '_');
        String address;
        if (job.service().synchronous()) {
            address = unused("arcgisoutput/" + service + "_GPServer/_ags_" + fileName);
        } else {
            String folderName = service.toLowerCase(Locale.ROOT) + "_gpserver/";
            address = "arcgisjobs/" + folderName + job.id() + "/scratch/" + fileName;
        }
        Path path = Files.createTempFile(folder(), "output-", ".tmp");
        entries.put(address, new Entry(path, clock.instant()));
        return new NewFile(address, Files.newOutputStream(path));
    }

    /**
     * Keeps a picture of results as long as files of synchronous tasks.
     *
     * @return its address below {@code rest/directories}
     */
    public String keep(String service, String fileName, byte[] content) throws IOException {
        String address = unused("arcgisoutput/" + service.replace('/', '_') + "_MapServer/_ags_" + fileName);
        Path path = Files.createTempFile(folder(), "output-", ".tmp");
        Files.write(path, content);
        entries.put(address, new Entry(path, clock.instant()));
        return address;
    }

    private String unused(String address) {
        String candidate = address;
        int dot = address.lastIndexOf('.') > address.lastIndexOf('/') ? address.lastIndexOf('.') : address.length();
        for (int i = 0; entries.containsKey(candidate); i++) {
            candidate = address.substring(0, dot) + i + address.substring(dot);
        }
        return candidate;
    }

    /** Deletes what is older. */
    void sweep(Duration jobFiles, Duration outputFiles) {
        Instant now = clock.instant();
        entries.forEach((address, entry) -> {
            Duration age = address.startsWith("arcgisjobs/") ? jobFiles : outputFiles;
            if (entry.created().plus(age).isBefore(now) && entries.remove(address, entry)) {
                delete(entry.path());
            }
        });
    }

    /** Deletes the files of a submitted job. */
    void delete(Job job) {
        entries.forEach((address, entry) -> {
            if (address.contains("/" + job.id() + "/") && entries.remove(address, entry)) {
                delete(entry.path());
            }
        });
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warn("Could not delete the output file {}", path, e);
        }
    }

    private synchronized Path folder() throws IOException {
        if (folder == null) {
            folder = Files.createTempDirectory("gp-server-");
        }
        return folder;
    }

    @Override
    public synchronized void close() throws IOException {
        entries.clear();
        if (folder == null) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }
        });
        Files.deleteIfExists(folder);
        folder = null;
    }

    record NewFile(String address, OutputStream content) {}

    private record Entry(Path path, Instant created) {}
}
