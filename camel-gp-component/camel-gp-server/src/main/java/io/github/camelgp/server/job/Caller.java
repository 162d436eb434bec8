package io.github.camelgp.server.job;

/**
 * Who asked for a run.
 *
 * @param user empty for anonymous
 * @param siteUrl the site as the client wrote it
 */
public record Caller(String user, String siteUrl) {}
