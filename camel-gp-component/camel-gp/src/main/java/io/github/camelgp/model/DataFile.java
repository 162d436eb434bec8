package io.github.camelgp.model;

/**
 * A file that a task made or takes, still on the server.
 *
 * @param url absolute; it vanishes when the server sweeps its folders
 */
public record DataFile(String url) {}
