package io.github.camelgp.model;

/** The server kept features back ({@code exceededTransferLimit}). */
public final class GpTruncatedException extends GpException {
    private final String output;
    private final long received;

    public GpTruncatedException(String output, long received, String message, GpWhere where) {
        super(Reason.TRUNCATED, message, where, null);
        this.output = output;
        this.received = received;
    }

    /** The output that is not whole. */
    public String getOutput() {
        return output;
    }

    /** How many features did arrive. */
    public long getReceived() {
        return received;
    }
}
