package io.github.camelgp.examples.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Puts the shipped file into the inbox, and knows when all files that were there at the start are dealt with. */
@Component
final class Inbox {
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final CountDownLatch end = new CountDownLatch(1);
    private final boolean watch;
    private volatile boolean allDelivered = true;

    Inbox(
            Folders folders,
            @Value("${quickstart.watch}") boolean watch,
            @Value("classpath:data/observers-maunga-whau.geojson") Resource shipped)
            throws IOException {
        this.watch = watch;
        Path inbox = Files.createDirectories(folders.inbox());
        Path file = inbox.resolve(String.valueOf(shipped.getFilename()));
        Path unfinished = inbox.resolve(file.getFileName() + ".copying");
        try (InputStream in = shipped.getInputStream()) {
            Files.copy(in, unfinished, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        try (Stream<Path> files = Files.list(inbox)) {
            files.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches(".*\\.(geojson|json)"))
                    .forEach(waiting::add);
        }
    }

    boolean isWatched() {
        return watch;
    }

    void finished(String fileName, boolean delivered) {
        allDelivered &= delivered;
        waiting.remove(fileName);
        if (!watch && waiting.isEmpty()) {
            end.countDown();
        }
    }

    /** Waits until all is done; for ever when the inbox is watched. */
    int awaitEnd() throws InterruptedException {
        end.await();
        return allDelivered ? 0 : 1;
    }
}
