package io.github.camelgp.examples.quickstart;

import io.github.camelgp.GpComponent;
import io.github.camelgp.server.GpServer;
import java.time.Duration;
import org.apache.camel.spi.ComponentCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Which server the component asks: {@code quickstart.server-url}, or an embedded one. With an ArcGIS Server of your own
 * none of this is needed, only {@code camel.component.gp.server-url}.
 */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {
    /** Long enough to see a job run. */
    private static final Duration LATENCY = Duration.ofMillis(1500);

    @Bean
    Site site(@Value("${quickstart.server-url}") String serverUrl) {
        return serverUrl.isBlank()
                ? Site.embedded(
                        GpServer.builder().standardTools().latency(LATENCY).start())
                : Site.at(serverUrl.trim());
    }

    @Bean
    ComponentCustomizer gpServerUrl(Site site) {
        return ComponentCustomizer.builder(GpComponent.class).build(gp -> gp.setServerUrl(site.url()));
    }
}
