package io.github.camelgp.model;

/** This side refused to go on: the application stops, or too much waits already. The job, if any, is remembered. */
public final class GpRejectedException extends GpException {
    public GpRejectedException(String message, GpWhere where) {
        super(Reason.REJECTED, message, where, null);
    }
}
