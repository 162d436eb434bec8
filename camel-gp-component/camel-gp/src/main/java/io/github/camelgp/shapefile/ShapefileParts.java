package io.github.camelgp.shapefile;

import io.github.camelgp.model.ByteSource;
import io.github.camelgp.model.GpProtocolException;
import io.github.camelgp.model.GpWhere;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The files that one shapefile consists of, by their extension. They can be opened as often as wanted. */
interface ShapefileParts {
    /** The file with that extension, such as {@code .dbf}; empty when there is none. */
    Optional<InputStream> open(String extension) throws IOException;

    /** The parts in a zip file, which holds one shapefile, in a folder or not. */
    static ShapefileParts zip(ByteSource zip) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        try (ZipInputStream entries = new ZipInputStream(zip.open())) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (isShape(entry.getName())) {
                    names.add(entry.getName());
                }
            }
        }
        String base = only(List.copyOf(names));
        return extension -> {
            ZipInputStream entries = new ZipInputStream(zip.open());
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.getName().equalsIgnoreCase(base + extension)) {
                    return Optional.of(entries);
                }
            }
            entries.close();
            return Optional.empty();
        };
    }

    /** The parts beside a file called {@code .shp}, or in a folder that holds one. */
    static ShapefileParts folder(Path path) throws IOException {
        Path folder = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
        List<String> names;
        try (Stream<Path> files = Files.list(folder)) {
            names = files.map(file -> file.getFileName().toString()).toList();
        }
        String base = Files.isDirectory(path)
                ? only(names.stream().filter(ShapefileParts::isShape).toList())
                : path.getFileName()
                        .toString()
                        .substring(0, path.getFileName().toString().length() - 4);
        return extension -> {
            Optional<String> name = names.stream()
                    .filter(candidate -> candidate.equalsIgnoreCase(base + extension))
                    .findFirst();
            return name.isEmpty() ? Optional.empty() : Optional.of(Files.newInputStream(folder.resolve(name.get())));
        };
    }

    private static boolean isShape(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".shp") && !name.startsWith("__MACOSX/");
    }

    private static String only(List<String> names) {
        if (names.size() != 1) {
            throw new GpProtocolException(
                    names.isEmpty()
                            ? "There is no shapefile: nothing is called .shp"
                            : "There are several shapefiles, " + names + "; give one of them",
                    GpWhere.NOWHERE,
                    null);
        }
        return names.get(0).substring(0, names.get(0).length() - 4);
    }
}
