package io.github.camelgp.internal.poll;

import io.github.camelgp.internal.client.RunForm;
import io.github.camelgp.job.GpJobRecord;
import java.util.Optional;

/**
 * A request that was sent, or about to be sent, and whose answer nobody has.
 *
 * @param row as it stands
 * @param form what was sent, open while its job is looked for; empty when it was not kept
 */
public record LostJob(GpJobRecord row, Optional<RunForm> form) {}
