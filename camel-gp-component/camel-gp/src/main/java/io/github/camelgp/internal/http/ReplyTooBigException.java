package io.github.camelgp.internal.http;

import java.io.IOException;

/** A reply holds more than is taken. */
final class ReplyTooBigException extends IOException {
    private final long limitBytes;

    ReplyTooBigException(long limitBytes) {
        super("the reply is bigger than " + limitBytes + " bytes");
        this.limitBytes = limitBytes;
    }

    long limitBytes() {
        return limitBytes;
    }
}
