package io.github.camelgp.server.upload;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
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
 * Uploaded items, in temporary files that go with the server. Items older than the age are deleted when the next one
 * comes. Thread safe.
 */
public final class UploadStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UploadStore.class);

    private final InstantSource clock;
    private final Duration age;
    private final Map<String, UploadedItem> items = new ConcurrentHashMap<>();
    private final Map<String, SortedMap<Integer, Path>> parts = new ConcurrentHashMap<>();
    private @Nullable Path folder;

    /** The folder is made with the first item. */
    public UploadStore(InstantSource clock, Duration age) {
        this.clock = clock;
        this.age = age;
    }

    /** Keeps a whole file. */
    public UploadedItem add(String service, String name, String description, byte[] content) throws IOException {
        UploadedItem item = newItem(service, name, description, true);
        Files.write(item.file(), content);
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

    /** Keeps a part; one with the same number is replaced. */
    public void addPart(UploadedItem item, int number, byte[] content) throws IOException {
        Path part = Files.createTempFile(folder(), "part-", ".tmp");
        Files.write(part, content);
        delete(partsOf(item).put(number, part));
    }

    /** The numbers of the parts that have come. */
    public List<Integer> partNumbers(UploadedItem item) {
        return List.copyOf(partsOf(item).keySet());
    }

    /**
     * Puts the parts together.
     *
     * @param order numbers of all parts; empty for ascending
     * @throws IllegalArgumentException if one of them hasn't come
     */
    public UploadedItem commit(UploadedItem item, List<Integer> order) throws IOException {
        SortedMap<Integer, Path> come = partsOf(item);
        List<Integer> wanted = order.isEmpty() ? List.copyOf(come.keySet()) : order;
        if (!come.keySet().containsAll(wanted)) {
            throw new IllegalArgumentException("parts " + wanted + " were named, " + come.keySet() + " have come");
        }
        try (OutputStream out = Files.newOutputStream(item.file())) {
            for (Integer number : wanted) {
                Files.copy(come.getOrDefault(number, item.file()), out);
            }
        }
        UploadedItem whole = item.asCommitted();
        items.put(item.id(), whole);
        forgetParts(item.id());
        return whole;
    }

    /** The item with that id. */
    public Optional<UploadedItem> find(String id) {
        return Optional.ofNullable(items.get(id));
    }

    /** All items of a service, oldest first. */
    public List<UploadedItem> ofService(String service) {
        return items.values().stream()
                .filter(item -> item.service().equalsIgnoreCase(service))
                .sorted(Comparator.comparing(UploadedItem::date).thenComparing(UploadedItem::id))
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
        String id = "i" + UUID.randomUUID();
        Path file = Files.createTempFile(folder(), "item-", ".tmp");
        return new UploadedItem(id, service, name, description, clock.instant(), committed, file);
    }

    private void sweep() {
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

    private static void delete(@Nullable Path file) {
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
