package io.github.camelgp.server.tool.terrain;

import io.github.camelgp.server.geo.Projections;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * A surveyed elevation model: heights in metres and the coordinate system they lie in. Immutable and thread-safe.
 *
 * @param name what messages call it
 * @param heights the cells
 * @param wkid the coordinate system of the cells
 */
public record ElevationGrid(String name, Raster heights, int wkid) {

    private static final String SHIPPED = "maunga-whau.asc";

    public ElevationGrid {
        Projections.of(wkid);
    }

    /** The grid that ships with the server; its place on Earth is an assumption, see elevation-data.md. */
    public static ElevationGrid maungaWhau() {
        var stream = ElevationGrid.class.getResourceAsStream(SHIPPED);
        if (stream == null) {
            throw new IllegalStateException("The resource " + SHIPPED + " is missing");
        }
        try (var in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
            return new ElevationGrid("Maunga Whau", AsciiGrid.read(in), 2193);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a user's Esri ASCII grid. Its coordinate system is the given id, else what the {@code .prj} file beside it
     * says (well-known text with an authority code or a common name, or a bare id).
     *
     * @throws IOException if the file can't be read, isn't a grid, or nobody says where it lies; the text names the file
     * @throws io.github.camelgp.server.geo.SpatialReferenceException if the id is unknown
     */
    public static ElevationGrid read(Path file, OptionalInt wkid) throws IOException {
        Raster heights;
        try (var in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            heights = AsciiGrid.read(in);
        } catch (NoSuchFileException e) {
            throw new IOException("Grid " + file + " can't be used: there is no such file", e);
        } catch (IOException e) {
            throw new IOException("Grid " + file + " can't be used: " + e.getMessage(), e);
        }
        int system = wkid.isPresent() ? wkid.getAsInt() : wkidBeside(file);
        return new ElevationGrid(file.getFileName().toString(), heights, system);
    }

    /** Whether a point in longitude and latitude lies on the grid. */
    public boolean covers(double longitude, double latitude) {
        var place = place(longitude, latitude);
        return heights.covers(place.x, place.y);
    }

    /** Height in metres at a longitude and latitude; NaN outside and on NODATA. */
    public double heightAt(double longitude, double latitude) {
        var place = place(longitude, latitude);
        return heights.heightAt(place.x, place.y);
    }

    /** A longitude and latitude in the grid's own coordinates; far outside when it has no place there. */
    public Coordinate place(double longitude, double latitude) {
        try {
            return Projections.transform(new Coordinate(longitude, latitude), Projections.WGS84, wkid);
        } catch (IllegalArgumentException noPlace) {
            return new Coordinate(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
    }

    /** The outer edges of the cells, in the grid's own coordinates. */
    public Envelope bounds() {
        return new Envelope(heights.x(0), heights.x(heights.columns()), heights.y(heights.rows()), heights.y(0));
    }

    private static int wkidBeside(Path file) throws IOException {
        var beside = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.[^.]*$", "") + ".prj");
        if (!Files.isReadable(beside)) {
            throw new IOException("Grid " + file
                    + " doesn't say where it lies: give its spatial reference as a wkid (--grid-wkid), or put "
                    + beside.getFileName() + " beside it");
        }
        var text = Files.readString(beside, StandardCharsets.ISO_8859_1).trim();
        var code = text.replaceFirst("(?i)^(EPSG|ESRI):", "");
        if (code.matches("\\d{1,9}")) {
            return Integer.parseInt(code);
        }
        return Projections.wkidOf(text)
                .orElseThrow(() ->
                        new IOException("Grid " + file + ": no spatial reference known to this server is named in "
                                + beside.getFileName() + "; give its wkid"));
    }
}
