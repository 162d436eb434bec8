package io.github.camelgp.operation.ledger;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobState;
import org.jspecify.annotations.Nullable;

/** Which rows may be submitted again, and which may be removed. */
final class RerunRules {
    private static final String FORCE = "; with force it is done all the same";

    private RerunRules() {}

    /** Why a row is not submitted again; null when it may be. */
    static @Nullable String refusal(GpJobRecord row, boolean force) {
        if (row.rerunAs().isPresent()) {
            return "it was submitted again already, as row " + row.rerunAs().get();
        }
        return unfit(row, force);
    }

    /** The same for a row whose successor was never made, as the process ended in between. */
    static @Nullable String unfit(GpJobRecord row, boolean force) {
        String busy = force ? null : unsuitable(row);
        if (busy != null) {
            return busy + FORCE;
        }
        return row.origin().request() == null ? unsaved(row) : null;
    }

    private static @Nullable String unsuitable(GpJobRecord row) {
        return switch (row.state()) {
            case SUBMITTING -> "its request is under way";
            case RUNNING -> row.leftBehind() ? null : "it runs, and a second job would do the same work";
            case CLAIMED -> "a route has its result at this moment";
            case FINISHED -> row.succeeded() ? "it succeeded, and its result waits to be collected" : null;
            case DELIVERED -> row.succeeded() ? "it succeeded and was delivered" : null;
            case DEAD, PARKED, UNKNOWN -> null;
        };
    }

    private static String unsaved(GpJobRecord row) {
        return row.succeeded() && row.state() == JobState.DELIVERED
                ? "its inputs were dropped when it was delivered; send its message again"
                : "its inputs were not kept: rows in memory keep none, and nobody keeps inputs that hold a secret, or"
                        + " are big where the repository has no folder for requests; send its message again";
    }

    /** Why a row is not removed; null when it may be. */
    static @Nullable String removal(GpJobRecord row, boolean force) {
        if (force) {
            return null;
        }
        return switch (row.state()) {
            case SUBMITTING -> "its request is under way" + FORCE;
            case RUNNING -> row.leftBehind() ? null : "it runs; cancelJob ends it" + FORCE;
            case CLAIMED -> "a route has its result at this moment" + FORCE;
            case FINISHED, DELIVERED, UNKNOWN, PARKED, DEAD -> null;
        };
    }
}
