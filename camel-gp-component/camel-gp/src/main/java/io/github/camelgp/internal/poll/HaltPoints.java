package io.github.camelgp.internal.poll;

/**
 * Told of the moments between which a crash could lose a job or submit it twice. Tests that halt the process register
 * one with the application; nobody else does. Called on the thread that carries the job on, which goes no further until
 * the call returns.
 */
@FunctionalInterface
public interface HaltPoints {

    /** A moment, in the order in which a job meets them. */
    enum Point {
        /** Nothing is written or sent. */
        BEFORE_ROW,
        /** The row is written, nothing is sent. */
        ROW_WRITTEN,
        /** The request is with the HTTP client, which may have sent it; there is no answer. */
        REQUEST_SENT,
        /** The server has answered, the row doesn't say so. */
        ANSWERED,
        /** The end is noted, nobody has the result. */
        ENDED,
        /** The exchange is through, the row doesn't say so. */
        DELIVERED,
        /** The row says that the exchange is through, the source of the message doesn't know. */
        ACKNOWLEDGED
    }

    /** Doesn't care. */
    HaltPoints NONE = (point, rowId) -> {};

    /** A job is there. */
    void reached(Point point, String rowId);
}
