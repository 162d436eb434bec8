package io.github.camelgp.internal.layer;

import io.github.camelgp.internal.http.Spool;

/**
 * All rows of a layer. Whoever gets it closes it.
 *
 * @param info of the layer
 * @param features one feature set in Esri JSON, UTF-8
 * @param count how many features there are
 */
public record LayerSet(LayerInfo info, Spool features, long count) implements AutoCloseable {

    @Override
    public void close() {
        features.release();
    }
}
