package io.github.camelgp.shapefile;

import io.github.camelgp.model.ByteSource;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.GpProtocolException;
import io.github.camelgp.model.GpWhere;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads shapefiles, zipped or as files beside each other: points, lines, polygons and multipoints with heights and
 * measures, null shapes, and the columns of the {@code .dbf}. They are read to their end once, and then again while they
 * are iterated. Stateless and thread-safe.
 *
 * <p>Liberties: rings count by what lies in what, not by their orientation; blank cells are null; dates are moments at
 * midnight, UTC; texts are in the characters that the {@code .cpg} names, else the header, else UTF-8 or Latin 1. A {@code
 * .prj} that is well known becomes an id.
 */
public final class ShapefileReader {
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    /** Whether the bytes are a zip file, which no text of features is. */
    public static boolean isZip(ByteSource source) throws IOException {
        try (InputStream stream = source.open()) {
            byte[] start = stream.readNBytes(ZIP.length);
            return Arrays.equals(start, ZIP);
        }
    }

    /** Whether a file is a part of a shapefile on disk, or a folder. */
    public static boolean isOnDisk(Path path) {
        return Files.isDirectory(path)
                || path.toString().toLowerCase(Locale.ROOT).endsWith(".shp");
    }

    /**
     * The features in a zip file.
     *
     * @param zip readable as long as the set is used
     * @throws GpProtocolException when it holds no shapefile, several, or a damaged one
     */
    public FeatureSet zipped(ByteSource zip) {
        try {
            return new ShapefileSet(ShapefileParts.zip(zip));
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** The features of a {@code .shp} and the files beside it, or of the only one in a folder. */
    public FeatureSet onDisk(Path path) {
        try {
            return new ShapefileSet(ShapefileParts.folder(path));
        } catch (IOException e) {
            throw broken(e);
        }
    }

    static GpProtocolException broken(IOException e) {
        return new GpProtocolException("The shapefile cannot be read: " + e.getMessage(), GpWhere.NOWHERE, e);
    }

    static String text(ShapefileParts parts, String extension) throws IOException {
        Optional<InputStream> file = parts.open(extension);
        if (file.isEmpty()) {
            return "";
        }
        try (InputStream stream = file.get()) {
            return new String(stream.readNBytes(64 * 1024), StandardCharsets.UTF_8)
                    .replace("\uFEFF", "")
                    .strip();
        }
    }
}
