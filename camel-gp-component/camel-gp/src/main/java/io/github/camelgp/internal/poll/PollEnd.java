package io.github.camelgp.internal.poll;

import io.github.camelgp.model.GpJob;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a job is asked for no more. */
sealed interface PollEnd {

    /**
     * The server's last word.
     *
     * @param job with messages, unless they couldn't be had
     * @param after the limit for which it was cancelled; null when none was
     */
    record Final(GpJob job, @Nullable Passed after) implements PollEnd {}

    /** A limit passed, and the job was left alone. */
    record Passed(String clock, Duration limit) implements PollEnd {}

    /** Polls failed for too long; the job may still run. */
    record Lost(Throwable cause, Duration silence) implements PollEnd {}

    /** The server has no such job, and said so more than once. */
    record Gone(Throwable cause) implements PollEnd {}
}
