package io.github.camelgp.model;

import org.jspecify.annotations.Nullable;

/** Finds the one type that a set of geometries has: points among multipoints count as multipoints. Not thread-safe. */
public final class TypeFinder {
    private @Nullable GeometryType type;
    private boolean mixed;

    /** Takes the type of one more geometry into account; null does not count. */
    public void add(@Nullable GeometryType next) {
        if (next == null || next == type) {
            return;
        }
        GeometryType plain = next == GeometryType.ENVELOPE ? GeometryType.POLYGON : next;
        if (type == null || type == plain) {
            type = plain;
        } else if (isPoints(type) && isPoints(plain)) {
            type = GeometryType.MULTIPOINT;
        } else {
            mixed = true;
        }
    }

    /** Null when there were none, or several that do not go together. */
    public @Nullable GeometryType type() {
        return mixed ? null : type;
    }

    private static boolean isPoints(GeometryType candidate) {
        return candidate == GeometryType.POINT || candidate == GeometryType.MULTIPOINT;
    }
}
