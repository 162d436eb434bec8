package io.github.camelgp.model;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be read from the start as often as wanted. */
@FunctionalInterface
public interface ByteSource {

    /** A new stream over all the bytes; the caller closes it. */
    InputStream open() throws IOException;
}
