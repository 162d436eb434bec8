package io.github.camelgp.geojson;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of fixtures that lies beside the checkout of the project, where there is one. */
final class Fixtures {

    private Fixtures() {}

    /** The file or folder; it need not exist. */
    static Path path(String name) {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve(".mvn"))) {
            at = at.getParent();
        }
        Path beside = at == null ? null : at.getParent();
        return (beside == null ? Path.of("") : beside)
                .resolve("shared/fixtures")
                .resolve(name);
    }
}
