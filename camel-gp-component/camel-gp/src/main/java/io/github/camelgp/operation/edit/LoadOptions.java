package io.github.camelgp.operation.edit;

import org.jspecify.annotations.Nullable;

/**
 * Where features go, and how.
 *
 * @param layerUrl of a layer or table of a feature service; null when the endpoint names none
 * @param mode what becomes of features that are there
 * @param batchSize features in one request at most
 */
public record LoadOptions(@Nullable String layerUrl, LoadMode mode, int batchSize) {
    public LoadOptions {
        if (layerUrl != null && !layerUrl.matches("(?i)https?://.+/FeatureServer/\\d+/?")) {
            throw new IllegalArgumentException(
                    "layerUrl=" + layerUrl.replaceFirst("[?#].*$", "")
                            + " is not the address of a layer, such as https://host/arcgis/rest/services/Hosted/Name/FeatureServer/0");
        }
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize=" + batchSize + " must be at least 1");
        }
    }
}
