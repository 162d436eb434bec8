package io.github.camelgp.model;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Finds whether geometries have heights and measures: an ordinate that is NaN everywhere is none, as JTS keeps a place
 * for z in flat geometries too. One thread at a time.
 */
public final class OrdinateSearch {
    private boolean z;
    private boolean m;

    /** What {@code geometry} has. */
    public static OrdinateSearch in(Geometry geometry) {
        OrdinateSearch search = new OrdinateSearch();
        search.add(geometry);
        return search;
    }

    /** Whether any position seen has a height. */
    public boolean hasZ() {
        return z;
    }

    /** Whether any position seen has a measure. */
    public boolean hasM() {
        return m;
    }

    /** Looks at one more geometry. */
    public void add(Geometry geometry) {
        if (z && m || geometry.isEmpty()) {
            return;
        }
        if (geometry instanceof GeometryCollection) {
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                add(geometry.getGeometryN(i));
            }
        } else if (geometry instanceof Point point) {
            add(point.getCoordinateSequence());
        } else if (geometry instanceof LineString line) {
            add(line.getCoordinateSequence());
        } else if (geometry instanceof Polygon polygon) {
            add(polygon.getExteriorRing().getCoordinateSequence());
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                add(polygon.getInteriorRingN(i).getCoordinateSequence());
            }
        }
    }

    private void add(CoordinateSequence positions) {
        if (!z && positions.hasZ()) {
            for (int i = 0; i < positions.size() && !z; i++) {
                z = !Double.isNaN(positions.getZ(i));
            }
        }
        if (!m && positions.hasM()) {
            for (int i = 0; i < positions.size() && !m; i++) {
                m = !Double.isNaN(positions.getM(i));
            }
        }
    }
}
