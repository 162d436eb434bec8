package io.github.camelgp.server.tool.geometry;

import io.github.camelgp.server.geo.LocalPlane;
import io.github.camelgp.server.geo.Projections;
import io.github.camelgp.server.task.ToolException;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.buffer.BufferOp;

/**
 * Buffers in metres on the ground, whatever the coordinates: each feature in a metric plane around its own middle. Long
 * straight edges get vertices first, so that they stay straight in the coordinates they came in. Immutable.
 *
 * @param metres the distance; below zero shrinks areas
 */
public record MetricBuffer(double metres) {

    private static final double FARTHEST = 5_000_000;
    private static final int QUADRANT_SEGMENTS = 24;
    private static final int PIECES = 128;
    private static final double SHORT_METRES = 2000;
    private static final double SHORT_DEGREES = 0.02;

    /** Checks the distance. */
    public MetricBuffer {
        if (!(Math.abs(metres) <= FARTHEST)) {
            throw new ToolException("ERROR 000622: Parameters are not valid. Distance must be 5,000 km at most.");
        }
    }

    /**
     * The buffer of a geometry, in longitude and latitude; empty if nothing is left of a shrunk area.
     *
     * @throws ToolException if the geometry reaches around the Earth
     */
    public Geometry around(Geometry geometry, int wkid) {
        double shortest = Projections.isGeographic(wkid) ? SHORT_DEGREES : SHORT_METRES;
        var lonLat = Projections.transform(withVertices(geometry, shortest), wkid, Projections.WGS84);
        var plane = LocalPlane.around(lonLat);
        var flat = plane.toPlane(lonLat);
        var box = flat.getEnvelopeInternal();
        if (Math.max(box.getWidth(), box.getHeight()) > 2 * FARTHEST) {
            throw new ToolException(
                    "ERROR 000622: Parameters are not valid. A feature of Input_Features reaches over more than"
                            + " 10,000 km; this server buffers smaller ones.");
        }
        var buffer = BufferOp.bufferOp(flat, metres, QUADRANT_SEGMENTS);
        return buffer.isEmpty() ? buffer : plane.toLonLat(withVertices(buffer, SHORT_METRES));
    }

    /** Vertices along edges that are long enough to bend visibly from one coordinate system to another. */
    private static Geometry withVertices(Geometry geometry, double shortest) {
        double piece = Math.max(shortest, geometry.getEnvelopeInternal().getDiameter() / PIECES);
        if (geometry.getDimension() == 0) {
            return geometry;
        }
        var densifier = new Densifier(geometry);
        densifier.setDistanceTolerance(piece);
        densifier.setValidate(false);
        return densifier.getResultGeometry();
    }
}
