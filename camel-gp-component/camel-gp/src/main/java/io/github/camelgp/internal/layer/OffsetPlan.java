package io.github.camelgp.internal.layer;

import io.github.camelgp.internal.client.LayerPage;
import io.github.camelgp.model.GpProtocolException;
import io.github.camelgp.model.GpWhere;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Page after page by {@code resultOffset}. The server's flag says whether there are more, not the length of a page: short
 * and even empty pages go on with it. Without the flag it goes on while the count says that there are more and pages
 * bring any.
 */
final class OffsetPlan implements PagePlan {
    private static final int MOST_EMPTY = 20;

    private final Map<String, String> rows;
    private final LayerInfo info;
    private final int pageSize;
    private final OptionalLong expected;
    private long offset;
    private int empty;
    private boolean finished;

    OffsetPlan(Map<String, String> rows, LayerInfo info, int pageSize, OptionalLong expected) {
        this.rows = rows;
        this.info = info;
        this.pageSize = pageSize;
        this.expected = expected;
    }

    @Override
    public Optional<Map<String, String>> next() {
        if (finished) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>(rows);
        String idField = info.idField();
        if (idField != null && info.orders()) {
            parameters.put("orderByFields", idField);
        }
        parameters.put("resultOffset", Long.toString(offset));
        parameters.put("resultRecordCount", Integer.toString(pageSize));
        return Optional.of(parameters);
    }

    @Override
    public void note(LayerPage page) {
        if (page.count() == 0) {
            empty++;
            offset += pageSize;
            finished = !page.more();
        } else {
            empty = 0;
            offset += page.count();
            finished = !page.more() && (expected.isEmpty() || offset >= expected.getAsLong());
        }
        if (!finished && empty >= MOST_EMPTY) {
            throw new GpProtocolException(
                    "query failed: the layer sent " + empty + " empty pages in a row and says that there are more",
                    GpWhere.at(info.url()),
                    null);
        }
    }
}
