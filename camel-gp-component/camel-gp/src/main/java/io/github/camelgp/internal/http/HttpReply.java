package io.github.camelgp.internal.http;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A whole reply. Whoever gets it releases the body.
 *
 * @param uri what was asked last, after redirects, without query
 * @param status HTTP's number
 * @param contentType as the server says, which proves nothing; empty when it does not tell
 * @param location where a redirect points; null when it does not
 * @param retryAfter how long the server asks to wait; null when it does not
 * @param challenge what {@code WWW-Authenticate} asks for, several of them separated by commas; empty for nothing
 * @param file what it says of a file
 * @param body inflated
 */
public record HttpReply(
        String uri,
        int status,
        String contentType,
        @Nullable URI location,
        @Nullable Duration retryAfter,
        String challenge,
        FileHeaders file,
        Spool body) {}
