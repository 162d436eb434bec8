package io.github.camelgp.examples.quickstart;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where files lie, and how to write that down for somebody who sits at a console. */
@Component
final class Folders {
    private final Path root;
    private final Path here;

    Folders(@Value("${quickstart.folder}") Path root) {
        this.root = root.toAbsolutePath().normalize();
        String shell = System.getenv("PWD");
        this.here = Path.of(shell == null ? "" : shell).toAbsolutePath().normalize();
    }

    Path inbox() {
        return root.resolve("inbox");
    }

    Path outbox() {
        return root.resolve("outbox");
    }

    Path done() {
        return root.resolve("done");
    }

    Path error() {
        return root.resolve("error");
    }

    /** As seen from where the command was typed (Maven starts the application in another folder), if that is above. */
    String shown(Path path) {
        return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
    }
}
