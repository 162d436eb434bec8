package io.github.camelgp.examples.nightly.stage;

import io.github.camelgp.cli.GpCommand;
import io.github.camelgp.examples.nightly.NightlyApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All that the night needs, started; and the application, as often as it takes. */
final class Stage implements AutoCloseable {
    private static final int LONGEST_SECONDS = 300;
    private static final int LOOK_MILLIS = 200;
    private static final String SCHEDULE = "0/5 * * * * ?";

    private final Path folder;
    private final String password = UUID.randomUUID().toString();
    private final GisServer gis = new GisServer(password);
    private final FtpSite ftp;
    private final Database database;

    Stage(Path folder) throws IOException, SQLException {
        this.folder = folder.toAbsolutePath().normalize();
        empty(this.folder);
        ftp = new FtpSite(this.folder.resolve("ftp"), password);
        database = new Database();
    }

    GisServer gis() {
        return gis;
    }

    FtpSite ftp() {
        return ftp;
    }

    Database database() {
        return database;
    }

    Path log() {
        return folder.resolve("application.log");
    }

    Path results() {
        return folder.resolve("results");
    }

    Path reports() {
        return folder.resolve("reports");
    }

    ApplicationProcess startApplication() throws IOException {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("night.server", gis.url());
        properties.put("night.database", database.url());
        properties.put("night.ftp.port", String.valueOf(ftp.port()));
        properties.put("night.folder", folder.toString());
        properties.put("night.cron", SCHEDULE);
        properties.put("night.log", "INFO");
        return ApplicationProcess.start(
                NightlyApplication.class, properties, Map.of("NIGHT_PASSWORD", password), log());
    }

    /** Runs the program of camel-gp-cli as a user would, with the password in the environment; its exit code. */
    int shell(List<String> arguments, Consumer<String> said) throws IOException, InterruptedException {
        return ApplicationProcess.run(GpCommand.class, arguments, Map.of("GP_PASSWORD", password), said);
    }

    /** False if it takes too long. */
    boolean waitFor(Predicate<Tally> reached) throws IOException, SQLException, InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (System.nanoTime() < limit) {
            if (reached.test(Tally.of(this))) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return false;
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : all) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
    }

    @Override
    public void close() throws IOException, SQLException {
        ftp.close();
        gis.close();
        database.close();
    }
}
