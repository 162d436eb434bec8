package io.github.camelgp.benchmarks.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.PrecisionModel;

/** What is read and written: about two megabytes of Esri JSON of one kind of geometry, in WGS 84, always the same. */
public enum Shape {
    POINTS(12_000) {
        @Override
        Geometry geometry(Random random) {
            return FACTORY.createPoint(centre(random));
        }
    },
    LINES(250) {
        @Override
        Geometry geometry(Random random) {
            Coordinate at = centre(random);
            Coordinate[] path = new Coordinate[200];
            for (int i = 0; i < path.length; i++) {
                at = new Coordinate(at.x + random.nextGaussian() / 1000, at.y + random.nextGaussian() / 1000);
                path[i] = at;
            }
            return FACTORY.createLineString(path);
        }
    },
    POLYGONS(150) {
        @Override
        Geometry geometry(Random random) {
            Coordinate centre = centre(random);
            LinearRing shell = ring(centre, 0.1, 200, random);
            LinearRing[] holes = {
                ring(new Coordinate(centre.x - 0.04, centre.y), 0.02, 64, random),
                ring(new Coordinate(centre.x + 0.04, centre.y), 0.02, 64, random)
            };
            return FACTORY.createPolygon(shell, holes);
        }
    };

    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4326);

    private final int count;

    Shape(int count) {
        this.count = count;
    }

    abstract Geometry geometry(Random random);

    List<Geometry> geometries() {
        Random random = new Random(4711);
        List<Geometry> geometries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            geometries.add(geometry(random));
        }
        return geometries;
    }

    private static Coordinate centre(Random random) {
        return new Coordinate(random.nextDouble() * 340 - 170, random.nextDouble() * 160 - 80);
    }

    private static LinearRing ring(Coordinate centre, double radius, int positions, Random random) {
        Coordinate[] ring = new Coordinate[positions + 1];
        for (int i = 0; i < positions; i++) {
            double angle = -2 * Math.PI * i / positions;
            double distance = radius * (0.8 + 0.2 * random.nextDouble());
            ring[i] = new Coordinate(centre.x + distance * Math.cos(angle), centre.y + distance * Math.sin(angle));
        }
        ring[positions] = ring[0];
        return FACTORY.createLinearRing(ring);
    }
}
