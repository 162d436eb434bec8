package io.github.camelgp.esrijson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;

/**
 * Collects the positions of one geometry, parts one after the other, in one growing array; no object per position. Not
 * for use outside the codecs, nor by several threads.
 *
 * <p>Positions may differ in length: the shorter ones are filled with NaN. What a third or fourth ordinate means is told
 * only at the end, by {@link Layout}. Ordinates after the fourth are dropped, and so is a position without x or y, which
 * is how an empty one is written.
 */
public final class OrdinateBuffer {
    private static final int LONGEST = 4;

    private double[] values = new double[256];
    private int size;
    private int dimension;
    private int[] ends = new int[16];
    private int parts;

    /** Forgets everything but the memory it has. */
    public void reset() {
        size = 0;
        dimension = 0;
        parts = 0;
    }

    /** Ordinates per position; 0 without positions. */
    public int dimension() {
        return dimension;
    }

    /** How many positions there are. */
    public int positions() {
        return dimension == 0 ? 0 : size / dimension;
    }

    /** How many parts have been ended. */
    public int parts() {
        return parts;
    }

    /** Positions after the last one are another part. */
    public void endPart() {
        if (parts == ends.length) {
            ends = Arrays.copyOf(ends, 2 * parts);
        }
        ends[parts++] = positions();
    }

    /** Reads an array of arrays of positions, each a part. */
    public void readParts(JsonParser parser) throws IOException {
        JsonText.expect(JsonToken.START_ARRAY, "array", parser);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            readPositions(parser);
            endPart();
        }
    }

    /** Reads an array of positions. */
    public void readPositions(JsonParser parser) throws IOException {
        JsonText.expect(JsonToken.START_ARRAY, "array", parser);
        readFurtherPositions(parser);
    }

    /** Reads what follows in an array of positions, to its end. */
    public void readFurtherPositions(JsonParser parser) throws IOException {
        JsonToken token;
        while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
            if (token != JsonToken.START_ARRAY) {
                throw JsonText.expected("array", parser);
            }
            parser.nextToken();
            readPosition(parser);
        }
    }

    /** Reads one position, from its first ordinate to the end of its array. */
    public void readPosition(JsonParser parser) throws IOException {
        int start = size;
        if (start + LONGEST > values.length) {
            values = Arrays.copyOf(values, 2 * values.length);
        }
        int count = 0;
        double[] ordinates = values;
        for (JsonToken token = parser.currentToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            double value = token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT
                    ? parser.getDoubleValue()
                    : JsonText.ordinate(parser);
            if (Double.isInfinite(value)) {
                throw JsonText.failure("holds a number beyond the range of a double", parser);
            }
            if (count < LONGEST) {
                ordinates[start + count] = value;
            }
            count++;
        }
        if (count == 1 && !Double.isNaN(ordinates[start])) {
            throw JsonText.failure("holds a position with one ordinate", parser);
        }
        if (count > 1 && !Double.isNaN(ordinates[start]) && !Double.isNaN(ordinates[start + 1])) {
            keep(Math.min(count, LONGEST));
        }
    }

    /** Adds one position of {@code count} ordinates; the same number for all of one geometry. */
    public void add(double[] position, int count) {
        if (size + LONGEST > values.length) {
            values = Arrays.copyOf(values, 2 * values.length);
        }
        System.arraycopy(position, 0, values, size, count);
        keep(count);
    }

    /** Ordinate {@code index} of the last position; NaN where it has none. */
    double last(int index) {
        return index < dimension ? values[size - dimension + index] : Double.NaN;
    }

    private void keep(int count) {
        if (count > dimension) {
            widen(count);
        }
        for (int i = count; i < dimension; i++) {
            values[size + i] = Double.NaN;
        }
        size += dimension;
    }

    private void widen(int wider) {
        int positions = positions();
        if (positions > 0) {
            double[] widened = new double[Math.max(values.length, (positions + 2) * wider + LONGEST)];
            Arrays.fill(widened, 0, (positions + 1) * wider, Double.NaN);
            for (int i = 0; i <= positions; i++) {
                int from = i * dimension;
                System.arraycopy(values, from, widened, i * wider, i == positions ? wider : dimension);
            }
            values = widened;
            size = positions * wider;
        }
        dimension = wider;
    }

    /** All positions, whatever the parts. */
    public PackedCoordinateSequence.Double sequence(Layout layout) {
        return sequence(0, positions(), false, layout);
    }

    /** One part; {@code closed} repeats the first position at the end unless it is there. */
    public PackedCoordinateSequence.Double sequence(int part, boolean closed, Layout layout) {
        return sequence(part == 0 ? 0 : ends[part - 1], ends[part], closed, layout);
    }

    /** A part as a line, which needs two positions or none: a single one is repeated. */
    public PackedCoordinateSequence.Double line(int part, Layout layout) {
        int from = part == 0 ? 0 : ends[part - 1];
        int to = ends[part];
        return pack(from, to, to - from == 1, layout);
    }

    private PackedCoordinateSequence.Double sequence(int from, int to, boolean closed, Layout layout) {
        int last = (to - 1) * dimension;
        int first = from * dimension;
        boolean open = to > from && (values[first] != values[last] || values[first + 1] != values[last + 1]);
        return pack(from, to, closed && open, layout);
    }

    private PackedCoordinateSequence.Double pack(int from, int to, boolean repeatFirst, Layout layout) {
        int count = to - from;
        int width = layout.dimension(dimension);
        int length = (count + (repeatFirst ? 1 : 0)) * width;
        double[] packed = new double[length];
        if (width == dimension) {
            System.arraycopy(values, from * width, packed, 0, count * width);
        } else {
            for (int i = 0; i < count; i++) {
                System.arraycopy(values, (from + i) * dimension, packed, i * width, width);
            }
        }
        if (repeatFirst) {
            System.arraycopy(packed, 0, packed, count * width, width);
        }
        return new PackedCoordinateSequence.Double(packed, width, layout.measures(dimension));
    }
}
