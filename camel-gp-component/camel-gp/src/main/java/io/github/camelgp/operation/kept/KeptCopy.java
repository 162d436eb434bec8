package io.github.camelgp.operation.kept;

import java.nio.file.Path;

/**
 * A file of a result, whole, in a folder of ours, where it stays.
 *
 * @param name as the server calls it, in its own words
 */
public record KeptCopy(Path path, String name) {}
