package io.github.camelgp.internal.http;

import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link HttpTransport} behaves.
 *
 * @param tls whom to trust
 * @param proxy the way out
 * @param pool how many connections
 * @param spooling where big replies go
 * @param connectTimeout limit for making one connection, TLS included
 * @param attempts how often a request is tried in all where repeating is safe; at least 1
 * @param userAgent sent with every request
 * @param rewrite for addresses that redirects name
 */
public record HttpSettings(
        Tls tls,
        Proxy proxy,
        Pool pool,
        Spooling spooling,
        Duration connectTimeout,
        int attempts,
        String userAgent,
        UrlRewrite rewrite) {

    public HttpSettings {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be at least 1, not " + attempts);
        }
    }

    /** Ten seconds to connect, 32 connections a host, replies above 1 MB in files, no proxy. */
    public static HttpSettings defaults() {
        return new HttpSettings(
                new Tls(null, null),
                Proxy.NONE,
                new Pool(32, 128, Duration.ofMinutes(5)),
                new Spooling(1 << 20, null),
                Duration.ofSeconds(10),
                3,
                "camel-gp",
                UrlRewrite.NONE);
    }

    public HttpSettings withTls(@Nullable SSLContext context, @Nullable HostnameVerifier verifier) {
        return new HttpSettings(
                new Tls(context, verifier), proxy, pool, spooling, connectTimeout, attempts, userAgent, rewrite);
    }

    public HttpSettings withProxy(Proxy other) {
        return new HttpSettings(tls, other, pool, spooling, connectTimeout, attempts, userAgent, rewrite);
    }

    public HttpSettings withPool(int perHost, int total) {
        Pool other = new Pool(perHost, total, pool.waitLimit());
        return new HttpSettings(tls, proxy, other, spooling, connectTimeout, attempts, userAgent, rewrite);
    }

    /** How long a request waits for a connection. */
    public HttpSettings withPoolWait(Duration limit) {
        Pool other = new Pool(pool.perHost(), pool.total(), limit);
        return new HttpSettings(tls, proxy, other, spooling, connectTimeout, attempts, userAgent, rewrite);
    }

    public HttpSettings withSpooling(int thresholdBytes, @Nullable Path directory) {
        Spooling other = new Spooling(thresholdBytes, directory);
        return new HttpSettings(tls, proxy, pool, other, connectTimeout, attempts, userAgent, rewrite);
    }

    public HttpSettings withConnectTimeout(Duration other) {
        return new HttpSettings(tls, proxy, pool, spooling, other, attempts, userAgent, rewrite);
    }

    public HttpSettings withAttempts(int other) {
        return new HttpSettings(tls, proxy, pool, spooling, connectTimeout, other, userAgent, rewrite);
    }

    public HttpSettings withUserAgent(String other) {
        return new HttpSettings(tls, proxy, pool, spooling, connectTimeout, attempts, other, rewrite);
    }

    public HttpSettings withRewrite(UrlRewrite other) {
        return new HttpSettings(tls, proxy, pool, spooling, connectTimeout, attempts, userAgent, other);
    }

    /**
     * Whom to trust.
     *
     * @param context null for the platform's own
     * @param verifier null for the rules of RFC 2818
     */
    public record Tls(@Nullable SSLContext context, @Nullable HostnameVerifier verifier) {}

    /**
     * The way out. Its text form does not show the password.
     *
     * @param host null for none
     * @param port of the proxy
     * @param user null when the proxy asks for none
     * @param password of the user
     * @param fromSystem whether the platform's proxy properties count when {@code host} is null
     */
    public record Proxy(
            @Nullable String host, int port, @Nullable String user, @Nullable String password, boolean fromSystem) {
        public static final Proxy NONE = new Proxy(null, 0, null, null, false);
        public static final Proxy SYSTEM = new Proxy(null, 0, null, null, true);

        @Override
        public String toString() {
            return "Proxy[host=" + host + ", port=" + port + ", fromSystem=" + fromSystem + "]";
        }
    }

    /**
     * How many connections.
     *
     * @param perHost at most, open at once
     * @param total at most, open at once
     * @param waitLimit how long a request waits for a connection; looked at whenever one becomes free
     */
    public record Pool(int perHost, int total, Duration waitLimit) {}

    /**
     * Where big replies go.
     *
     * @param thresholdBytes what stays in memory at most
     * @param directory for temporary files; null for the platform's own
     */
    public record Spooling(int thresholdBytes, @Nullable Path directory) {}
}
