package io.github.camelgp.internal.client;

import io.github.camelgp.model.ByteSource;
import io.github.camelgp.model.FeatureList;
import java.io.IOException;
import java.io.InputStream;

/**
 * The text of a feature or record set, with the features that were read of it.
 *
 * @param text may be read as long as its reply is held
 * @param features in memory
 */
public record ReadFeatures(ByteSource text, FeatureList features) implements ByteSource {
    @Override
    public InputStream open() throws IOException {
        return text.open();
    }
}
