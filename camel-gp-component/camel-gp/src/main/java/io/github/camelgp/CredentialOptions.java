package io.github.camelgp;

import io.github.camelgp.auth.Credentials;
import io.github.camelgp.auth.TokenProvider;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options that say who we are, of a component or of an endpoint; what is not set is null. Its text form shows none of
 * them.
 */
record CredentialOptions(
        @Nullable String token,
        @Nullable TokenProvider tokenProvider,
        @Nullable Credentials credentials,
        @Nullable String username,
        @Nullable String password,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable String refreshToken) {

    static CredentialOptions of(GpAccessOptions options) {
        return new CredentialOptions(
                options.getToken(),
                options.getTokenProvider(),
                options.getCredentials(),
                options.getUsername(),
                options.getPassword(),
                options.getClientId(),
                options.getClientSecret(),
                options.getRefreshToken());
    }

    /** Whether none is set. */
    boolean isEmpty() {
        return ways().isEmpty() && password == null && clientSecret == null && refreshToken == null;
    }

    /** @throws IllegalArgumentException names the options that do not go together */
    Credentials read() {
        List<String> ways = ways();
        if (ways.size() > 1) {
            throw new IllegalArgumentException("Only one way in can be set, but these are: " + ways);
        }
        if (username != null || password != null) {
            return Credentials.userPassword(
                    with(username, "username", "password"), with(password, "password", "username"));
        }
        if (clientSecret != null && refreshToken != null) {
            throw new IllegalArgumentException("Only one of clientSecret and refreshToken can be set");
        }
        if (refreshToken != null) {
            return Credentials.refreshToken(with(clientId, "clientId", "refreshToken"), refreshToken);
        }
        if (clientId != null || clientSecret != null) {
            return Credentials.clientCredentials(
                    with(clientId, "clientId", "clientSecret"),
                    with(clientSecret, "clientSecret or refreshToken", "clientId"));
        }
        if (token != null) {
            return Credentials.token(token);
        }
        return credentials == null ? Credentials.anonymous() : credentials;
    }

    private List<String> ways() {
        List<String> ways = new ArrayList<>();
        add(ways, "token", token);
        add(ways, "tokenProvider", tokenProvider);
        add(ways, "credentials", credentials);
        add(ways, "username", username);
        add(ways, "clientId", clientId);
        return ways;
    }

    private static void add(List<String> ways, String option, @Nullable Object value) {
        if (value != null) {
            ways.add(option);
        }
    }

    private static String with(@Nullable String value, String option, String other) {
        if (value == null) {
            throw new IllegalArgumentException(other + " is set, but " + option + " is not");
        }
        return value;
    }

    /** None of the values. */
    @Override
    public String toString() {
        return "CredentialOptions" + ways();
    }
}
