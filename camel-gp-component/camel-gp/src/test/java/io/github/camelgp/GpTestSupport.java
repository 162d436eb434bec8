package io.github.camelgp;

import io.github.camelgp.server.GpServer;
import io.github.camelgp.server.GpServerExtension;
import org.apache.camel.CamelContext;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A Camel context whose component talks to a server with the standard tools, over real HTTP. */
@Timeout(60)
abstract class GpTestSupport extends CamelTestSupport {
    static final String OBSERVER =
            """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"rim"},
            "geometry":{"type":"Point","coordinates":[174.7645,-36.8767]}}]}""";

    @RegisterExtension
    final GpServerExtension server =
            new GpServerExtension(tasks(GpServer.builder().standardTools()));

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        GpComponent gp = context.getComponent("gp", GpComponent.class);
        gp.setServerUrl(server.url());
        gp.getConfiguration().setPollFloor(20);
        gp.getConfiguration().setPollWait(20);
        gp.setPollsPerSecond(500);
        configure(gp);
        return context;
    }

    /** Further tasks of the server. */
    GpServer.Builder tasks(GpServer.Builder builder) {
        return builder;
    }

    /** Further options of the component. */
    void configure(GpComponent gp) throws Exception {}
}
