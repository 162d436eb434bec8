package io.github.camelgp.esrijson;

/** How a geometry stands in a row. */
public enum GeometryForm {
    /** As a JTS object. */
    JTS,
    /** As text, z and m where there are any. */
    WKT,
    /** As bytes, z and m flagged as in EWKB. */
    WKB,
    /** As bytes with the SRID, as PostGIS takes them. */
    EWKB
}
