package io.github.camelgp.internal.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.internal.http.Spool;
import io.github.camelgp.model.ByteSource;

/**
 * Some rows of a layer, not read but for their ids. Whoever gets it closes it.
 *
 * @param head what the reply says beside its features
 * @param count how many features there are
 * @param ids their object ids in order; shorter than {@code count} when some have none
 * @param more whether the server says that there are more ({@code exceededTransferLimit})
 * @param features the text between the brackets of the features, readable as long as somebody holds {@code owner}
 * @param owner the reply
 */
public record LayerPage(ObjectNode head, long count, long[] ids, boolean more, ByteSource features, Spool owner)
        implements AutoCloseable {

    @Override
    public void close() {
        owner.release();
    }
}
