package io.github.camelgp.examples.nightly.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** The morning after: is everything there, what failed and why, and how that is mended. */
final class Morning {
    private static final int REPORT_LINES = 60;

    private final int inputs;
    private final Stage stage;
    private final Story story;

    Morning(int inputs, Stage stage, Story story) {
        this.inputs = inputs;
        this.stage = stage;
        this.story = story;
    }

    /** The application still runs. False if something is missing, or there twice. */
    boolean comes() throws IOException, SQLException, InterruptedException {
        story.say("");
        story.say("The morning after");
        story.say("");
        boolean well = count(inputs - 1, 0) && oneReport();
        story.say("");
        story.say("The GIS team adds the elevation that was missing. The failed job is run again, from a shell:");
        story.say("");
        stage.gis().addElevation();
        well &= rerun() && stage.waitFor(tally -> tally.results() == inputs && tally.open() == 0);
        story.say("");
        well &= count(inputs, 1);
        story.say("");
        story.say("Results as files           " + stage.results());
        story.say("The FTP server's folders   " + stage.ftp().done().getParent());
        story.say("The application's log      " + stage.log());
        story.say("");
        story.say(well ? "All is well." : "SOMETHING IS NOT WELL: see the figures above.");
        return well;
    }

    private boolean count(int results, int again) throws IOException, SQLException {
        Tally tally = Tally.of(stage);
        figure("inputs", inputs, inputs);
        figure("jobs that the server was given", tally.jobs(), inputs + again);
        figure("inputs with more than one job", tally.jobsTwice(), again);
        figure("results in the table visible_area", tally.results(), results);
        figure("results as files", tally.resultFiles(), results);
        figure("inputs left on the FTP server", tally.files(), 0);
        return tally.equals(new Tally(0, inputs + again, results, results, 0, again));
    }

    private void figure(String what, long found, long expected) {
        String mark = found == expected ? "" : "   <- not " + expected;
        story.say(String.format("  %-36s %4d%s", what, found, mark));
    }

    /** One job failed, and says why. */
    private boolean oneReport() throws IOException {
        List<Path> reports = reports();
        story.say("");
        for (Path report : reports) {
            story.say("One job failed. Its report, " + report + ":");
            story.say("");
            try (Stream<String> lines = Files.lines(report)) {
                lines.limit(REPORT_LINES).forEach(line -> story.say("  | " + line));
            }
        }
        return reports.size() == 1;
    }

    private List<Path> reports() throws IOException {
        if (!Files.isDirectory(stage.reports())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(stage.reports())) {
            return files.sorted().toList();
        }
    }

    private boolean rerun() throws IOException, InterruptedException {
        List<String> arguments = List.of(
                "jobs",
                "rerun",
                "--state",
                "failed",
                "--repository",
                stage.database().url(),
                "--server",
                stage.gis().url(),
                "--user",
                "night");
        story.say("  $ camel-gp " + String.join(" ", arguments));
        return stage.shell(arguments, line -> story.say("  " + line)) == 0;
    }
}
