package io.github.camelgp.examples.nightly.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How far things are.
 *
 * @param files inputs that wait on the FTP server
 * @param jobs that the server was given, all in all
 * @param results rows in the table
 * @param resultFiles files with results
 * @param open jobs that the ledger hasn't dealt with
 * @param jobsTwice inputs that the server was given more than once
 */
record Tally(int files, int jobs, int results, int resultFiles, int open, long jobsTwice) {
    private static final String OPEN = "SELECT count(*) FROM gp_job WHERE state NOT IN ('DELIVERED', 'DEAD', 'PARKED')";

    static Tally of(Stage stage) throws SQLException, IOException {
        Map<String, Integer> jobs = stage.gis().jobs();
        boolean ledger = stage.database().number("SELECT count(*) FROM pg_tables WHERE tablename = 'gp_job'") == 1;
        return new Tally(
                stage.ftp().waiting(),
                jobs.values().stream().mapToInt(Integer::intValue).sum(),
                stage.database().results(),
                files(stage.results()),
                ledger ? stage.database().number(OPEN) : 0,
                jobs.values().stream().filter(times -> times > 1).count());
    }

    private static int files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return (int)
                    files.filter(file -> file.toString().endsWith(".geojson")).count();
        }
    }

    @Override
    public String toString() {
        return String.format("%3d files wait   %3d jobs at the server   %3d results", files, jobs, results);
    }
}
