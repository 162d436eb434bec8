package io.github.camelgp.server.tool.terrain;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * Reads an Esri ASCII grid: a header of {@code ncols nrows}, {@code xllcorner yllcorner} or {@code xllcenter
 * yllcenter}, {@code cellsize} or {@code dx dy}, {@code NODATA_value} (-9999 unless given), and the heights row by row
 * from the north, in lines of any length. Header words may be in any case and order.
 */
final class AsciiGrid {

    private static final int MOST_CELLS = 100_000_000;
    private static final Set<String> WORDS = Set.of(
            "ncols",
            "nrows",
            "xllcorner",
            "yllcorner",
            "xllcenter",
            "yllcenter",
            "cellsize",
            "dx",
            "dy",
            "nodata_value");

    private final BufferedReader in;
    private final Map<String, Double> header = new HashMap<>();
    private StringTokenizer line = new StringTokenizer("");
    private int lineNumber;

    private AsciiGrid(BufferedReader in) {
        this.in = in;
    }

    /** Reads to the end; the caller closes. Throws IOException with the line number for what isn't a grid. */
    static Raster read(BufferedReader in) throws IOException {
        return new AsciiGrid(in).read();
    }

    private Raster read() throws IOException {
        var first = readHeader();
        int columns = count("ncols");
        int rows = count("nrows");
        if ((long) columns * rows > MOST_CELLS) {
            throw wrong("has " + columns + " by " + rows + " cells, more than " + MOST_CELLS);
        }
        double width = header.containsKey("dx") ? value("dx") : value("cellsize");
        double height = header.containsKey("dy") ? value("dy") : value("cellsize");
        if (!(width > 0) || !(height > 0)) {
            throw wrong("cell size must be above 0");
        }
        double west = header.containsKey("xllcenter") ? value("xllcenter") - width / 2 : value("xllcorner");
        double south = header.containsKey("yllcenter") ? value("yllcenter") - height / 2 : value("yllcorner");
        return new Raster(columns, west, south + rows * height, width, height, heights(columns, rows, first));
    }

    /** Reads header lines; returns the first word after them. */
    private @Nullable String readHeader() throws IOException {
        var word = next();
        while (word != null && Character.isLetter(word.charAt(0)) && !"nan".equalsIgnoreCase(word)) {
            var name = word.toLowerCase(Locale.ROOT);
            if (!WORDS.contains(name)) {
                throw wrong("'" + word + "' is no word of an ASCII grid's header");
            }
            var value = next();
            if (value == null) {
                throw wrong("ends after '" + word + "'");
            }
            header.put(name, number(value));
            word = next();
        }
        return word;
    }

    private float[] heights(int columns, int rows, @Nullable String first) throws IOException {
        var heights = new float[columns * rows];
        double noData = header.getOrDefault("nodata_value", -9999.0);
        var word = first;
        for (int i = 0; i < heights.length; i++) {
            if (word == null) {
                throw wrong("ends after " + i + " of " + heights.length + " heights");
            }
            double height = number(word);
            heights[i] = height == noData || !Double.isFinite(height) ? Float.NaN : (float) height;
            word = next();
        }
        if (word != null) {
            throw wrong("has more than " + heights.length + " heights");
        }
        return heights;
    }

    private @Nullable String next() throws IOException {
        while (!line.hasMoreTokens()) {
            var text = in.readLine();
            if (text == null) {
                return null;
            }
            lineNumber++;
            line = new StringTokenizer(text);
        }
        return line.nextToken();
    }

    private int count(String name) throws IOException {
        double value = value(name);
        if (value < 1 || value > Integer.MAX_VALUE || value != Math.rint(value)) {
            throw wrong(name + " must be a whole number above 0");
        }
        return (int) value;
    }

    private double value(String name) throws IOException {
        var value = header.get(name);
        if (value == null) {
            throw wrong("'" + name + "' is missing from the header");
        }
        return value;
    }

    private double number(String word) throws IOException {
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            throw wrong("'" + word + "' is no number");
        }
    }

    private IOException wrong(String reason) {
        return new IOException("Not an ASCII grid: " + reason + " (line " + lineNumber + ")");
    }
}
