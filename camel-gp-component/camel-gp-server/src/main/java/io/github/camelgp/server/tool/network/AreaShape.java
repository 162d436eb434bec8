package io.github.camelgp.server.tool.network;

import io.github.camelgp.server.geo.Projections;
import io.github.camelgp.server.tool.city.SyntheticCity;
import io.github.camelgp.server.tool.geometry.MetricBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/**
 * How an area is laid around streets: up to the trim distance from them, blocks between them filled.
 *
 * @param trim in metres
 * @param tolerance how far vertices may be off, in metres
 */
record AreaShape(double trim, double tolerance) {

    private static final double FILLS_BLOCKS = SyntheticCity.BLOCK / 2 + 5;
    private static final double LEAST_TRIM = 1;
    private static final int QUADRANT_SEGMENTS = 3;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    /** The area around lines, in their plane; empty around none. */
    Geometry around(List<LineString> lines) {
        if (lines.isEmpty()) {
            return FACTORY.createPolygon();
        }
        double close = Math.max(LEAST_TRIM, Math.min(trim, FILLS_BLOCKS));
        var all = FACTORY.buildGeometry(new Blocks(lines).enclosedAndOpen());
        var wide = BufferOp.bufferOp(all, FILLS_BLOCKS, QUADRANT_SEGMENTS);
        var area = BufferOp.bufferOp(wide, close - FILLS_BLOCKS, QUADRANT_SEGMENTS);
        return tolerance > 0 ? TopologyPreservingSimplifier.simplify(area, tolerance) : area;
    }

    /** Which pieces of street are reached whole; blocks between four of them are filled, which makes buffers quick. */
    private static final class Blocks {
        private static final int SIDE = (int) Math.round(2 * SyntheticCity.RADIUS / SyntheticCity.BLOCK) + 1;
        private final List<LineString> lines;
        private final BitSet eastward = new BitSet();
        private final BitSet northward = new BitSet();

        Blocks(List<LineString> lines) {
            this.lines = lines;
            for (var line : lines) {
                if (isWhole(line)) {
                    (isEastward(line) ? eastward : northward).set(crossing(line.getCoordinateN(0)));
                }
            }
        }

        private static boolean isWhole(LineString line) {
            return line.getLength() > SyntheticCity.BLOCK - 1e-6;
        }

        private static boolean isEastward(LineString line) {
            return line.getCoordinateN(1).x > line.getCoordinateN(0).x + 1e-6;
        }

        private static int crossing(Coordinate place) {
            long column = Math.round((place.x + SyntheticCity.RADIUS) / SyntheticCity.BLOCK);
            long row = Math.round((place.y + SyntheticCity.RADIUS) / SyntheticCity.BLOCK);
            return (int) (row * SIDE + column);
        }

        /** The block to the north-east of a crossing has reached streets on all sides. */
        private boolean isEnclosed(int crossing) {
            return crossing >= 0
                    && eastward.get(crossing)
                    && northward.get(crossing)
                    && eastward.get(crossing + SIDE)
                    && northward.get(crossing + 1);
        }

        List<Geometry> enclosedAndOpen() {
            var rows = new ArrayList<Geometry>();
            for (int crossing = 0; crossing < SIDE * SIDE; crossing++) {
                int first = crossing;
                while (isEnclosed(crossing)) {
                    crossing++;
                }
                if (crossing > first) {
                    double west = -SyntheticCity.RADIUS + first % SIDE * SyntheticCity.BLOCK;
                    double south = -SyntheticCity.RADIUS + first / SIDE * SyntheticCity.BLOCK;
                    double east = west + (crossing - first) * SyntheticCity.BLOCK;
                    rows.add(FACTORY.toGeometry(new Envelope(west, east, south, south + SyntheticCity.BLOCK)));
                }
            }
            var all = new ArrayList<Geometry>();
            if (!rows.isEmpty()) {
                all.add(OverlayNGRobust.union(rows));
            }
            lines.stream().filter(line -> !isBesideEnclosed(line)).forEach(all::add);
            return all;
        }

        private boolean isBesideEnclosed(LineString line) {
            int crossing = crossing(line.getCoordinateN(0));
            return isWhole(line) && (isEnclosed(crossing) || isEnclosed(crossing - (isEastward(line) ? SIDE : 1)));
        }
    }

    /** A circle around a place in longitude and latitude. */
    static Geometry circle(Point lonLat, double metres) {
        return new MetricBuffer(metres).around(lonLat, Projections.WGS84);
    }
}
