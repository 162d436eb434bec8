package io.github.camelgp.auth;

/** What a generated token is bound to, in the words of the REST page "Generate token" ({@code client}). */
public enum TokenClient {
    /** The header Referer, which we send with every request. */
    referer,
    /** A given address: the one under which the server sees this machine. */
    ip,
    /** The address from which the token was asked for. */
    requestip
}
