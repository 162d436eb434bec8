package io.github.camelgp.benchmarks.bigresult;

import io.github.camelgp.server.value.Feature;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** Polygons of about 5 KB of JSON each, computed when they are looked at; the n-th is always the same. */
final class BigFeatures extends AbstractList<Feature> {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int POSITIONS = 120;

    private final int count;

    BigFeatures(int count) {
        this.count = count;
    }

    @Override
    public int size() {
        return count;
    }

    @Override
    public Feature get(int index) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        attributes.put("OBJECTID", index + 1L);
        attributes.put("name", "Feature number " + index);
        return new Feature(attributes, FACTORY.createPolygon(ring(index)));
    }

    static Coordinate[] ring(int index) {
        double x = -170 + 340 * ((index * 0.6180339887498949) % 1);
        double y = -80 + 160 * ((index * 0.7548776662466927) % 1);
        Coordinate[] ring = new Coordinate[POSITIONS + 1];
        for (int i = 0; i < POSITIONS; i++) {
            double angle = -2 * Math.PI * i / POSITIONS;
            double radius = 0.05 + 0.01 * ((i * 0.5698402909980532 + index) % 1);
            ring[i] = new Coordinate(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
        }
        ring[POSITIONS] = ring[0];
        return ring;
    }
}
