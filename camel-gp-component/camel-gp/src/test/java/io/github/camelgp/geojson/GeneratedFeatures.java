package io.github.camelgp.geojson;

import io.github.camelgp.model.Feature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;

/** Features by chance, the same for the same seed. */
final class GeneratedFeatures {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final Random random;
    private final int dimension;
    private final int measures;

    GeneratedFeatures(long seed) {
        random = new Random(seed);
        int layout = random.nextInt(4);
        dimension = layout == 0 ? 2 : layout == 3 ? 4 : 3;
        measures = layout >= 2 ? 1 : 0;
    }

    /** A valid geometry; kind 0 points, 1 multipoints, 2 lines, 3 polygons with holes and islands. */
    Geometry geometry(int kind) {
        return switch (kind) {
            case 0 -> FACTORY.createPoint(sequence(List.of(position(random.nextDouble() * 360 - 180, 1))));
            case 1 -> FACTORY.createMultiPoint(sequence(positions(1 + random.nextInt(5))));
            case 2 -> {
                LineString[] lines = new LineString[1 + random.nextInt(3)];
                for (int i = 0; i < lines.length; i++) {
                    lines[i] = FACTORY.createLineString(sequence(positions(2 + random.nextInt(6))));
                }
                yield lines.length == 1 ? lines[0] : FACTORY.createMultiLineString(lines);
            }
            default -> polygons();
        };
    }

    private Geometry polygons() {
        List<Polygon> polygons = new ArrayList<>();
        int parts = 1 + random.nextInt(3);
        for (int part = 0; part < parts; part++) {
            double x = part * 50 - 100;
            double y = random.nextDouble() * 100 - 50;
            List<LinearRing> holes = new ArrayList<>();
            boolean holed = random.nextBoolean();
            if (holed) {
                holes.add(ring(x - 8, y, 5));
                holes.add(ring(x + 8, y, 5));
            }
            polygons.add(FACTORY.createPolygon(ring(x, y, 20), holes.toArray(LinearRing[]::new)));
            if (holed && random.nextBoolean()) {
                polygons.add(FACTORY.createPolygon(ring(x + 8, y, 2)));
            }
        }
        return polygons.size() == 1 ? polygons.get(0) : FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    /** A star-shaped ring within three quarters to the whole of the radius, in either direction. */
    private LinearRing ring(double x, double y, double radius) {
        int corners = 8 + random.nextInt(8);
        boolean clockwise = random.nextBoolean();
        List<double[]> positions = new ArrayList<>();
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners * (clockwise ? -1 : 1);
            double distance = radius * (0.75 + random.nextDouble() / 4);
            positions.add(position(x + distance * Math.cos(angle), y + distance * Math.sin(angle)));
        }
        positions.add(positions.get(0));
        return FACTORY.createLinearRing(sequence(positions));
    }

    private List<double[]> positions(int count) {
        List<double[]> positions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            positions.add(position(random.nextDouble() * 360 - 180, random.nextInt(180) - 90));
        }
        return positions;
    }

    private double[] position(double x, double y) {
        double[] position = {x, y, random.nextInt(1000) / 8.0, random.nextDouble()};
        if (random.nextInt(10) == 0) {
            position[2 + random.nextInt(2)] = Double.NaN;
        }
        return position;
    }

    private CoordinateSequence sequence(List<double[]> positions) {
        double[] packed = new double[positions.size() * dimension];
        for (int i = 0; i < positions.size(); i++) {
            System.arraycopy(positions.get(i), 0, packed, i * dimension, dimension);
        }
        return new PackedCoordinateSequence.Double(packed, dimension, measures);
    }

    /** Features of one kind, with attributes of every JSON kind. */
    List<Feature> features(int kind) {
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Map<String, Object> attributes = new LinkedHashMap<>();
            attributes.put("OBJECTID", random.nextBoolean() ? random.nextLong() : i);
            attributes.replaceAll((name, id) -> ((Number) id).longValue());
            attributes.put("whole", (long) random.nextInt());
            attributes.put("fraction", random.nextDouble() * Math.pow(10, random.nextInt(20) - 10));
            attributes.put("text", "\u00e4\"\\\n\ud83c\udf0d" + random.nextInt());
            attributes.put("none", null);
            features.add(new Feature(attributes, random.nextInt(8) == 0 ? null : geometry(kind)));
        }
        return features;
    }
}
