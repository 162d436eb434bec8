package io.github.camelgp.internal.layer;

import io.github.camelgp.internal.client.LayerPage;
import io.github.camelgp.model.GpTruncatedException;
import io.github.camelgp.model.GpWhere;
import java.util.Map;
import java.util.Optional;

/** One request for all, for servers that know neither pages nor ids. */
final class WholePlan implements PagePlan {
    private final Map<String, String> rows;
    private final LayerInfo info;
    private final String label;
    private boolean asked;

    WholePlan(Map<String, String> rows, LayerInfo info, String label) {
        this.rows = rows;
        this.info = info;
        this.label = label;
    }

    @Override
    public Optional<Map<String, String>> next() {
        return asked ? Optional.empty() : Optional.of(rows);
    }

    @Override
    public void note(LayerPage page) {
        asked = true;
        if (page.more()) {
            throw new GpTruncatedException(
                    label,
                    page.count(),
                    label + " is not whole: the layer sent " + page.count() + " rows and says that there are more"
                            + " (exceededTransferLimit), but can be read neither by pages nor by object ids",
                    GpWhere.at(info.url()));
        }
    }
}
