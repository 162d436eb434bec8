package io.github.camelgp.server.tool;

import io.github.camelgp.server.task.TaskRegistry;
import io.github.camelgp.server.tool.geometry.BufferTool;
import io.github.camelgp.server.tool.geometry.ClipTool;
import io.github.camelgp.server.tool.geometry.ConvexHullTool;
import io.github.camelgp.server.tool.geometry.DissolveTool;
import io.github.camelgp.server.tool.geometry.IntersectTool;
import io.github.camelgp.server.tool.geometry.ProjectTool;
import io.github.camelgp.server.tool.geometry.SimplifyTool;
import io.github.camelgp.server.tool.print.ExportWebMapTool;
import io.github.camelgp.server.tool.print.LayoutTemplatesTool;
import io.github.camelgp.server.tool.probe.AllTypesTool;
import io.github.camelgp.server.tool.probe.FailTool;
import io.github.camelgp.server.tool.probe.ManyFeaturesTool;
import io.github.camelgp.server.tool.probe.SlowTool;
import io.github.camelgp.server.tool.terrain.ElevationSource;
import io.github.camelgp.server.tool.terrain.ViewshedTool;

/** Registers the tools that the standalone server serves. */
public final class StandardTools {

    private StandardTools() {}

    /** All of them, on the elevation model that ships with the server. */
    public static void addTo(TaskRegistry registry) {
        addTo(registry, ElevationSource.shipped());
    }

    /** All of them, on the given ground. */
    public static void addTo(TaskRegistry registry, ElevationSource elevation) {
        KnownTools.addTo(registry, elevation);
        var viewshed = new ViewshedTool(elevation);
        registry.service("Elevation/ESRI_Elevation_World", service -> service.synchronous()
                .description("Analyses of elevation, answered at once")
                .task("Viewshed", viewshed::describe));
        registry.service("WorldViewshed", service -> service.asynchronous()
                .description("What can be seen from where, as a job")
                .task("viewshed", viewshed::describe));
        registry.service("Secured/SecureViewshed", service -> service.asynchronous()
                .secured()
                .description("What can be seen from where, for users only")
                .task("viewshed", viewshed::describe));
        registry.service("Geometry/Tools", service -> service.asynchronous()
                .uploads()
                .description("Tools on geometries")
                .task("Buffer", new BufferTool()::describe)
                .task("Clip", new ClipTool()::describe)
                .task("Intersect", new IntersectTool()::describe)
                .task("Dissolve", new DissolveTool()::describe)
                .task("ConvexHull", new ConvexHullTool()::describe)
                .task("Simplify", new SimplifyTool()::describe)
                .task("Project", new ProjectTool()::describe));
        registry.service("Test/Slow", service -> service.asynchronous()
                .description("For trying out clients: takes its time")
                .task("Slow", new SlowTool()::describe));
        registry.service("Test/Failing", service -> service.asynchronous()
                .description("For trying out clients: fails")
                .task("Fail", new FailTool()::describe));
        registry.service("Test/ManyFeatures", service -> service.asynchronous()
                .resultMapService()
                .outputFeatureServices()
                .maximumRecords(1000)
                .description("For trying out clients: more results than fit into one answer")
                .task("Make", new ManyFeaturesTool()::describe));
        registry.service("Utilities/PrintingTools", service -> service.synchronous()
                .description("Maps on paper")
                .task("Export Web Map Task", new ExportWebMapTool()::describe)
                .task("Get Layout Templates Info Task", new LayoutTemplatesTool()::describe));
        registry.service("Test/Types", service -> service.asynchronous()
                .uploads()
                .description("For trying out clients: every data type")
                .task("AllTypes", new AllTypesTool()::describe));
    }
}
