package io.github.camelgp.server.protocol;

import java.nio.file.Path;

/**
 * A file of a multipart body, written to disk while it came in. Whoever moves the file away keeps it.
 *
 * @param field name of the form's field
 * @param fileName as the client wrote it
 * @param path where it lies now
 * @param bytes its size
 */
public record ReceivedFile(String field, String fileName, Path path, long bytes) {}
