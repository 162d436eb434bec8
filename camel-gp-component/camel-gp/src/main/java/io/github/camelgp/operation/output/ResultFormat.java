package io.github.camelgp.operation.output;

/** The form in which features leave the endpoint. */
public enum ResultFormat {
    /** {@code FeatureSet}. */
    features,
    /** Esri JSON text. */
    esriJson,
    /** GeoJSON text in WGS 84, RFC 7946. */
    geoJson,
    /** Maps of attributes with the geometry, as JTS, under {@code geometry}. */
    rows,
    /** The value's JSON text as the server sent it, for outputs of every type. */
    raw,
    /**
     * Of features and tables the address that they have at the server ({@code LayerReference}), as input for another task;
     * nothing of them is fetched. Of a job only.
     */
    reference
}
