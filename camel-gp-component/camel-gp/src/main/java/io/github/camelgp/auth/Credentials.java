package io.github.camelgp.auth;

import java.util.List;
import java.util.Objects;

/**
 * How we get in; the alternatives that this version knows. For anything else give a {@link TokenProvider}. Text forms
 * never show a secret; parts that are missing or blank are an {@link IllegalArgumentException}. Immutable.
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

    /** As a user of a stand-alone server, or of the portal that a server is federated with. */
    static Credentials userPassword(String username, String password) {
        return new UserPassword(username, password);
    }

    /** As an application that is registered at the portal (OAuth 2, client credentials). */
    static Credentials clientCredentials(String clientId, String clientSecret) {
        return new ClientCredentials(clientId, clientSecret);
    }

    /** As the user who once signed in to an application of the portal (OAuth 2, refresh token). */
    static Credentials refreshToken(String clientId, String refreshToken) {
        return new RefreshToken(clientId, refreshToken);
    }

    /** Texts that must not be seen anywhere; may be empty. */
    List<String> secrets();

    private static void check(String value, String name) {
        if (Objects.requireNonNull(value, name).isBlank()) {
            throw new IllegalArgumentException("The " + name + " must not be blank");
        }
    }

    /** Nobody in particular. */
    record Anonymous() implements Credentials {

        @Override
        public List<String> secrets() {
            return List.of();
        }
    }

    /**
     * A token or API key that is never renewed.
     *
     * @param token what is sent
     */
    record FixedToken(Token token) implements Credentials {

        @Override
        public List<String> secrets() {
            return List.of(token.value());
        }
    }

    /**
     * A user.
     *
     * @param username servers tell capitals from small letters
     * @param password of the user
     */
    record UserPassword(String username, String password) implements Credentials {

        public UserPassword {
            check(username, "username");
            check(password, "password");
        }

        @Override
        public List<String> secrets() {
            return List.of(password);
        }

        @Override
        public String toString() {
            return "UserPassword[username=" + username + ", password=***]";
        }
    }

    /**
     * An application.
     *
     * @param clientId as the portal calls it
     * @param clientSecret as the portal gave it
     */
    record ClientCredentials(String clientId, String clientSecret) implements Credentials {

        public ClientCredentials {
            check(clientId, "clientId");
            check(clientSecret, "clientSecret");
        }

        @Override
        public List<String> secrets() {
            return List.of(clientSecret);
        }

        @Override
        public String toString() {
            return "ClientCredentials[clientId=" + clientId + ", clientSecret=***]";
        }
    }

    /**
     * A user who signed in before.
     *
     * @param clientId of the application that the user signed in to
     * @param refreshToken as the portal gave it then
     */
    record RefreshToken(String clientId, String refreshToken) implements Credentials {

        public RefreshToken {
            check(clientId, "clientId");
            check(refreshToken, "refreshToken");
        }

        @Override
        public List<String> secrets() {
            return List.of(refreshToken);
        }

        @Override
        public String toString() {
            return "RefreshToken[clientId=" + clientId + ", refreshToken=***]";
        }
    }
}
