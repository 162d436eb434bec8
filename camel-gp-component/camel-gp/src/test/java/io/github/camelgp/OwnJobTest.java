package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.model.GpTimeoutException;
import io.github.camelgp.server.fault.Operation;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** An exchange finds its own job again when it asks for the same; other inputs are another job. */
class OwnJobTest extends GpTestSupport {

    @Test
    void sameInputsAfterATimeOutAreTheSameJob() throws Exception {
        Exchange done = runTwice("one");

        assertThat(done.getMessage().getBody()).isEqualTo("one");
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(1);
    }

    @Test
    void otherInputsAfterATimeOutAreAnotherJob() throws Exception {
        Exchange done = runTwice("two");

        assertThat(done.getMessage().getBody()).isEqualTo("two");
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(2);
    }

    private Exchange runTwice(String then) throws Exception {
        RouteBuilder.addRoutes(context, routes -> routes.from("direct:in")
                .doTry()
                .to(ProbeTasks.HOLD + "?inputParameter=Text&jobTimeout=300ms")
                .doCatch(GpTimeoutException.class)
                .process(exchange -> probes.release())
                .setBody(routes.constant(then))
                .to(ProbeTasks.HOLD + "?inputParameter=Text")
                .end());
        Exchange done = template.request("direct:in", withBody("one"));
        assertThat(done.getException()).isNull();
        return done;
    }
}
