package io.github.camelgp.springboot;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Meters where the application has Micrometer and a registry. {@code management.metrics.enable.gp=false} switches them
 * off.
 */
@AutoConfiguration(
        afterName = "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
public class GpMetersAutoConfiguration {

    /** Hears of jobs and counts them. */
    @Bean
    public CamelContextConfiguration gpMeters(MeterRegistry registry) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext context) {
                GpMeters meters = new GpMeters(registry);
                context.getManagementStrategy().addEventNotifier(meters);
                context.addLifecycleStrategy(meters.components());
                meters.bind(context);
            }

            @Override
            public void afterApplicationStart(CamelContext context) {
                // there is nothing left to do then
            }
        };
    }
}
