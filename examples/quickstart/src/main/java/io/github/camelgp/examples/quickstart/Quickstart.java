package io.github.camelgp.examples.quickstart;

import io.github.camelgp.model.GpException;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * Runs the route of {@code camel/visible-areas.yaml} and ends when the files of the inbox are dealt with: exit code 0 if
 * all went through, else 1. With {@code --quickstart.watch=true} it goes on until it is stopped.
 */
@SpringBootApplication
public class Quickstart {
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        try (ConfigurableApplicationContext application =
                new SpringApplicationBuilder(Quickstart.class).run(arguments)) {
            return application.getBean(Inbox.class).awaitEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        } catch (RuntimeException e) {
            System.out.println("The quickstart did not start: " + reason(e));
            return 1;
        }
    }

    /** Not a bean of its own: it would want the Camel context, and that looks for such beans while it is made. */
    @Bean
    CamelContextConfiguration jobWords() {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext context) {
                context.getManagementStrategy().addEventNotifier(new JobWords());
            }

            @Override
            public void afterApplicationStart(CamelContext context) {
                // all is said
            }
        };
    }

    /** What the component says, where it is the cause; else what the innermost cause says. */
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof GpException)) {
            cause = cause.getCause();
        }
        return cause instanceof GpException ? String.valueOf(cause.getMessage()) : cause.toString();
    }
}
