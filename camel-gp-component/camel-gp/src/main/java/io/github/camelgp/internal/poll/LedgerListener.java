package io.github.camelgp.internal.poll;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.model.GpJob;

/** Hears what happens to jobs on this node. Called on timer, HTTP and store threads: it must not block or throw. */
public interface LedgerListener {

    /** The server answered with a job. */
    default void submitted(GpJobRecord row) {}

    /** A poll brought another status or other progress. */
    default void changed(String rowId, GpJob job) {}

    /** The end was noticed. */
    default void ended(GpJobRecord row) {}
}
