package io.github.camelgp.server.geo;

/** A spatial reference is unknown, or coordinates have no place in it; the message names the wkid and the coordinates. */
public final class SpatialReferenceException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public SpatialReferenceException(String message) {
        super(message);
    }

    public SpatialReferenceException(String message, Throwable cause) {
        super(message, cause);
    }
}
