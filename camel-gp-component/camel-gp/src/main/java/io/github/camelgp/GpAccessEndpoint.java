package io.github.camelgp;

import io.github.camelgp.auth.Credentials;
import org.apache.camel.Component;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@link GpEndpoint} that say who we are, where it is not who the component is. They count for the site of
 * the endpoint's own address only. Names of secrets are those that Camel masks.
 */
public abstract class GpAccessEndpoint extends ScheduledPollEndpoint {
    @UriParam(
            label = "security",
            description = "How to get in with this endpoint, as a bean, instead of the component's credentials.")
    private @Nullable Credentials credentials;

    @UriParam(
            label = "security",
            secret = true,
            description = "A token or API key for this endpoint instead of the component's credentials.")
    private @Nullable String token;

    @UriParam(
            label = "security",
            secret = true,
            description = "The user to sign in as with this endpoint instead of the component's credentials.")
    private @Nullable String username;

    @UriParam(label = "security", secret = true, description = "The password of the user.")
    private @Nullable String password;

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "An application to sign in as with this endpoint instead of the component's credentials; with clientSecret, or with refreshToken.")
    private @Nullable String clientId;

    @UriParam(label = "security", secret = true, description = "The secret of the application.")
    private @Nullable String clientSecret;

    @UriParam(label = "security", secret = true, description = "What a user who signed in to the application got then.")
    private @Nullable String refreshToken;

    protected GpAccessEndpoint(String uri, Component component) {
        super(uri, component);
    }

    /** How to get in that this endpoint has for itself. */
    CredentialOptions credentialOptions() {
        return new CredentialOptions(
                token, null, credentials, username, password, clientId, clientSecret, refreshToken);
    }

    public @Nullable Credentials getCredentials() {
        return credentials;
    }

    /** How to get in with this endpoint, as a bean, instead of the component's credentials. */
    public void setCredentials(@Nullable Credentials credentials) {
        this.credentials = credentials;
    }

    public @Nullable String getToken() {
        return token;
    }

    /** A token or API key for this endpoint instead of the component's credentials. */
    public void setToken(@Nullable String token) {
        this.token = token;
    }

    public @Nullable String getUsername() {
        return username;
    }

    /** The user to sign in as with this endpoint instead of the component's credentials. */
    public void setUsername(@Nullable String username) {
        this.username = username;
    }

    public @Nullable String getPassword() {
        return password;
    }

    /** The password of the user. */
    public void setPassword(@Nullable String password) {
        this.password = password;
    }

    public @Nullable String getClientId() {
        return clientId;
    }

    /** An application to sign in as with this endpoint instead of the component's credentials; with clientSecret, or with refreshToken. */
    public void setClientId(@Nullable String clientId) {
        this.clientId = clientId;
    }

    public @Nullable String getClientSecret() {
        return clientSecret;
    }

    /** The secret of the application. */
    public void setClientSecret(@Nullable String clientSecret) {
        this.clientSecret = clientSecret;
    }

    public @Nullable String getRefreshToken() {
        return refreshToken;
    }

    /** What a user who signed in to the application got then. */
    public void setRefreshToken(@Nullable String refreshToken) {
        this.refreshToken = refreshToken;
    }
}
