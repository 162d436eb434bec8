package io.github.camelgp.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.GpComponent;
import io.github.camelgp.GpConfiguration;
import io.github.camelgp.job.GpJobRepository;
import io.github.camelgp.job.MemoryGpJobRepository;
import io.github.camelgp.operation.output.OnTruncated;
import io.github.camelgp.server.GpServer;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@CamelSpringBootTest
@SpringBootTest(
        classes = GpRouteOnSpringBootTest.Application.class,
        properties = {
            "camel.component.gp.result-format=geoJson",
            "camel.component.gp.connect-timeout=3s",
            "camel.component.gp.poll-floor=100ms",
            "camel.component.gp.configuration=#bean:cautious",
            "camel.component.gp.job-repository=#bean:jobs",
            "camel.component.gp.task-parameters[Viewshed_Distance]=400 Meters"
        })
@Timeout(60)
class GpRouteOnSpringBootTest {
    private static final GpServer SERVER = GpServer.standard();
    private static final String SUMMIT =
            """
            {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "Summit"},
              "geometry": {"type": "Point", "coordinates": [174.76445, -36.874538]}}]}""";

    @Autowired
    private CamelContext context;

    @Autowired
    private ProducerTemplate template;

    @DynamicPropertySource
    static void server(DynamicPropertyRegistry registry) {
        registry.add("camel.component.gp.server-url", SERVER::url);
    }

    @AfterAll
    static void stopServer() {
        SERVER.close();
    }

    @Test
    void routeRunsATaskAtTheConfiguredServer() {
        String areas = template.requestBody("direct:viewshed", SUMMIT, String.class);

        assertThat(areas).contains("\"FeatureCollection\"").contains("Polygon").contains("174.76");
    }

    @Test
    void propertiesReachTheComponent() {
        GpComponent gp = context.getComponent("gp", GpComponent.class);

        assertThat(gp.getServerUrl()).isEqualTo(SERVER.url());
        assertThat(gp.getConnectTimeout()).isEqualTo(3000);
        assertThat(gp.getJobRepository()).isSameAs(context.getRegistry().lookupByName("jobs"));
        assertThat(gp.getConfiguration().getPollFloor()).isEqualTo(100);
        assertThat(gp.getConfiguration().getTaskParameters()).containsEntry("Viewshed_Distance", "400 Meters");
    }

    @Test
    void optionsOfTheConfigurationBeanStayWhereNoPropertySetsThem() {
        GpComponent gp = context.getComponent("gp", GpComponent.class);

        assertThat(gp.getConfiguration().getOnTruncated()).isEqualTo(OnTruncated.warn);
    }

    @Test
    void secondComponentKeepsItsOwnServer() {
        GpComponent prod = context.getComponent("gp-prod", GpComponent.class);

        assertThat(prod.getServerUrl()).isEqualTo("https://prod.example.org/arcgis");
        assertThat(prod.getConnectTimeout()).isEqualTo(10_000);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {
        @Bean
        GpConfiguration cautious() {
            GpConfiguration configuration = new GpConfiguration();
            configuration.setOnTruncated(OnTruncated.warn);
            return configuration;
        }

        @Bean
        GpJobRepository jobs() {
            return new MemoryGpJobRepository();
        }

        @Bean("gp-prod")
        GpComponent prod() {
            GpComponent component = new GpComponent();
            component.setServerUrl("https://prod.example.org/arcgis");
            return component;
        }

        @Bean
        RouteBuilder viewshed() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:viewshed").to("gp:WorldViewshed/viewshed");
                }
            };
        }
    }
}
