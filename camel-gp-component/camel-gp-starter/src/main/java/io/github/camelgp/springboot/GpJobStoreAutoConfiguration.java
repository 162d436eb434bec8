package io.github.camelgp.springboot;

import io.github.camelgp.GpComponent;
import io.github.camelgp.job.GpJobRepository;
import io.github.camelgp.job.jdbc.JdbcGpJobRepository;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;

/**
 * Keeps the jobs of the component {@code gp} in a table of the application's own {@code DataSource}, only where
 * {@code camel.component.gp.job-store.enabled=true} asks for it. The {@code DataSource} stays the application's.
 */
@AutoConfiguration(after = GpComponentAutoConfiguration.class)
@ConditionalOnProperty(name = "camel.component.gp.job-store.enabled", havingValue = "true")
@EnableConfigurationProperties(GpJobStoreProperties.class)
public class GpJobStoreAutoConfiguration {
    private static final String NAME = "gp";

    /** The repository; looked up only when the component is made. */
    @Lazy
    @Bean
    public JdbcGpJobRepository gpJobStore(GpJobStoreProperties properties, BeanFactory beans) {
        String name = properties.getDataSource();
        DataSource source = name == null ? beans.getBean(DataSource.class) : beans.getBean(name, DataSource.class);
        JdbcGpJobRepository repository = JdbcGpJobRepository.of(source)
                .withTable(properties.getTable())
                .withCreate(properties.isCreate())
                .withThreads(properties.getThreads());
        String folder = properties.getRequestFolder();
        return folder == null ? repository : repository.withRequestFolder(Path.of(folder));
    }

    /** Gives the repository to the component, after its options were set. */
    @Lazy
    @Bean
    public ComponentCustomizer gpJobStoreCustomizer(JdbcGpJobRepository gpJobStore) {
        return new ComponentCustomizer() {
            @Override
            public void configure(String name, Component target) {
                keep((GpComponent) target, gpJobStore);
            }

            @Override
            public boolean isEnabled(String name, Component target) {
                return NAME.equals(name) && target instanceof GpComponent;
            }

            @Override
            public int getOrder() {
                return Ordered.LOWEST_PRECEDENCE;
            }
        };
    }

    private static void keep(GpComponent component, JdbcGpJobRepository repository) {
        GpJobRepository given = component.getJobRepository();
        if (given != null && given != repository) {
            throw new IllegalStateException("Both camel.component.gp.job-repository and"
                    + " camel.component.gp.job-store.enabled say where jobs are kept; set only one of them");
        }
        component.setJobRepository(repository);
    }
}
