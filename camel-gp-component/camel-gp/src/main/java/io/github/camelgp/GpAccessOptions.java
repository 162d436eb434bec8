package io.github.camelgp;

import io.github.camelgp.auth.Credentials;
import io.github.camelgp.auth.TokenClient;
import io.github.camelgp.auth.TokenProvider;
import io.github.camelgp.operation.TokenUse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@link GpComponent} that say who we are and whom to trust. One way in at most can be set: token,
 * tokenProvider, credentials, username with password, or clientId with clientSecret or refreshToken. Names of secrets are
 * those that Camel masks.
 */
public abstract class GpAccessOptions extends GpResultOptions implements SSLContextParametersAware {
    @Metadata(
            label = "security",
            secret = true,
            description =
                    "A token or API key. It is sent in a header, and only to the site of serverUrl, or of the addresses that name a host themselves when there is no serverUrl.")
    private @Nullable String token;

    @Metadata(label = "security", description = "Where tokens come from, instead of a fixed one.")
    private @Nullable TokenProvider tokenProvider;

    @Metadata(
            label = "security",
            description =
                    "Further hosts of the same site, separated by commas: tokens go to them too. By default only the host of the server itself.")
    private @Nullable String trustedHosts;

    @Metadata(
            label = "security",
            defaultValue = "always",
            description = "When to send the token: always, or onDemand, to services that asked for one.")
    private TokenUse tokenUse = TokenUse.always;

    @Metadata(label = "security", description = "How to get in, as a bean, instead of the options for it.")
    private @Nullable Credentials credentials;

    @Metadata(
            label = "security",
            description =
                    "Further credentials by name, for serverUrl: a message chooses one with the header CamelGpCredentials, where allowHeaders lists credentials.")
    private Map<String, Credentials> namedCredentials = new LinkedHashMap<>();

    @Metadata(
            label = "security",
            secret = true,
            description =
                    "The user to sign in as at serverUrl: at its own token service, or at the portal that it is federated with.")
    private @Nullable String username;

    @Metadata(label = "security", secret = true, description = "The password of the user.")
    private @Nullable String password;

    @Metadata(
            label = "security",
            secret = true,
            description = "An application that is registered at the portal; with clientSecret, or with refreshToken.")
    private @Nullable String clientId;

    @Metadata(
            label = "security",
            secret = true,
            description = "The secret of the application (OAuth 2, client credentials).")
    private @Nullable String clientSecret;

    @Metadata(
            label = "security",
            secret = true,
            description = "What a user who signed in to the application got then (OAuth 2, refresh token).")
    private @Nullable String refreshToken;

    @Metadata(
            label = "security",
            description =
                    "The portal to sign in at, such as https://host/portal. By default the one that the server names, if it is federated.")
    private @Nullable String portalUrl;

    @Metadata(
            label = "security",
            description =
                    "The Referer to send with every request, to which tokens are bound. By default, when signing in, the address of the server.")
    private @Nullable String referer;

    @Metadata(
            label = "security",
            defaultValue = "referer",
            description =
                    "What tokens are bound to: the referer, the address tokenAddress (ip), or the address that the server sees (requestip). Addresses may change on their way through a firewall or proxy.")
    private TokenClient tokenClient = TokenClient.referer;

    @Metadata(label = "security", description = "The address to bind tokens to, with tokenClient=ip.")
    private @Nullable String tokenAddress;

    @Metadata(
            label = "security",
            defaultValue = "60",
            description = "How many minutes a token is asked for; servers may give less. It is renewed before it ends.")
    private int tokenExpiration = 60;

    @Metadata(
            label = "security",
            secret = true,
            description =
                    "Name and password, as name:password, for a web server in front that asks for Basic authentication; sent beside the token.")
    private @Nullable String login;

    @Metadata(
            label = "security",
            description =
                    "PEM files, separated by commas, with certificates of servers or authorities to trust besides those that the platform trusts. Paths, or file: and classpath: locations.")
    private @Nullable String trustedCertificates;

