package io.github.camelgp.internal.poll;

import io.github.camelgp.model.GpJob;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A job to be asked for.
 *
 * @param id ours, unique among those that are asked for
 * @param credentials name of those to ask with; null for the usual ones
 * @param created from when on the whole job's time counts
 * @param started when it was first seen executing; null when it wasn't
 * @param deadline null means never
 * @param atOnce whether to ask at once, as the end may be over already
 * @param seen hears of another status or other progress
 * @param ended hears why it is asked for no more, once
 */
record PollTarget(
        String id,
        String taskUrl,
        String jobId,
        @Nullable String credentials,
        Instant created,
        Instant submitted,
        @Nullable Instant started,
        @Nullable Instant deadline,
        PollSettings settings,
        boolean atOnce,
        Consumer<GpJob> seen,
        Consumer<PollEnd> ended) {}
