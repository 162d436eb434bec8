package io.github.camelgp.server.auth;

import java.time.Instant;

/**
 * A token that was given out.
 *
 * @param text what clients send
 * @param user the name of its user, or the client id of an application
 * @param expires from then on it is not valid any more
 * @param binding where it may come from
 */
public record Token(String text, String user, Instant expires, TokenBinding binding) {
    /** Without the text. */
    @Override
    public String toString() {
        return "Token[user=" + user + ", expires=" + expires + ", binding=" + binding + "]";
    }
}
