package io.github.camelgp.benchmarks.bigresult;

import io.github.camelgp.GpComponent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AggregationStrategies;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;
import org.postgresql.ds.PGSimpleDataSource;

/** The routes that are measured, in a small heap: a big result to a file, or to the rows of a table. */
final class BigClient {
    private static final int BATCH = 500;

    private BigClient() {}

    public static void main(String[] arguments) throws Exception {
        String route = arguments[0];
        Path folder = Path.of(arguments[2]);
        AtomicLong mostBytes = new AtomicLong();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            GpComponent gp = context.getComponent("gp", GpComponent.class);
            gp.setServerUrl(arguments[1]);
            gp.setSpoolDirectory(
                    Files.createDirectories(folder.resolve("spool")).toString());
            PGSimpleDataSource database = new PGSimpleDataSource();
            database.setUrl(arguments[3]);
            context.getRegistry().bind("database", database);
            context.addRoutes(new Routes(folder));
            context.start();
            context.getExecutorServiceManager()
                    .newSingleThreadScheduledExecutor(gp, "disk")
                    .scheduleWithFixedDelay(
                            () -> mostBytes.accumulateAndGet(bytes(folder), Math::max), 0, 200, TimeUnit.MILLISECONDS);
            context.createProducerTemplate().requestBodyAndHeader("direct:" + route, null, "count", arguments[4]);
            mostBytes.accumulateAndGet(bytes(folder), Math::max);
        }
        System.out.println("disk " + mostBytes.get());
    }

    private static long bytes(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0;
        }
    }

    private static final class Routes extends RouteBuilder {
        private final Path folder;

        Routes(Path folder) {
            this.folder = folder;
        }

        @Override
        public void configure() {
            errorHandler(noErrorHandler());
            from("direct:file")
                    .toD("gp:Big/Make?param.Count=${header.count}&resultFormat=geoJson")
                    .to("file:" + folder + "?fileName=big.geojson");
            from("direct:rows")
                    .toD("gp:Big/Make?param.Count=${header.count}&resultFormat=rows")
                    .split(body())
                    .streaming()
                    .stopOnException()
                    .transform()
                    .body(Map.class, BigClient::row)
                    .aggregate(constant(true), AggregationStrategies.groupedBody())
                    .completionSize(BATCH)
                    .completionPredicate(exchangeProperty(Exchange.SPLIT_COMPLETE))
                    .eagerCheckCompletion()
                    .to(
                            "sql:insert into big (id, name, shape) values (:#id, :#name, :#shape)?batch=true&dataSource=#database");
        }
    }

    private static Map<String, @Nullable Object> row(Map<?, ?> feature) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", feature.get("OBJECTID"));
        row.put("name", feature.get("name"));
        row.put("shape", new WKBWriter().write((Geometry) feature.get("geometry")));
        return row;
    }
}