    @Metadata(
            label = "security",
            description =
                    "The SHA-256 fingerprint of the server certificate to trust, whatever its host name and authority; several separated by commas.")
    private @Nullable String certificateFingerprint;

    @Metadata(
            label = "security",
            description =
                    "What to make of addresses that the server names but that are good only inside its network: inside=outside, such as https://gis01.local:6443/arcgis=https://gis.example.org/arcgis; several separated by commas.")
    private @Nullable String urlRewrite;

    @Metadata(
            label = "security",
            description =
                    "The administrator's site of the server, such as https://host:6443/arcgis/admin, for what only administrators may ask. By default what lies beside the server's rest; web adaptors mostly leave it out.")
    private @Nullable String adminUrl;

    @Metadata(
            label = "security",
            description =
                    "Who we are at adminUrl, as a bean. By default who we are elsewhere, or apiUsername with apiPassword.")
    private @Nullable Credentials adminCredentials;

    @Metadata(label = "security", secret = true, description = "The administrator to sign in as at adminUrl.")
    private @Nullable String apiUsername;

    @Metadata(label = "security", secret = true, description = "The password of the administrator apiUsername.")
    private @Nullable String apiPassword;

    @Metadata(label = "security", description = "Whom to trust, and client certificates.")
    private @Nullable SSLContextParameters sslContextParameters;

    @Metadata(
            label = "security",
            defaultValue = "false",
            description = "Whether to use the SSL parameters of the Camel context.")
    private boolean useGlobalSslContextParameters;

    public @Nullable String getToken() {
        return token;
    }

    /** A token or API key. It is sent in a header, and only to the site of serverUrl, or of the addresses that name a host themselves when there is no serverUrl. */
    public void setToken(@Nullable String token) {
        this.token = token;
    }

    public @Nullable TokenProvider getTokenProvider() {
        return tokenProvider;
    }

    /** Where tokens come from, instead of a fixed one. */
    public void setTokenProvider(@Nullable TokenProvider tokenProvider) {
        this.tokenProvider = tokenProvider;
    }

    public @Nullable String getTrustedHosts() {
        return trustedHosts;
    }

    /** Further hosts of the same site, separated by commas: tokens go to them too. By default only the host of the server itself. */
    public void setTrustedHosts(@Nullable String trustedHosts) {
        this.trustedHosts = trustedHosts;
    }

    public @Nullable Credentials getCredentials() {
        return credentials;
    }

    /** How to get in, as a bean, instead of the options for it. */
    public void setCredentials(@Nullable Credentials credentials) {
        this.credentials = credentials;
    }

    public @Nullable String getUsername() {
        return username;
    }

    /** The user to sign in as at serverUrl: at its own token service, or at the portal that it is federated with. */
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

    /** An application that is registered at the portal; with clientSecret, or with refreshToken. */
    public void setClientId(@Nullable String clientId) {
        this.clientId = clientId;
    }

    public @Nullable String getClientSecret() {
        return clientSecret;
    }

    /** The secret of the application (OAuth 2, client credentials). */
    public void setClientSecret(@Nullable String clientSecret) {
        this.clientSecret = clientSecret;
    }

    public @Nullable String getRefreshToken() {
        return refreshToken;
    }

    /** What a user who signed in to the application got then (OAuth 2, refresh token). */
    public void setRefreshToken(@Nullable String refreshToken) {
        this.refreshToken = refreshToken;
    }

    public @Nullable String getPortalUrl() {
        return portalUrl;
    }

    /** The portal to sign in at, such as https://host/portal. By default the one that the server names, if it is federated. */
    public void setPortalUrl(@Nullable String portalUrl) {
        this.portalUrl = portalUrl;
    }

    public @Nullable String getReferer() {
        return referer;
    }

    /** The Referer to send with every request, to which tokens are bound. By default, when signing in, the address of the server. */
    public void setReferer(@Nullable String referer) {
        this.referer = referer;
    }

    public TokenClient getTokenClient() {
        return tokenClient;
    }

