package io.github.camelgp.benchmarks.bigresult;

import io.github.camelgp.server.GpServer;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.Field;
import io.github.camelgp.server.value.SpatialReference;
import java.util.List;

/** A server whose task gives as many big features as asked for in one answer. */
final class BigServer {
    private BigServer() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (GpServer server = GpServer.builder()
                .recordedRequests(10)
                .service("Big", service -> service.maximumRecords(Integer.MAX_VALUE)
                        .task("Make", task -> task.input("Count", "GPLong", p -> p.required())
                                .output("Polygons", "GPFeatureRecordSetLayer", p -> p.geometryType(
                                                "esriGeometryPolygon")
                                        .wkid(4326))
                                .run(call -> call.set(
                                        "Polygons",
                                        Features.of(
                                                "esriGeometryPolygon",
                                                SpatialReference.WGS84,
                                                List.of(Field.objectId("OBJECTID"), Field.text("name", 50)),
                                                new BigFeatures((int) call.wholeNumber("Count")))))))
                .start()) {
            System.out.println("url " + server.url());
            Thread.currentThread().join();
        }
    }
}
