package io.github.camelgp.server.task;

/**
 * How a service gives out results beside its jobs.
 *
 * @param resultMap a map service of the same name draws the results of a job, and answers queries
 * @param outputFeatureServices clients may ask for a feature service that keeps the results
 */
public record LayerOptions(boolean resultMap, boolean outputFeatureServices) {
    /** Neither. */
    public static final LayerOptions NONE = new LayerOptions(false, false);

    /** The input by which clients name the feature service; it comes by itself. */
    public static final String OUTPUT_NAME = "esri_out_feature_service_name";
}