    /** What tokens are bound to: the referer, the address tokenAddress (ip), or the address that the server sees (requestip). Addresses may change on their way through a firewall or proxy. */
    public void setTokenClient(TokenClient tokenClient) {
        this.tokenClient = tokenClient;
    }

    public @Nullable String getTokenAddress() {
        return tokenAddress;
    }

    /** The address to bind tokens to, with tokenClient=ip. */
    public void setTokenAddress(@Nullable String tokenAddress) {
        this.tokenAddress = tokenAddress;
    }

    public int getTokenExpiration() {
        return tokenExpiration;
    }

    /** How many minutes a token is asked for; servers may give less. It is renewed before it ends. */
    public void setTokenExpiration(int tokenExpiration) {
        this.tokenExpiration = tokenExpiration;
    }

    public @Nullable String getLogin() {
        return login;
    }

    /** Name and password, as name:password, for a web server in front that asks for Basic authentication; sent beside the token. */
    public void setLogin(@Nullable String login) {
        this.login = login;
    }

    public @Nullable String getTrustedCertificates() {
        return trustedCertificates;
    }

    /** PEM files, separated by commas, with certificates of servers or authorities to trust besides those that the platform trusts. Paths, or file: and classpath: locations. */
    public void setTrustedCertificates(@Nullable String trustedCertificates) {
        this.trustedCertificates = trustedCertificates;
    }

    public @Nullable String getCertificateFingerprint() {
        return certificateFingerprint;
    }

    /** The SHA-256 fingerprint of the server certificate to trust, whatever its host name and authority; several separated by commas. */
    public void setCertificateFingerprint(@Nullable String certificateFingerprint) {
        this.certificateFingerprint = certificateFingerprint;
    }

    public @Nullable String getUrlRewrite() {
        return urlRewrite;
    }

    /** What to make of addresses that the server names but that are good only inside its network: inside=outside, such as https://gis01.local:6443/arcgis=https://gis.example.org/arcgis; several separated by commas. */
    public void setUrlRewrite(@Nullable String urlRewrite) {
        this.urlRewrite = urlRewrite;
    }

    public @Nullable SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    /** Whom to trust, and client certificates. */
    public void setSslContextParameters(@Nullable SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public TokenUse getTokenUse() {
        return tokenUse;
    }

    /** When to send the token: always, or onDemand, to services that asked for one. */
    public void setTokenUse(TokenUse tokenUse) {
        this.tokenUse = tokenUse;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    /** Whether to use the SSL parameters of the Camel context. */
    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    public @Nullable String getAdminUrl() {
        return adminUrl;
    }

    /** The administrator's site of the server, such as https://host:6443/arcgis/admin, for what only administrators may ask. By default what lies beside the server's rest; web adaptors mostly leave it out. */
    public void setAdminUrl(@Nullable String adminUrl) {
        this.adminUrl = adminUrl;
    }

    public @Nullable Credentials getAdminCredentials() {
        return adminCredentials;
    }

    /** Who we are at adminUrl, as a bean. By default who we are elsewhere, or apiUsername with apiPassword. */
    public void setAdminCredentials(@Nullable Credentials adminCredentials) {
        this.adminCredentials = adminCredentials;
    }

    public @Nullable String getApiUsername() {
        return apiUsername;
    }

    /** The administrator to sign in as at adminUrl. */
    public void setApiUsername(@Nullable String apiUsername) {
        this.apiUsername = apiUsername;
    }

    public @Nullable String getApiPassword() {
        return apiPassword;
    }

    /** The password of the administrator apiUsername. */
    public void setApiPassword(@Nullable String apiPassword) {
        this.apiPassword = apiPassword;
    }

    public Map<String, Credentials> getNamedCredentials() {
        return namedCredentials;
    }

    /** Further credentials by name, for serverUrl: a message chooses one with the header CamelGpCredentials, where allowHeaders lists credentials. */
    public void setNamedCredentials(Map<String, Credentials> namedCredentials) {
        this.namedCredentials = namedCredentials;
    }
}
