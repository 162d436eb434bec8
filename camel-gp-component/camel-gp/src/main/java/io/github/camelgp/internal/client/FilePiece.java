package io.github.camelgp.internal.client;

import io.github.camelgp.internal.http.Spool;

/**
 * A file, or a piece of it. Whoever gets it closes it.
 *
 * @param whole whether it is all of the file
 * @param from where the piece begins
 * @param total size of the file; -1 when the server does not tell
 * @param validator of this version of the file; empty when there is none
 * @param name that the server gives the file beside its address; empty when it does not
 * @param body the bytes
 */
public record FilePiece(boolean whole, long from, long total, String validator, String name, Spool body)
        implements AutoCloseable {

    @Override
    public void close() {
        body.release();
    }
}
