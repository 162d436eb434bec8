package io.github.camelgp.springboot;

import io.github.camelgp.GpComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.ComponentConfigurationProperties;
import org.apache.camel.spring.boot.util.CamelPropertiesHelper;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;

/**
 * Sets the options of the component {@code gp} from {@code camel.component.gp.*}. Component beans of other names, such as
 * {@code gp-prod} for a second server, are left alone: a server or token of {@code gp} must not slip into them. Switched
 * off by {@code camel.component.gp.enabled=false} or {@code camel.component.gp.customizer.enabled=false}.
 */
@AutoConfiguration(after = {CamelAutoConfiguration.class, GpComponentConverter.class})
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@EnableConfigurationProperties({ComponentConfigurationProperties.class, GpComponentConfiguration.class})
@ConditionalOnHierarchicalProperties({"camel.component", "camel.component.gp"})
public class GpComponentAutoConfiguration {
    private static final String NAME = "gp";
    /** What the properties class has besides options, or what is set apart. */
    private static final Set<String> NOT_OPTIONS = Set.of("enabled", "customizer", "configuration");

    /** Copies what is set, before the component starts. */
    @Lazy
    @Bean
    public ComponentCustomizer gpComponentCustomizer(
            ApplicationContext applicationContext, CamelContext camelContext, GpComponentConfiguration configuration) {
        return new ComponentCustomizer() {
            @Override
            public void configure(String name, Component target) {
                apply(camelContext, configuration, (GpComponent) target);
            }

            @Override
            public boolean isEnabled(String name, Component target) {
                return NAME.equals(name)
                        && target instanceof GpComponent
                        && HierarchicalPropertiesEvaluator.evaluate(
                                applicationContext, "camel.component.customizer", "camel.component.gp.customizer");
            }
        };
    }

    /** The configuration bean first, as a copy: single options win over it, and the application's bean stays as it is. */
    private static void apply(CamelContext camelContext, GpComponentConfiguration configuration, GpComponent target) {
        Map<String, Object> options =
                new LinkedHashMap<>(CamelPropertiesHelper.getNonNullProperties(camelContext, configuration));
        options.keySet().removeAll(NOT_OPTIONS);
        if (configuration.getConfiguration() != null) {
            target.setConfiguration(configuration.getConfiguration().copy());
        }
        CamelPropertiesHelper.setCamelProperties(camelContext, target, options, true);
    }
}
