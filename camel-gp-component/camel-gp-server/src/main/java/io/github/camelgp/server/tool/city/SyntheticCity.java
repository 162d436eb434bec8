package io.github.camelgp.server.tool.city;

import io.github.camelgp.server.geo.LocalPlane;
import io.github.camelgp.server.value.Feature;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.Field;
import io.github.camelgp.server.value.SpatialReference;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * A city that exists nowhere, laid over the middle of Portland, Oregon, where a well-known sample service has its
 * incidents: 41 by 41 streets, 250 m apart, with a river that has five bridges; 25 districts; and the incidents of 1998.
 * Everything is the same in every run. Thread-safe.
 */
public final class SyntheticCity {

    /** Where it lies; its streets are in metres of this plane. */
    public static final LocalPlane PLANE = new LocalPlane(-122.68, 45.52);

    /** The distance between streets in metres. */
    public static final double BLOCK = 250;

    /** From the middle to the edge, in metres. */
    public static final double RADIUS = 20 * BLOCK;

    private static final int HALF = 20;
    private static final int SIDE = 2 * HALF + 1;
    private static final int RIVER = 3;
    private static final int INCIDENTS = 8000;
    private static final long SEED = 911;
    private static final double[][] CENTRES = {{-1200, 900, 700}, {2600, -1800, 500}, {-3300, -2900, 600}};
    private static final String[] KINDS = {"MEDICAL", "FIRE", "THEFT", "TRAFFIC", "NOISE"};
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private SyntheticCity() {}

    /** The number of crossings. */
    public static int crossings() {
        return SIDE * SIDE;
    }

    /** All pieces of street. */
    public static List<Street> streets() {
        return Held.STREETS;
    }

    /** The streets as lines in longitude and latitude, with NAME and CLASS. */
    public static Features streetFeatures() {
        var rows = new ArrayList<Feature>();
        for (var street : streets()) {
            var line = FACTORY.createLineString(new Coordinate[] {street.start(), street.end()});
            rows.add(row(
                    street.id(), PLANE.toLonLat(line), "NAME", street.name(), "CLASS", street.arterial() ? 1L : 2L));
        }
        return Features.of(
                "esriGeometryPolyline",
                SpatialReference.WGS84,
                List.of(Field.objectId("OBJECTID"), Field.text("NAME", 50), Field.integer("CLASS")),
                rows);
    }

    /** The districts as areas in longitude and latitude, with NAME. */
    public static Features districts() {
        var rows = new ArrayList<Feature>();
        double size = 2 * RADIUS / 5;
        for (int i = 0; i < 25; i++) {
            double west = -RADIUS + i % 5 * size;
            double south = -RADIUS + i / 5 * size;
            var area = FACTORY.toGeometry(new Envelope(west, west + size, south, south + size));
            rows.add(row(i + 1, PLANE.toLonLat(area), "NAME", "District " + (i + 1), "NUMBER", (long) i + 1));
        }
        return Features.of(
                "esriGeometryPolygon",
                SpatialReference.WGS84,
                List.of(Field.objectId("OBJECTID"), Field.text("NAME", 50), Field.integer("NUMBER")),
                rows);
    }

    /**
     * The incidents of 1998 as points in longitude and latitude: DATE in milliseconds since 1970, Day from MON to SUN, and
     * Call_Type. Most are in three places.
     */
    public static Features incidents() {
        return Held.INCIDENTS_OF_1998;
    }

    private static List<Street> makeStreets() {
        var streets = new ArrayList<Street>();
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                boolean river = column - HALF == RIVER && (row - HALF) % 8 != 0;
                if (column + 1 < SIDE && !river) {
                    streets.add(street(
                            streets.size() + 1, "Street " + (row + 1), row % 4 == 0, row, column, row, column + 1));
                }
                if (row + 1 < SIDE) {
                    streets.add(street(
                            streets.size() + 1,
                            "Avenue " + (column + 1),
                            column % 4 == 0,
                            row,
                            column,
                            row + 1,
                            column));
                }
            }
        }
        return List.copyOf(streets);
    }

    private static Street street(
            int id, String name, boolean arterial, int fromRow, int fromColumn, int toRow, int toColumn) {
        return new Street(
                id,
                name,
                arterial,
                fromRow * SIDE + fromColumn,
                toRow * SIDE + toColumn,
                new Coordinate((fromColumn - HALF) * BLOCK, (fromRow - HALF) * BLOCK),
                new Coordinate((toColumn - HALF) * BLOCK, (toRow - HALF) * BLOCK));
    }

    private static Features makeIncidents() {
        var random = new Random(SEED);
        var start = Instant.parse("1998-01-01T00:00:00Z");
        var rows = new ArrayList<Feature>();
        while (rows.size() < INCIDENTS) {
            var place = place(random);
            var when = start.plus(Duration.ofMinutes(random.nextInt(365 * 24 * 60)));
            var kind = KINDS[random.nextInt(KINDS.length)];
            if (Math.max(Math.abs(place.x), Math.abs(place.y)) < RADIUS) {
                var attributes = new LinkedHashMap<String, @Nullable Object>();
                attributes.put("OBJECTID", rows.size() + 1L);
                attributes.put("DATE", when.toEpochMilli());
                attributes.put("Day", day(when));
                attributes.put("Call_Type", kind);
                rows.add(new Feature(attributes, PLANE.toLonLat(FACTORY.createPoint(place))));
            }
        }
        return Features.of(
                "esriGeometryPoint",
                SpatialReference.WGS84,
                List.of(
                        Field.objectId("OBJECTID"),
                        Field.date("DATE"),
                        Field.text("Day", 3),
                        Field.text("Call_Type", 20)),
                rows);
    }

    private static Coordinate place(Random random) {
        int where = random.nextInt(5);
        if (where < CENTRES.length) {
            double[] centre = CENTRES[where];
            return new Coordinate(
                    centre[0] + centre[2] * random.nextGaussian(), centre[1] + centre[2] * random.nextGaussian());
        }
        return new Coordinate(RADIUS * (2 * random.nextDouble() - 1), RADIUS * (2 * random.nextDouble() - 1));
    }

    private static String day(Instant when) {
        return when.atZone(ZoneOffset.UTC)
                .getDayOfWeek()
                .getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
                .toUpperCase(Locale.ROOT);
    }

    private static Feature row(long id, Geometry geometry, String first, Object one, String second, Object other) {
        var attributes = new LinkedHashMap<String, @Nullable Object>(Map.of("OBJECTID", id));
        attributes.put(first, one);
        attributes.put(second, other);
        return new Feature(attributes, geometry);
    }

    /** Made when first asked for. */
    private static final class Held {
        static final List<Street> STREETS = makeStreets();
        static final Features INCIDENTS_OF_1998 = makeIncidents();
    }
}
