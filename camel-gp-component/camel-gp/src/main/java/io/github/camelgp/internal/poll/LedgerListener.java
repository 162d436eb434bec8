package io.github.camelgp.internal.poll;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.model.GpJob;

/** Hears what happens to jobs on this node. Called on timer, HTTP and store threads: it must not block or throw. */
public interface LedgerListener {

    /** The server answered with a job. */
    default void submitted(GpJobRecord row) {}

    /** A job is about to be submitted once more though it is not certain that there is none: {@code onUnknown=resubmit}. */
    default void resubmitted(GpJobRecord row) {}

    /** Nothing goes on by itself with a row; somebody has to look. */
    default void parked(GpJobRecord row) {}

    /** A row was written, in whatever state; called often. */
    default void noted(GpJobRecord row) {}

    /** A poll brought another status or other progress. */
    default void changed(String rowId, GpJob job) {}

    /** Its time is over, or it couldn't be asked for too long; it was left as it is. */
    default void left(GpJobRecord row) {}

    /** The end was noticed. */
    default void ended(GpJobRecord row) {}
}
