package io.github.camelgp.benchmarks.throughput;

import io.github.camelgp.server.GpServer;
import io.github.camelgp.server.value.Feature;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.Field;
import io.github.camelgp.server.value.SpatialReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** A server with a synchronous task that answers so many points at once. */
final class EchoServer {
    private EchoServer() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (GpServer server = GpServer.builder()
                .recordedRequests(10)
                .service("Load", service -> service.synchronous()
                        .maximumRecords(100_000)
                        .instances(8)
                        .task("Points", task -> task.input("Count", "GPLong", p -> p.required())
                                .output("Result", "GPFeatureRecordSetLayer", p -> p.geometryType("esriGeometryPoint")
                                        .wkid(4326))
                                .run(call -> call.set("Result", points((int) call.wholeNumber("Count"))))))
                .start()) {
            System.out.println("url " + server.url());
            Thread.currentThread().join();
        }
    }

    private static Features points(int count) {
        GeometryFactory factory = new GeometryFactory();
        List<Feature> features = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
            attributes.put("OBJECTID", i + 1L);
            attributes.put("name", "Point number " + i);
            features.add(new Feature(
                    attributes, factory.createPoint(new Coordinate(174 + i * 0.001234567, -36 - i * 0.000765432))));
        }
        return Features.of(
                "esriGeometryPoint",
                SpatialReference.WGS84,
                List.of(Field.objectId("OBJECTID"), Field.text("name", 50)),
                features);
    }
}
