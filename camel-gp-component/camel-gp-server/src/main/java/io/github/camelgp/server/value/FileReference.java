package io.github.camelgp.server.value;

/**
 * A file or raster as a task gets it: by address or by the id of an upload; the other one is empty.
 *
 * @param url absolute address
 * @param itemId id of an uploaded item
 */
public record FileReference(String url, String itemId) {}
