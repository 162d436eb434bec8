package io.github.camelgp.server.upload;

import java.io.IOException;
import java.nio.file.Path;

/** Says where the files of a multipart body go, before their content comes. */
public interface FileIntake {
    /**
     * A new, empty file for what follows.
     *
     * @param fileName as the client wrote it
     * @throws io.github.camelgp.server.protocol.ProtocolException if a file with that name may not come in
     */
    Path open(String fileName) throws IOException;

    /** Bytes that one file may have. */
    long maxBytes();

    /** Some more bytes have come. */
    void received(int bytes);
}
