package io.github.camelgp.internal.poll;

import io.github.camelgp.job.GpJobRecord;
import java.util.Map;
import java.util.Optional;

/**
 * A request that was sent, or about to be sent, and whose answer nobody has.
 *
 * @param row as it stands
 * @param form what was sent; empty when it was not kept
 */
public record LostJob(GpJobRecord row, Optional<Map<String, String>> form) {

    public LostJob {
        form = form.map(Map::copyOf);
    }
}
