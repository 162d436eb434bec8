package io.github.camelgp.benchmarks.bigresult;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelgp.benchmarks.Child;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/**
 * A result of about 1 GB through a route, in an application with a heap of 64 MB: to a GeoJSON file, and to the rows of a
 * PostgreSQL table. Argument: how many features of 5 KB, 200,000 by default.
 *
 * <p>Budget: the heap suffices, disk takes at most three times the result, every feature is there and every ordinate the
 * same.
 */
public final class BigResult {
    private static final String HEAP = "64m";
    private static final int MOST_DISK = 3;

    private final int count;
    private final Path folder;
    private final String server;
    private final EmbeddedPostgres database;

    private BigResult(int count, Path folder, String server, EmbeddedPostgres database) {
        this.count = count;
        this.folder = folder;
        this.server = server;
        this.database = database;
    }

    private record Outcome(String route, double seconds, long disk, Checksum got) {}

    public static void main(String[] arguments) throws Exception {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
        Path folder = Files.createTempDirectory("gp-big-result");
        boolean held;
        try (Child server = Child.start("512m", BigServer.class);
                EmbeddedPostgres database = EmbeddedPostgres.start()) {
            held = new BigResult(count, folder, server.line("url"), database).measure();
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
        System.exit(held ? 0 : 1);
    }

    private boolean measure() throws IOException, InterruptedException, SQLException, ParseException {
        String expected = expected().text();
        Outcome file = run("file");
        long fileBytes = Files.size(folder.resolve("big.geojson"));
        Outcome toFile = new Outcome("GeoJSON file", file.seconds(), file.disk(), inFile());
        Files.delete(folder.resolve("big.geojson"));
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table big (id bigint primary key, name text, shape bytea)");
        }
        Outcome rows = run("rows");
        Outcome toRows = new Outcome("PostgreSQL rows", rows.seconds(), rows.disk(), inTable());

        System.out.printf("%-16s %10s %10s %12s %10s %s%n", "to", "seconds", "features", "disk, times", "heap", "sum");
        boolean held = true;
        double worst = 0;
        for (Outcome outcome : new Outcome[] {toFile, toRows}) {
            double times = (double) outcome.disk() / fileBytes;
            worst = Math.max(worst, times);
            held &= times <= MOST_DISK && outcome.got().text().equals(expected);
            System.out.printf(
                    Locale.ROOT,
                    "%-16s %10.1f %10d %12.2f %10s %s%n",
                    outcome.route(),
                    outcome.seconds(),
                    outcome.got().features(),
                    times,
                    HEAP,
                    outcome.got().text().equals(expected) ? "equal" : "NOT EQUAL");
        }
        System.out.printf(
                Locale.ROOT,
                "big-result features=%d megabytes=%d heap=%s disk=%.2f file-seconds=%.0f rows-seconds=%.0f %s%n",
                count,
                fileBytes >> 20,
                HEAP,
                worst,
                toFile.seconds(),
                toRows.seconds(),
                held ? "ok" : "BUDGET NOT HELD");
        return held;
    }

    private Outcome run(String route) throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (Child client = Child.start(
                HEAP,
                BigClient.class,
                route,
                server,
                folder.toString(),
                database.getJdbcUrl("postgres", "postgres"),
                Integer.toString(count))) {
            long disk = Long.parseLong(client.line("disk"));
            if (client.exitCode() != 0) {
                throw new IOException("The route " + route + " failed");
            }
            return new Outcome(route, (System.nanoTime() - start) / 1e9, disk, new Checksum());
        }
    }

    private Checksum expected() {
        Checksum checksum = new Checksum();
        for (int i = 0; i < count; i++) {
            add(checksum, BigFeatures.ring(i));
            checksum.feature(i + 1L);
        }
        return checksum;
    }

    private static void add(Checksum checksum, Coordinate[] positions) {
        for (Coordinate position : positions) {
            checksum.position(position.x, position.y);
        }
    }

    /** Read with Jackson alone, so that no mistake of the codecs can hide itself. */
    private Checksum inFile() throws IOException {
        Checksum checksum = new Checksum();
        try (JsonParser parser =
                new JsonFactory().createParser(folder.resolve("big.geojson").toFile())) {
            boolean coordinates = false;
            long id = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME && parser.currentName().equals("OBJECTID")) {
                    parser.nextToken();
                    id = parser.getLongValue();
                } else if (token == JsonToken.FIELD_NAME) {
                    coordinates = parser.currentName().equals("coordinates");
                } else if (coordinates && token.isNumeric()) {
                    double x = parser.getDoubleValue();
                    parser.nextToken();
                    checksum.position(x, parser.getDoubleValue());
                } else if (token == JsonToken.END_OBJECT && id != 0 && isFeature(parser)) {
                    checksum.feature(id);
                    id = 0;
                }
            }
        }
        return checksum;
    }

    private static boolean isFeature(JsonParser parser) {
        return parser.getParsingContext().inArray();
    }

    private Checksum inTable() throws SQLException, ParseException {
        Checksum checksum = new Checksum();
        WKBReader reader = new WKBReader();
        try (Connection connection = database.getPostgresDatabase().getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(1000);
                try (ResultSet rows = statement.executeQuery("select id, shape from big")) {
                    while (rows.next()) {
                        Geometry shape = reader.read(rows.getBytes("shape"));
                        add(checksum, shape.getCoordinates());
                        checksum.feature(rows.getLong("id"));
                    }
                }
            }
        }
        return checksum;
    }
}
