package io.github.camelgp.server.upload;

import io.github.camelgp.server.protocol.ReceivedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploaded items, in temporary files that go with the server; content is only ever copied from file to file. At most
 * 1,000 items are kept, the oldest go first. Thread safe.
 */
public final class UploadStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UploadStore.class);
    private static final int MOST_ITEMS = 1000;
    private static final Comparator<UploadedItem> OLDEST_FIRST =
            Comparator.comparing(UploadedItem::date).thenComparing(UploadedItem::id);

    private final InstantSource clock;
    private final Duration age;
    private final Map<String, UploadedItem> items = new ConcurrentHashMap<>();
    private final Map<String, SortedMap<Integer, Path>> parts = new ConcurrentHashMap<>();
    private @Nullable Path folder;

    /**
     * The folder is made with the first item.
     *
     * @param age items that are older are swept
     */
    public UploadStore(InstantSource clock, Duration age) {
        this.clock = clock;
        this.age = age;
    }

    /** A new file for something that comes in; who takes it moves it, who doesn't deletes it. */
    public Path newFile() throws IOException {
        return Files.createTempFile(folder(), "incoming-", ".tmp");
    }

    /** Keeps a whole file. */
    public UploadedItem add(String service, String description, ReceivedFile file) throws IOException {
        UploadedItem item = newItem(service, file.fileName(), description, true);
        move(file, item.file());
        items.put(item.id(), item);
        return item;
    }

    /** Announces a file that comes in parts. */
    public UploadedItem register(String service, String name, String description) throws IOException {
        UploadedItem item = newItem(service, name, description, false);
        parts.put(item.id(), new ConcurrentSkipListMap<>());
        items.put(item.id(), item);
        return item;
    }

    /**
     * Keeps a part; one with the same number is replaced.
     *
     * @param maxBytes of all parts together
     * @throws IllegalArgumentException if they would be more
     */
    public void addPart(UploadedItem item, int number, ReceivedFile file, long maxBytes) throws IOException {
        SortedMap<Integer, Path> come = partsOf(item);
        synchronized (come) {
            long sum = file.bytes();
            for (Map.Entry<Integer, Path> part : come.entrySet()) {
                sum += part.getKey() == number ? 0 : Files.size(part.getValue());
            }
            if (sum > maxBytes) {
                throw new IllegalArgumentException("the parts together have more than " + maxBytes + " bytes");
            }
            Path part = Files.createTempFile(folder(), "part-", ".tmp");
            move(file, part);
            delete(come.put(number, part));
        }
    }

    /** The numbers of the parts that have come. */
    public List<Integer> partNumbers(UploadedItem item) {
        return List.copyOf(partsOf(item).keySet());
    }

    /**
     * Puts the parts together; if that fails, they are kept.
     *
     * @param order numbers of all parts; empty for ascending
     * @param checksum MD5, SHA-1, SHA-256 or SHA-512 of the whole in hexadecimal digits; empty for none
     * @throws IllegalArgumentException if a part is missing, or the checksum is another
     */
    public UploadedItem commit(UploadedItem item, List<Integer> order, String checksum) throws IOException {
        SortedMap<Integer, Path> come = partsOf(item);
        synchronized (come) {
            List<Integer> wanted = order.isEmpty() ? List.copyOf(come.keySet()) : order;
            if (wanted.isEmpty() || !come.keySet().containsAll(wanted)) {
                throw new IllegalArgumentException("parts " + wanted + " were named, " + come.keySet() + " have come");
            }
            try (OutputStream out = Files.newOutputStream(item.file())) {
                for (Integer number : wanted) {
                    Files.copy(come.getOrDefault(number, item.file()), out);
                }
            }
            if (!checksum.isEmpty()) {
                check(item.file(), checksum);
            }
            UploadedItem whole = item.asCommitted();
            items.put(item.id(), whole);
            forgetParts(item.id());
            return whole;
        }
    }

    private static void check(Path file, String checksum) throws IOException {
        String algorithm =
                switch (checksum.length()) {
                    case 32 -> "MD5";
                    case 40 -> "SHA-1";
                    case 64 -> "SHA-256";
                    case 128 -> "SHA-512";
                    default -> throw new IllegalArgumentException("the checksum has no known form");
                };
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance(algorithm))) {
            in.transferTo(OutputStream.nullOutputStream());
            String found = HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
            if (!found.equalsIgnoreCase(checksum)) {
                throw new IllegalArgumentException("the checksum of the whole is another");
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The item with that id. */
    public Optional<UploadedItem> find(String id) {
        return Optional.ofNullable(items.get(id));
    }

    /** The whole item with that id that was sent to the service. */
    public Optional<UploadedItem> find(String id, String service) {
        return find(id).filter(item -> item.committed() && item.service().equalsIgnoreCase(service));
    }

    /** All items of a service, oldest first. */
    public List<UploadedItem> ofService(String service) {
        return items.values().stream()
                .filter(item -> item.service().equalsIgnoreCase(service))
                .sorted(OLDEST_FIRST)
                .toList();
    }

    /** Deletes an item and its parts. */
    public void remove(UploadedItem item) {
        items.remove(item.id());
        forgetParts(item.id());
        delete(item.file());
    }

    private UploadedItem newItem(String service, String name, String description, boolean committed)
            throws IOException {
        sweep();
        while (items.size() >= MOST_ITEMS) {
            items.values().stream().min(OLDEST_FIRST).ifPresent(this::remove);
        }
        String id = "i" + UUID.randomUUID();
        Path file = Files.createTempFile(folder(), "item-", ".tmp");
        return new UploadedItem(id, service, name, description, clock.instant(), committed, file);
    }

    /** Deletes what is older than the age. */
    public void sweep() {
        List.copyOf(items.values()).stream()
                .filter(item -> item.date().plus(age).isBefore(clock.instant()))
                .forEach(this::remove);
    }

    private SortedMap<Integer, Path> partsOf(UploadedItem item) {
        return parts.getOrDefault(item.id(), new ConcurrentSkipListMap<>());
    }

    private void forgetParts(String id) {
        SortedMap<Integer, Path> old = parts.remove(id);
        if (old != null) {
            old.values().forEach(UploadStore::delete);
        }
    }

    private static void move(ReceivedFile file, Path to) throws IOException {
        Files.move(file.path(), to, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Deletes a file if it is there. */
    public static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warn("Could not delete the uploaded file {}", file, e);
        }
    }

    private synchronized Path folder() throws IOException {
        if (folder == null) {
            folder = Files.createTempDirectory("gp-server-uploads-");
        }
        return folder;
    }

    /** Forgets and deletes everything. */
    public void clear() {
        List.copyOf(items.values()).forEach(this::remove);
    }

    @Override
    public synchronized void close() {
        clear();
        delete(folder);
        folder = null;
    }
}
