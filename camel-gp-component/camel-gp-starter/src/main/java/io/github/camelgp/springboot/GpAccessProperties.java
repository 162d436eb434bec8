package io.github.camelgp.springboot;

import io.github.camelgp.auth.Credentials;
import io.github.camelgp.auth.TokenClient;
import io.github.camelgp.auth.TokenProvider;
import io.github.camelgp.operation.TokenUse;
import java.util.Map;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@code camel.component.gp.*} that says who we are and whom to trust. What is not set (null) keeps the
 * component's own value. Not thread safe; Spring fills it once.
 */
public class GpAccessProperties extends GpEndpointDefaults {
    /**
     * Tokens for secured layers that inputs name by URL, each for one host: host=token, several separated by commas.
     * They go to the server that runs the task, in the input itself, and are kept nowhere.
     */
    private @Nullable String accessToken;

    /**
     * Who we are at adminUrl, as a bean. By default who we are elsewhere, or apiUsername with apiPassword. A bean,
     * such as #bean:name.
     */
    private @Nullable Credentials adminCredentials;

    /**
     * The administrator's site of the server, such as https://host:6443/arcgis/admin, for what only administrators
     * may ask. By default what lies beside the server's rest; web adaptors mostly leave it out.
     */
    private @Nullable String adminUrl;

    /** The password of the administrator apiUsername. */
    private @Nullable String apiPassword;

    /** The administrator to sign in as at adminUrl. */
    private @Nullable String apiUsername;

    /**
     * The SHA-256 fingerprint of the server certificate to trust, whatever its host name and authority; several
     * separated by commas.
     */
    private @Nullable String certificateFingerprint;

    /** An application that is registered at the portal; with clientSecret, or with refreshToken. */
    private @Nullable String clientId;

    /** The secret of the application (OAuth 2, client credentials). */
    private @Nullable String clientSecret;

    /** How to get in, as a bean, instead of the options for it. A bean, such as #bean:name. */
    private @Nullable Credentials credentials;

    /**
     * Name and password, as name:password, for a web server in front that asks for Basic authentication; sent
     * beside the token.
     */
    private @Nullable String login;

    /**
     * Further credentials by name, for serverUrl: a message chooses one with the header CamelGpCredentials, where
     * allowHeaders lists credentials. Beans, such as #bean:name.
     */
    private @Nullable Map<String, Credentials> namedCredentials;

    /** The password of the user. */
    private @Nullable String password;

    /**
     * The portal to sign in at, such as https://host/portal. By default the one that the server names, if it is
     * federated.
     */
    private @Nullable String portalUrl;

    /**
     * The Referer to send with every request, to which tokens are bound. By default, when signing in, the
     * address of the server.
     */
    private @Nullable String referer;

    /** What a user who signed in to the application got then (OAuth 2, refresh token). */
    private @Nullable String refreshToken;

    /** Whom to trust, and client certificates. A bean, such as #bean:name. */
    private @Nullable SSLContextParameters sslContextParameters;

    /**
     * A token or API key. It is sent in a header, and only to the site of serverUrl, or of the addresses that name a
     * host themselves when there is no serverUrl.
     */
    private @Nullable String token;

    /** The address to bind tokens to, with tokenClient=ip. */
    private @Nullable String tokenAddress;

    /**
     * What tokens are bound to: the referer, the address tokenAddress (ip), or the address that the server sees
     * (requestip). Addresses may change on their way through a firewall or proxy.
     */
    private @Nullable TokenClient tokenClient;

    /** How many minutes a token is asked for; servers may give less. It is renewed before it ends. */
    private @Nullable Integer tokenExpiration;

    /** Where tokens come from, instead of a fixed one. A bean, such as #bean:name. */
    private @Nullable TokenProvider tokenProvider;

    /** When to send the token: always, or onDemand, to services that asked for one. */
    private @Nullable TokenUse tokenUse;

    /**
     * PEM files, separated by commas, with certificates of servers or authorities to trust besides those that
     * the platform trusts. Paths, or file: and classpath: locations.
     */
    private @Nullable String trustedCertificates;

    /**
     * Further hosts of the same site, separated by commas: tokens go to them too. By default only the host of the
     * server itself.
     */
    private @Nullable String trustedHosts;

    /**
     * What to make of addresses that the server names but that are good only inside its network:
     * inside=outside, such as https://gis01.local:6443/arcgis=https://gis.example.org/arcgis; several separated
     * by commas.
     */
    private @Nullable String urlRewrite;

    /** Whether to use the SSL parameters of the Camel context. */
    private @Nullable Boolean useGlobalSslContextParameters;

    /** The user to sign in as at serverUrl: at its own token service, or at the portal that it is federated with. */
    private @Nullable String username;

