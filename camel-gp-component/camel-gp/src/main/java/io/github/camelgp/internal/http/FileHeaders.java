package io.github.camelgp.internal.http;

/**
 * What a reply says of the file that it holds, or holds a piece of; each empty when it does not tell.
 *
 * @param disposition {@code Content-Disposition}, which may name the file
 * @param range {@code Content-Range}: which piece it is
 * @param tag {@code ETag}
 * @param modified {@code Last-Modified}
 * @param encoding {@code Content-Encoding}
 */
public record FileHeaders(String disposition, String range, String tag, String modified, String encoding) {

    /** What a later request for another piece names, so that it gets one of the same file; empty when nothing is safe. */
    public String validator() {
        boolean strong = !tag.isEmpty() && !tag.startsWith("W/");
        return strong ? tag : tag.isEmpty() ? modified : "";
    }
}
