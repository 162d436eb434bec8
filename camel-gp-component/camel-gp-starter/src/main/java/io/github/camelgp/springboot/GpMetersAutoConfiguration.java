package io.github.camelgp.springboot;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.spi.EventNotifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Meters where the application has Micrometer and a registry. {@code management.metrics.enable.gp=false} switches them
 * off.
 */
@AutoConfiguration(
        afterName = "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
        beforeName = "org.apache.camel.spring.boot.CamelAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
public class GpMetersAutoConfiguration {

    /** Hears of jobs and counts them. */
    @Bean
    public EventNotifier gpMeters(MeterRegistry registry) {
        return new GpMeters(registry);
    }
}
