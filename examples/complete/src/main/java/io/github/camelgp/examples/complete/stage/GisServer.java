package io.github.camelgp.examples.complete.stage;

import io.github.camelgp.server.GpServer;
import io.github.camelgp.server.tool.print.ExportWebMapTool;

/** The GP server with a service that answers with 1,000 records at most, as ArcGIS Server does by default. */
final class GisServer implements AutoCloseable {
    static final int LIMIT = 1000;

    private final GpServer server = GpServer.builder()
            .service("Parks/Planting", service -> service.asynchronous()
                    .maximumRecords(LIMIT)
                    .resultMapService()
                    .outputFeatureServices()
                    .description("Trees for parks")
                    .task("PlanTrees", new PlanTreesTool()::describe))
            .service("Utilities/PrintingTools", service -> service.synchronous()
                    .description("Maps on paper")
                    .task("Export Web Map Task", new ExportWebMapTool()::describe))
            .start();

    String url() {
        return server.url();
    }

    String taskUrl() {
        return server.url() + "/rest/services/Parks/Planting/GPServer/PlanTrees";
    }

    @Override
    public void close() {
        server.close();
    }
}
