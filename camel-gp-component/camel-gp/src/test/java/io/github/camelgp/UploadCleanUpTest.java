package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.server.GpServerBuilder;
import io.github.camelgp.server.fault.Operation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** What was uploaded for a run is used again by its redelivery, and removed where that is asked for. */
class UploadCleanUpTest extends EchoTestSupport {
    private static final String DIGEST = "gp:Files/Jobs/Digest";

    @Override
    GpServerBuilder tasks(GpServerBuilder builder) {
        FileTasks.addTo(builder);
        return super.tasks(builder);
    }

    @Test
    void uploadsStayUnlessCleanUpIsAskedFor() {
        body(run(DIGEST, FileTasks.bytes(10), Map.of(Exchange.FILE_NAME, "a.zip")));

        assertThat(recorded(Operation.UPLOAD_DELETE)).isEmpty();
    }

    @Test
    void uploadsAreRemovedWhenTheExchangeIsThrough() {
        body(run(DIGEST + "?cleanUp=job", FileTasks.bytes(10), Map.of(Exchange.FILE_NAME, "a.zip")));

        until(() -> recorded(Operation.UPLOAD_DELETE).size() == 1);
    }

    @Test
    void aRedeliveredExchangeSendsTheSameItemAndFindsItsJob() throws Exception {
        server.faults().on(Operation.JOB_RESULT).times(3).status(503);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(10));
                from("direct:again").to(DIGEST);
            }
        });

        Exchange done = run("direct:again", FileTasks.bytes(10), Map.of(Exchange.FILE_NAME, "a.zip"));

        assertThat(body(done)).isEqualTo(sum());
        assertThat(recorded(Operation.UPLOAD)).hasSize(1);
        assertThat(recorded(Operation.SUBMIT_JOB)).hasSize(1);
    }

    private static String sum() throws IOException {
        return FileTasks.sum(new ByteArrayInputStream(FileTasks.bytes(10)));
    }
}