    public @Nullable String getCertificateFingerprint() {
        return certificateFingerprint;
    }

    public void setCertificateFingerprint(@Nullable String certificateFingerprint) {
        this.certificateFingerprint = certificateFingerprint;
    }

    public @Nullable String getClientId() {
        return clientId;
    }

    public void setClientId(@Nullable String clientId) {
        this.clientId = clientId;
    }

    public @Nullable String getClientSecret() {
        return clientSecret;
    }

    public void setClientSecret(@Nullable String clientSecret) {
        this.clientSecret = clientSecret;
    }

    public @Nullable Credentials getCredentials() {
        return credentials;
    }

    public void setCredentials(@Nullable Credentials credentials) {
        this.credentials = credentials;
    }

    public @Nullable String getLogin() {
        return login;
    }

    public void setLogin(@Nullable String login) {
        this.login = login;
    }

    public @Nullable String getPassword() {
        return password;
    }

    public void setPassword(@Nullable String password) {
        this.password = password;
    }

    public @Nullable String getPortalUrl() {
        return portalUrl;
    }

    public void setPortalUrl(@Nullable String portalUrl) {
        this.portalUrl = portalUrl;
    }

    public @Nullable String getReferer() {
        return referer;
    }

    public void setReferer(@Nullable String referer) {
        this.referer = referer;
    }

    public @Nullable String getRefreshToken() {
        return refreshToken;
    }

    public void setRefreshToken(@Nullable String refreshToken) {
        this.refreshToken = refreshToken;
    }

    public @Nullable SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(@Nullable SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public @Nullable String getToken() {
        return token;
    }

    public void setToken(@Nullable String token) {
        this.token = token;
    }

    public @Nullable String getTokenAddress() {
        return tokenAddress;
    }

    public void setTokenAddress(@Nullable String tokenAddress) {
        this.tokenAddress = tokenAddress;
    }

    public @Nullable TokenClient getTokenClient() {
        return tokenClient;
    }

    public void setTokenClient(@Nullable TokenClient tokenClient) {
        this.tokenClient = tokenClient;
    }

    public @Nullable Integer getTokenExpiration() {
        return tokenExpiration;
    }

    public void setTokenExpiration(@Nullable Integer tokenExpiration) {
        this.tokenExpiration = tokenExpiration;
    }

    public @Nullable TokenProvider getTokenProvider() {
        return tokenProvider;
    }

    public void setTokenProvider(@Nullable TokenProvider tokenProvider) {
        this.tokenProvider = tokenProvider;
    }

    public @Nullable TokenUse getTokenUse() {
        return tokenUse;
    }

    public void setTokenUse(@Nullable TokenUse tokenUse) {
        this.tokenUse = tokenUse;
    }

    public @Nullable String getTrustedCertificates() {
        return trustedCertificates;
    }

    public void setTrustedCertificates(@Nullable String trustedCertificates) {
        this.trustedCertificates = trustedCertificates;
    }

    public @Nullable String getTrustedHosts() {
        return trustedHosts;
    }

    public void setTrustedHosts(@Nullable String trustedHosts) {
        this.trustedHosts = trustedHosts;
    }

    public @Nullable String getUrlRewrite() {
        return urlRewrite;
    }

    public void setUrlRewrite(@Nullable String urlRewrite) {
        this.urlRewrite = urlRewrite;
    }

    public @Nullable Boolean getUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    public void setUseGlobalSslContextParameters(@Nullable Boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    public @Nullable String getUsername() {
        return username;
    }

    public void setUsername(@Nullable String username) {
        this.username = username;
    }

    public @Nullable Credentials getAdminCredentials() {
        return adminCredentials;
    }

    public void setAdminCredentials(@Nullable Credentials adminCredentials) {
        this.adminCredentials = adminCredentials;
    }

    public @Nullable String getAdminUrl() {
        return adminUrl;
    }

    public void setAdminUrl(@Nullable String adminUrl) {
        this.adminUrl = adminUrl;
    }

    public @Nullable String getApiPassword() {
        return apiPassword;
    }

    public void setApiPassword(@Nullable String apiPassword) {
        this.apiPassword = apiPassword;
    }

    public @Nullable String getApiUsername() {
        return apiUsername;
    }

    public void setApiUsername(@Nullable String apiUsername) {
        this.apiUsername = apiUsername;
    }

    public @Nullable Map<String, Credentials> getNamedCredentials() {
        return namedCredentials;
    }

    public void setNamedCredentials(@Nullable Map<String, Credentials> namedCredentials) {
        this.namedCredentials = namedCredentials;
    }

    public @Nullable String getAccessToken() {
        return accessToken;
    }

    public void setAccessToken(@Nullable String accessToken) {
        this.accessToken = accessToken;
    }
}
