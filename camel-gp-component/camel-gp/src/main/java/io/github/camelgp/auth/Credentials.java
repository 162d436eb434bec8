package io.github.camelgp.auth;

/**
 * How we get in; the alternatives that this version knows. For anything else give a {@link TokenProvider}. Text forms
 * never show a secret.
 */
public sealed interface Credentials {

    /** Without a token. */
    static Credentials anonymous() {
        return new Anonymous();
    }

    /** With a token or API key that was made elsewhere. */
    static Credentials token(String value) {
        return new FixedToken(Token.of(value));
    }

    /** Nobody in particular. */
    record Anonymous() implements Credentials {}

    /**
     * A token or API key that is never renewed.
     *
     * @param token what is sent
     */
    record FixedToken(Token token) implements Credentials {}
}
