package io.github.camelgp.internal.layer;

import io.github.camelgp.internal.client.LayerPage;
import java.util.Map;
import java.util.Optional;

/** Says which rows to ask for next. For one reading. */
interface PagePlan {

    /** What the next request says; empty when there is nothing more to ask. */
    Optional<Map<String, String>> next();

    /**
     * Takes note of an answer.
     *
     * @throws io.github.camelgp.model.GpException when it does not bring the reading on
     */
    void note(LayerPage page);
}
