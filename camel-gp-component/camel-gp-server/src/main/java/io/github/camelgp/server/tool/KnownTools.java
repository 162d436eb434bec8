package io.github.camelgp.server.tool;

import io.github.camelgp.server.task.MessageLevel;
import io.github.camelgp.server.task.TaskRegistry;
import io.github.camelgp.server.tool.analysis.CreateBuffersTool;
import io.github.camelgp.server.tool.delivery.DeliveryTool;
import io.github.camelgp.server.tool.elevation.ProfileTool;
import io.github.camelgp.server.tool.elevation.SummarizeElevationTool;
import io.github.camelgp.server.tool.extract.ExtractDataTool;
import io.github.camelgp.server.tool.fleet.VehicleRoutingTool;
import io.github.camelgp.server.tool.hotspot.HotspotTool;
import io.github.camelgp.server.tool.hydrology.WatershedTool;
import io.github.camelgp.server.tool.network.ServiceAreasTool;
import io.github.camelgp.server.tool.terrain.ElevationSource;

/** Registers tools that people know from ArcGIS, under the names and with the parameters that they have there. */
final class KnownTools {

    private KnownTools() {}

    static void addTo(TaskRegistry registry, ElevationSource elevation) {
        registry.service("Elevation", service -> service.asynchronous()
                .description("Elevation analysis, as jobs")
                .task("Profile", new ProfileTool(elevation)::describe)
                .task("SummarizeElevation", new SummarizeElevationTool(elevation)::describe));
        registry.service("Hydrology", service -> service.asynchronous()
                .description("Where water comes from")
                .task("Watershed", new WatershedTool(elevation)::describe));
        registry.service("911CallsHotspot", service -> service.asynchronous()
                .resultMapService()
                .description("Where emergency calls cluster; a map service draws the result")
                .task("911 Calls Hotspot", new HotspotTool()::describe));
        registry.service("Extract", service -> service.asynchronous()
                .description("Data of an area in a zip file")
                .task("Extract Data Task", new ExtractDataTool()::describe));
        registry.service("World/ServiceAreas", service -> service.asynchronous()
                .description("What is reached within a time or distance")
                .task("GenerateServiceAreas", new ServiceAreasTool()::describe));
        registry.service("World/VehicleRoutingProblem", service -> service.asynchronous()
                .description("Orders for the routes of vehicles")
                .task("SolveVehicleRoutingProblem", new VehicleRoutingTool()::describe));
        registry.service("System/SpatialAnalysisTools", service -> service.asynchronous()
                .description("Spatial analysis: layers are JSON in texts")
                .task("CreateBuffers", new CreateBuffersTool()::describe));
        registry.service("Customer/Delivery", service -> service.asynchronous()
                .uploads()
                .messageLevel(MessageLevel.NONE)
                .description("A customer's own tool: published without messages")
                .task("Delivery", new DeliveryTool()::describe));
    }
}
