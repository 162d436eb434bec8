package io.github.camelgp.esrijson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads {@code curvePaths} and {@code curveRings} (REST page "Geometry objects") as straight lines: no line is further
 * from its curve than 1/10,000 of an arc's (larger) radius or of a Bezier curve's control polygon. The points that a
 * curve is given by, start, end and the interior point of an arc, are among the vertices; heights and measures run
 * evenly from start to end. A geometry that would need more than a million vertices is refused.
 */
final class Curves {
    private static final double TOLERANCE = 1e-4;
    private static final double STEP = 2 * Math.acos(1 - TOLERANCE);
    private static final int MOST_POSITIONS = 1_000_000;
    private static final int ORDINATES = 4;

    private Curves() {}

    /** Reads an array of parts, each of positions and curves. */
    static void readParts(JsonParser parser, OrdinateBuffer to) throws IOException {
        JsonText.expect(JsonToken.START_ARRAY, "array", parser);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonText.expect(JsonToken.START_ARRAY, "array", parser);
            boolean first = true;
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY) {
                    parser.nextToken();
                    to.readPosition(parser);
                } else if (token == JsonToken.START_OBJECT && !first) {
                    readCurve(parser, to);
                } else {
                    throw JsonText.expected(first ? "position to start from" : "position or curve", parser);
                }
                first = false;
            }
            to.endPart();
        }
    }

    private static void readCurve(JsonParser parser, OrdinateBuffer to) throws IOException {
        if (to.positions() == 0) {
            throw JsonText.failure("has a curve without a start", parser);
        }
        if (parser.nextToken() != JsonToken.FIELD_NAME) {
            throw JsonText.failure("has an empty curve", parser);
        }
        String kind = parser.currentName();
        parser.nextToken();
        JsonText.expect(JsonToken.START_ARRAY, "array", parser);
        parser.nextToken();
        Sink sink = new Sink(to, position(parser), parser);
        parser.nextToken();
        switch (kind) {
            case "c" -> {
                circularArc(sink, position(parser));
                skipToEnd(parser);
            }
            case "b" -> {
                double[] first = position(parser);
                parser.nextToken();
                bezier(sink, first, position(parser));
                skipToEnd(parser);
            }
            case "a" -> {
                double[] centre = position(parser);
                ellipticArc(sink, centre, numbers(parser));
            }
            default -> throw JsonText.failure("has a curve of the unknown kind '" + kind + "'", parser);
        }
        if (parser.nextToken() != JsonToken.END_OBJECT) {
            throw JsonText.failure("has a curve of several kinds", parser);
        }
    }

    private static void skipToEnd(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            parser.skipChildren();
        }
    }

    private static double[] position(JsonParser parser) throws IOException {
        JsonText.expect(JsonToken.START_ARRAY, "position", parser);
        double[] position = new double[ORDINATES];
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            double value = JsonText.ordinate(parser);
            if (count < ORDINATES) {
                position[count++] = value;
            }
        }
        if (count < 2 || Double.isNaN(position[0]) || Double.isNaN(position[1])) {
            throw JsonText.failure("has a curve through a position without x or y", parser);
        }
        return Arrays.copyOf(position, count);
    }

    private static double[] numbers(JsonParser parser) throws IOException {
        double[] numbers = new double[5];
        int count = 0;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            double value =
                    token == JsonToken.VALUE_TRUE ? 1 : token == JsonToken.VALUE_FALSE ? 0 : JsonText.number(parser);
            if (count < numbers.length) {
                numbers[count++] = value;
            }
        }
        return Arrays.copyOf(numbers, count);
    }

    private static void circularArc(Sink sink, double[] through) {
        double ax = sink.startX;
        double ay = sink.startY;
        double bx = through[0] - ax;
        double by = through[1] - ay;
        double cx = sink.end[0] - ax;
        double cy = sink.end[1] - ay;
        if (cx == 0 && cy == 0) {
            fullCircle(sink, through);
            return;
        }
        double area = bx * cy - by * cx;
        double scale = Math.max(Math.abs(bx) + Math.abs(by), Math.abs(cx) + Math.abs(cy));
        if (Math.abs(area) <= 1e-14 * scale * scale) {
            sink.add(through[0], through[1], 0.5);
            sink.end();
            return;
        }
        double bb = bx * bx + by * by;
        double cc = cx * cx + cy * cy;
        double ux = (cy * bb - by * cc) / (2 * area);
        double uy = (bx * cc - cx * bb) / (2 * area);
        double radius = Math.hypot(ux, uy);
        double from = Math.atan2(-uy, -ux);
        double middle = sweep(from, Math.atan2(by - uy, bx - ux), area < 0);
        double whole = sweep(from, Math.atan2(cy - uy, cx - ux), area < 0);
        double share = middle / whole;
        Ellipse circle = new Ellipse(ax + ux, ay + uy, radius, radius, 0);
        circle.draw(sink, from, middle, 0, share);
        sink.add(through[0], through[1], share);
        circle.draw(sink, from + middle, whole - middle, share, 1);
        sink.end();
    }

    private static void fullCircle(Sink sink, double[] opposite) {
        double x = (sink.startX + opposite[0]) / 2;
        double y = (sink.startY + opposite[1]) / 2;
        double radius = Math.hypot(sink.startX - x, sink.startY - y);
        double from = Math.atan2(sink.startY - y, sink.startX - x);
        Ellipse circle = new Ellipse(x, y, radius, radius, 0);
        circle.draw(sink, from, -Math.PI, 0, 0.5);
        sink.add(opposite[0], opposite[1], 0.5);
        circle.draw(sink, from - Math.PI, -Math.PI, 0.5, 1);
        sink.end();
    }

    /** {@code numbers}: minor, clockwise, and for an ellipse rotation of its long axis in radians, half of it, ratio. */
    private static void ellipticArc(Sink sink, double[] centre, double[] numbers) {
        boolean minor = numbers.length > 0 && numbers[0] != 0;
        boolean clockwise = numbers.length > 1 && numbers[1] != 0;
        boolean circle = numbers.length < 5;
        double rotation = circle ? 0 : numbers[2];
        double axis = circle ? Math.hypot(sink.startX - centre[0], sink.startY - centre[1]) : numbers[3];
        Ellipse ellipse = new Ellipse(centre[0], centre[1], axis, circle ? axis : axis * numbers[4], rotation);
        if (!(ellipse.a > 0) || !(ellipse.b > 0)) {
            sink.end();
            return;
        }
        double from = ellipse.angle(sink.startX, sink.startY);
        boolean closed = sink.startX == sink.end[0] && sink.startY == sink.end[1];
        double sweep;
        if (closed) {
            sweep = minor ? 0 : clockwise ? -2 * Math.PI : 2 * Math.PI;
        } else {
            sweep = sweep(from, ellipse.angle(sink.end[0], sink.end[1]), clockwise);
        }
        ellipse.draw(sink, from, sweep, 0, 1);
        sink.end();
    }

    private static double sweep(double from, double to, boolean clockwise) {
        double sweep = to - from;
        if (clockwise) {
            return sweep >= 0 ? sweep - 2 * Math.PI : sweep;
        }
        return sweep <= 0 ? sweep + 2 * Math.PI : sweep;
    }

    private static void bezier(Sink sink, double[] first, double[] second) {
        double x0 = sink.startX;
        double y0 = sink.startY;
        double x3 = sink.end[0];
        double y3 = sink.end[1];
        double length = Math.hypot(first[0] - x0, first[1] - y0)
                + Math.hypot(second[0] - first[0], second[1] - first[1])
                + Math.hypot(x3 - second[0], y3 - second[1]);
        double bend = Math.max(
                Math.hypot(x0 - 2 * first[0] + second[0], y0 - 2 * first[1] + second[1]),
                Math.hypot(first[0] - 2 * second[0] + x3, first[1] - 2 * second[1] + y3));
        int steps = length > 0 ? Math.max(1, (int) Math.ceil(Math.sqrt(0.75 * bend / (TOLERANCE * length)))) : 1;
        for (int i = 1; i < steps; i++) {
            double t = (double) i / steps;
            double s = 1 - t;
            sink.add(
                    s * s * s * x0 + 3 * s * s * t * first[0] + 3 * s * t * t * second[0] + t * t * t * x3,
                    s * s * s * y0 + 3 * s * s * t * first[1] + 3 * s * t * t * second[1] + t * t * t * y3,
                    t);
        }
        sink.end();
    }

    private record Ellipse(double x, double y, double a, double b, double rotation) {

        double angle(double px, double py) {
            double dx = px - x;
            double dy = py - y;
            double along = dx * Math.cos(rotation) + dy * Math.sin(rotation);
            double across = dy * Math.cos(rotation) - dx * Math.sin(rotation);
            return Math.atan2(across / b, along / a);
        }

        /** Adds what lies between both ends, which are shares of the way from start to end. */
        void draw(Sink sink, double from, double sweep, double startShare, double endShare) {
            int steps = Math.max(1, (int) Math.ceil(Math.abs(sweep) / STEP));
            for (int i = 1; i < steps; i++) {
                double t = (double) i / steps;
                double along = a * Math.cos(from + sweep * t);
                double across = b * Math.sin(from + sweep * t);
                sink.add(
                        x + along * Math.cos(rotation) - across * Math.sin(rotation),
                        y + along * Math.sin(rotation) + across * Math.cos(rotation),
                        startShare + (endShare - startShare) * t);
            }
        }
    }

    /** Takes the vertices of one curve and gives them heights and measures between those of its ends. */
    private static final class Sink {
        private final OrdinateBuffer to;
        private final JsonParser parser;
        private final double[] end;
        private final double startX;
        private final double startY;
        private final double[] start = new double[ORDINATES];

        Sink(OrdinateBuffer to, double[] end, JsonParser parser) {
            this.to = to;
            this.end = end;
            this.parser = parser;
            for (int i = 0; i < ORDINATES; i++) {
                start[i] = to.last(i);
            }
            startX = start[0];
            startY = start[1];
        }

        void add(double x, double y, double share) {
            if (to.positions() >= MOST_POSITIONS) {
                throw JsonText.failure("has curves of more than " + MOST_POSITIONS + " vertices", parser);
            }
            double[] position = new double[end.length];
            position[0] = x;
            position[1] = y;
            for (int i = 2; i < end.length; i++) {
                position[i] = start[i] + (end[i] - start[i]) * share;
            }
            to.add(position, position.length);
        }

        void end() {
            to.add(end, end.length);
        }
    }
}
