package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.operation.GpConstants;
import io.github.camelgp.server.GpServerBuilder;
import io.github.camelgp.server.fault.Operation;
import io.github.camelgp.testing.TraceLog;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** Jobs are removed from the server when their results have been taken, where that is allowed. */
class CleanUpTest extends GpTestSupport {
    private static final String ADMIN = "siteadmin";
    private static final String PASSWORD = "siteadmin-password";

    @Override
    GpServerBuilder tasks(GpServerBuilder builder) {
        return builder.administrator(ADMIN, PASSWORD);
    }

    @Override
    void configure(GpComponent gp) {
        gp.setApiUsername(ADMIN);
        gp.setApiPassword(PASSWORD);
    }

    @Test
    void aJobGoesWithItsExchange() {
        Exchange taken =
                template.send(ProbeTasks.ECHO + "?inputParameter=Text&cleanUp=job", exchange -> exchange.getMessage()
                        .setBody("one"));

        assertThat(taken.getMessage().getBody()).isEqualTo("one");
        until(() -> server.server().knownJobs() == 0);
    }

    @Test
    void aJobThatARouteCouldNotTakeStays() throws Exception {
        gp().setRedeliveryDelay(60_000);
        RouteBuilder.addRoutes(context, routes -> {
            routes.from("direct:in").to(ProbeTasks.ECHO + "?operation=submitJob&inputParameter=Text");
            routes.from(ProbeTasks.ECHO + "?cleanUp=job&initialDelay=0&delay=20")
                    .to("mock:got")
                    .filter(routes.body().isEqualTo("bad"))
                    .throwException(IllegalStateException.class, "no room");
        });
        getMockEndpoint("mock:got").expectedMessageCount(2);

        template.sendBody("direct:in", "bad");
        template.sendBody("direct:in", "good");

        getMockEndpoint("mock:got").assertIsSatisfied();
        until(() -> requestCount(Operation.ADMIN_JOB) >= 1);
        until(() -> server.server().knownJobs() == 1);
        assertThat(getMockEndpoint("mock:got").getExchanges())
                .allSatisfy(exchange -> assertThat(exchange.getMessage().getHeader(GpConstants.JOB_ID))
                        .isNotNull());
    }

    @Test
    void aJobThatFailedStays() {
        template.send(ProbeTasks.FAIL + "?inputParameter=Text&cleanUp=job", withBody("no such layer"));
        template.send(ProbeTasks.ECHO + "?inputParameter=Text&cleanUp=job", withBody("one"));

        until(() -> server.server().knownJobs() == 1);
        assertThat(requestCount(Operation.ADMIN_JOB)).isEqualTo(1);
    }

    @Test
    void aRefusalIsOneWarning() throws Exception {
        server.faults().on(Operation.ADMIN_JOB).always().error(403, "You are not authorized.");
        String uri = ProbeTasks.ECHO + "?inputParameter=Text&cleanUp=job";
        try (TraceLog log = new TraceLog("org.")) {
            Exchange first = template.send(uri, withBody("one"));
            Exchange second = template.send(uri, withBody("two"));

            assertThat(first.getException()).isNull();
            assertThat(second.getException()).isNull();
            until(() -> requestCount(Operation.ADMIN_JOB) == 2);
            until(() -> log.text().contains("Jobs can't be removed from the server"));
            assertThat(log.text().split("Jobs can't be removed", -1)).hasSize(2);
        }
    }
}
