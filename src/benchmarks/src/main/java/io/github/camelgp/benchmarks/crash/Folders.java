package io.github.camelgp.benchmarks.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where files lie; the two processes know each other only by them.
 *
 * @param root of all
 */
record Folders(Path root) {
    /** Files whose exchange waits for its job. */
    Path waiting() {
        return root.resolve("waiting");
    }

    /** Files that are handed over. */
    Path handedOver() {
        return root.resolve("handed-over");
    }

    Path results() {
        return root.resolve("results");
    }

    /** Inputs whose jobs are parked, one a line, as the application found them when it was done. */
    Path parked() {
        return root.resolve("parked.txt");
    }

    Path log() {
        return root.resolve("application.log");
    }

    void make() throws IOException {
        Files.createDirectories(waiting());
        Files.createDirectories(handedOver());
        Files.createDirectories(results());
    }

    /** Puts an input into a folder whole, at once. */
    static void put(Path folder, String name) throws IOException {
        Path draft = Files.writeString(folder.resolve("." + name), name);
        Files.move(draft, folder.resolve(name));
    }

    /** Names of the files in a folder that are whole. */
    static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
