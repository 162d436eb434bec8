package io.github.camelgp.server.geo;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.proj4j.BasicCoordinateTransform;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;

/**
 * Coordinate systems by well-known id (EPSG and Esri codes), and transformations between them.
 *
 * <p>x is always longitude or easting, y latitude or northing, whatever the authority's axis order; angles are degrees.
 * Z and M are carried along unchanged. Thread-safe: the definitions are cached, each transformation is its own.
 */
public final class Projections {

    /** Longitude and latitude on WGS 84. */
    public static final int WGS84 = 4326;

    private static final String WEB_MERCATOR = "+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0"
            + " +k=1 +units=m +nadgrids=@null +no_defs";

    // ArcGIS computes Miller on a sphere with the ellipsoid's semi-major axis; PROJ's own list says +R_A.
    private static final String WORLD_MILLER =
            "+proj=mill +lat_0=0 +lon_0=0 +x_0=0 +y_0=0 +a=6378137 +b=6378137 +units=m +nadgrids=@null +no_defs";

    private static final Map<Integer, String> OWN = Map.of(
            3857,
            WEB_MERCATOR,
            102100,
            WEB_MERCATOR,
            102113,
            WEB_MERCATOR,
            3785,
            WEB_MERCATOR,
            900913,
            WEB_MERCATOR,
            54003,
            WORLD_MILLER);

    private static final Map<String, Integer> NAMES = Map.of(
            "gcs_wgs_1984", WGS84,
            "gcs_north_american_1983", 4269,
            "wgs_1984_web_mercator_auxiliary_sphere", 3857,
            "wgs_1984_web_mercator", 102113,
            "world_miller_cylindrical", 54003,
            "nzgd_2000_new_zealand_transverse_mercator", 2193);

    private static final Pattern NAME = Pattern.compile("^\\s*\\w+\\s*\\[\\s*\"([^\"]+)\"");
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:AUTHORITY|ID)\\s*\\[\\s*\"(?:EPSG|ESRI)\"\\s*,\\s*\"?(\\d+)\"?\\s*]\\s*]\\s*$");
    private static final Pattern UTM = Pattern.compile("wgs_1984_utm_zone_(\\d{1,2})([ns])");

    private static final Map<Integer, CoordinateReferenceSystem> KNOWN = new ConcurrentHashMap<>();

    private Projections() {}

    /** Whether {@link #of} finds the id. The first question for an id reads the definitions file. */
    public static boolean isKnown(int wkid) {
        return find(wkid) != null;
    }

    /**
     * The coordinate system of a well-known id.
     *
     * @throws SpatialReferenceException if the id is unknown
     */
    public static CoordinateReferenceSystem of(int wkid) {
        var crs = find(wkid);
        if (crs == null) {
            throw new SpatialReferenceException("Spatial reference " + wkid + " is not known to this server");
        }
        return crs;
    }

    /** Whether coordinates of that system are angles; unknown ids are an error as in {@link #of}. */
    public static boolean isGeographic(int wkid) {
        return Boolean.TRUE.equals(of(wkid).isGeographic());
    }

    /** Whether two ids mean the same coordinates, such as 102100 and 3857. */
    public static boolean same(int one, int other) {
        return one == other || (OWN.containsKey(one) && OWN.get(one).equals(OWN.get(other)));
    }

    /** The id that a WKT text stands for: its authority code, else its name where that is a common one. */
    public static OptionalInt wkidOf(String wkt) {
        var code = AUTHORITY.matcher(wkt).results().map(found -> found.group(1)).findFirst();
        if (code.isPresent()) {
            return OptionalInt.of(Integer.parseInt(code.get()));
        }
        var name = NAME.matcher(wkt);
        if (!name.find()) {
            return OptionalInt.empty();
        }
        var plain = name.group(1).toLowerCase(Locale.ROOT);
        if (NAMES.containsKey(plain)) {
            return OptionalInt.of(NAMES.get(plain));
        }
        var utm = UTM.matcher(plain);
        return utm.matches() ? OptionalInt.of(utmWkid(utm.toMatchResult())) : OptionalInt.empty();
    }

    /**
     * One point in another system; z is kept.
     *
     * @throws SpatialReferenceException if an id is unknown or the point has no place in the target system
     */
    public static Coordinate transform(Coordinate point, int from, int to) {
        if (same(from, to)) {
            return point.copy();
        }
        var result = point.copy();
        new Step(from, to).move(point.x, point.y, result);
        return result;
    }

    /**
     * A copy of the geometry in another system, of the same type, with Z and M unchanged; empty stays empty.
     *
     * @throws SpatialReferenceException if an id is unknown or a vertex has no place in the target system
     */
    public static Geometry transform(Geometry geometry, int from, int to) {
        var copy = geometry.copy();
        if (same(from, to) || geometry.isEmpty()) {
            return copy;
        }
        var step = new Step(from, to);
        var moved = new Coordinate();
        copy.apply(new EachVertex((sequence, i) -> {
            step.move(sequence.getX(i), sequence.getY(i), moved);
            sequence.setOrdinate(i, CoordinateSequence.X, moved.x);
            sequence.setOrdinate(i, CoordinateSequence.Y, moved.y);
        }));
        return copy;
    }

    private static int utmWkid(MatchResult utm) {
        return ("n".equals(utm.group(2)) ? 32600 : 32700) + Integer.parseInt(utm.group(1));
    }

    private static @Nullable CoordinateReferenceSystem find(int wkid) {
        var known = KNOWN.get(wkid);
        if (known != null || wkid <= 0) {
            return known;
        }
        var found = load(wkid);
        if (found != null) {
            KNOWN.put(wkid, found);
        }
        return found;
    }

    private static @Nullable CoordinateReferenceSystem load(int wkid) {
        var factory = new CRSFactory();
        var own = OWN.get(wkid);
        if (own != null) {
            return factory.createFromParameters("ESRI:" + wkid, own);
        }
        for (var authority : new String[] {"EPSG:", "ESRI:"}) {
            try {
                return factory.createFromName(authority + wkid);
            } catch (Proj4jException | IllegalStateException unknown) {
                continue;
            }
        }
        return null;
    }

    /** One transformation in use; the library's own keeps state, so it is not shared. */
    private static final class Step {
        private final int from;
        private final int to;
        private final CoordinateTransform transform;
        private final ProjCoordinate in = new ProjCoordinate();
        private final ProjCoordinate out = new ProjCoordinate();

        Step(int from, int to) {
            this.from = from;
            this.to = to;
            this.transform = new BasicCoordinateTransform(of(from), of(to));
        }

        void move(double x, double y, Coordinate target) {
            in.x = x;
            in.y = y;
            in.z = 0;
            try {
                transform.transform(in, out);
            } catch (Proj4jException e) {
                throw new SpatialReferenceException(noPlace(x, y), e);
            }
            if (!Double.isFinite(out.x) || !Double.isFinite(out.y)) {
                throw new SpatialReferenceException(noPlace(x, y));
            }
            target.x = out.x;
            target.y = out.y;
        }

        private String noPlace(double x, double y) {
            return "The point " + x + ", " + y + " (wkid " + from + ") has no place in spatial reference " + to;
        }
    }

    interface VertexChange {
        void apply(CoordinateSequence sequence, int index);
    }

    record EachVertex(VertexChange change) implements CoordinateSequenceFilter {
        @Override
        public void filter(CoordinateSequence sequence, int index) {
            change.apply(sequence, index);
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}
