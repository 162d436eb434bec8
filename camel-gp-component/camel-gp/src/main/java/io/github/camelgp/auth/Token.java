package io.github.camelgp.auth;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a server takes as a proof of who we are. Its text form never shows the value.
 *
 * @param value as it goes over the wire; not blank
 * @param expires when the server stops taking it; null when that is not known
 */
public record Token(String value, @Nullable Instant expires) {

    public Token {
        Objects.requireNonNull(value, "value");
        if (value.isBlank()) {
            throw new IllegalArgumentException("A token must not be blank");
        }
    }

    /** A token whose end is not known. */
    public static Token of(String value) {
        return new Token(value.strip(), null);
    }

    @Override
    public String toString() {
        return "Token[value=***, expires=" + expires + "]";
    }
}
