package io.github.camelgp.internal.http;

import java.net.ProxySelector;
import java.time.Duration;
import javax.net.ssl.HostnameVerifier;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.nio.AsyncClientConnectionManager;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Makes the HTTP library's client as {@link HttpSettings} say. */
final class AsyncClients {
    private static final TimeValue LONGEST_IDLE = TimeValue.ofSeconds(4);
    private static final TimeValue LONGEST_LIFE = TimeValue.ofMinutes(10);
    private static final TimeValue CHECK_AFTER = TimeValue.ofSeconds(1);
    private static final int IO_THREADS = 2;

    private AsyncClients() {}

    static CloseableHttpAsyncClient of(HttpSettings settings, ProxySelector system) {
        HttpAsyncClientBuilder builder = HttpAsyncClientBuilder.create()
                .setConnectionManager(connections(settings))
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(IO_THREADS)
                        .setTcpNoDelay(true)
                        .build())
                .setThreadFactory(new DefaultThreadFactory("camel-gp-http", true))
                // the library's own decorator would write whole requests, tokens too, to its wire log
                .setIoSessionDecorator(session -> session)
                .setUserAgent(settings.userAgent())
                .setKeepAliveStrategy((response, context) -> {
                    TimeValue told =
                            DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(response, context);
                    return TimeValue.isPositive(told) && told.compareTo(LONGEST_IDLE) < 0 ? told : LONGEST_IDLE;
                })
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableConnectionState();
        proxy(builder, settings.proxy(), system);
        return builder.build();
    }

    private static void proxy(HttpAsyncClientBuilder builder, HttpSettings.Proxy proxy, ProxySelector system) {
        if (proxy.host() == null) {
            if (proxy.fromSystem()) {
                builder.setProxySelector(system);
            }
            return;
        }
        builder.setProxy(new HttpHost(proxy.host(), proxy.port()));
        if (proxy.user() != null) {
            char[] password =
                    proxy.password() == null ? new char[0] : proxy.password().toCharArray();
            BasicCredentialsProvider credentials = new BasicCredentialsProvider();
            credentials.setCredentials(
                    new AuthScope(proxy.host(), proxy.port()), new UsernamePasswordCredentials(proxy.user(), password));
            builder.setDefaultCredentialsProvider(credentials);
        }
    }

    private static AsyncClientConnectionManager connections(HttpSettings settings) {
        ClientTlsStrategyBuilder tls = ClientTlsStrategyBuilder.create();
        if (settings.tls().context() != null) {
            tls.setSslContext(settings.tls().context());
        }
        HostnameVerifier given = settings.tls().verifier();
        // the library's own default leaves the name to the platform, which checks it for some contexts only
        tls.setHostnameVerifier(given == null ? new DefaultHostnameVerifier() : given);
        tls.setHostVerificationPolicy(HostnameVerificationPolicy.CLIENT);
        return PoolingAsyncClientConnectionManagerBuilder.create()
                .setTlsStrategy(tls.buildAsync())
                .setMaxConnPerRoute(settings.pool().perHost())
                .setMaxConnTotal(settings.pool().total())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .setHandshakeTimeout(timeout(settings.connectTimeout()))
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(settings.connectTimeout()))
                        .setValidateAfterInactivity(CHECK_AFTER)
                        .setTimeToLive(LONGEST_LIFE)
                        .build())
                .build();
    }

    static RequestConfig requestConfig(HttpSettings settings, Duration responseTimeout) {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(timeout(settings.pool().waitLimit()))
                .setResponseTimeout(timeout(responseTimeout))
                .build();
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.ofMilliseconds(duration.toMillis());
    }
}
