package io.github.camelgp.examples.nightly.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A night in which everything goes wrong. The arguments are how many inputs there are (200) and the folder for all that
 * comes of it. The exit code is 0 if each input came out once.
 */
public final class Night {
    private static final int STOPPED_SECONDS = 4;

    private final int inputs;
    private final Stage stage;
    private final Story story;
    private String said = "";
    private int looks;

    private Night(int inputs, Stage stage, Story story) {
        this.inputs = inputs;
        this.stage = stage;
        this.story = story;
    }

    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        int inputs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        Path folder = Path.of(arguments.length > 1 ? arguments[1] : "target/nightly");
        System.exit(run(inputs, folder));
    }

    static int run(int inputs, Path folder) throws IOException, SQLException, InterruptedException {
        Story story = new Story();
        story.say("");
        story.say("A night in which everything goes wrong: " + inputs + " sites, what can be seen from each?");
        story.say("");
        try (Stage stage = new Stage(folder)) {
            Inputs.write(stage.ftp().inbox(), inputs);
            Night night = new Night(inputs, stage, story);
            night.introduce();
            return night.passes() ? 0 : 1;
        }
    }

    private void introduce() {
        story.say("GP server    " + stage.gis().url() + "   service Survey/Visibility, for users only");
        story.say("FTP server   ftp://127.0.0.1:" + stage.ftp().port() + "   " + inputs + " files in /inbox");
        story.say("PostgreSQL   " + stage.database().url().replaceAll("\\?.*", "") + "   schedule, ledger, results");
        story.say("Application  camel/night.yaml, in a process of its own; its log: " + stage.log());
        story.say("");
    }

    /** From the evening to the morning; false if something is missing, or takes too long. */
    private boolean passes() throws IOException, SQLException, InterruptedException {
        try (ApplicationProcess first = stage.startApplication()) {
            story.goesOn("The application starts, as process " + first.pid() + ". Its night begins every 5 s, so that"
                    + " you needn't wait for 1 a.m.");
            if (!goesWrong()) {
                return false;
            }
            first.kill();
        }
        Tally killed = Tally.of(stage);
        story.happens("The application's process is killed (SIGKILL): " + killed.files() + " files and " + killed.open()
                + " jobs are on their way.");
        try (ApplicationProcess second = stage.startApplication()) {
            story.goesOn("The application starts again, as process " + second.pid() + ".");
            return until("the end", tally -> tally.files() == 0 && tally.open() == 0)
                    && new Morning(inputs, stage, story).comes();
        }
    }

    private boolean goesWrong() throws IOException, SQLException, InterruptedException {
        if (!until("the first jobs", tally -> tally.jobs() >= inputs * 3 / 10)) {
            return false;
        }
        story.happens("The service is stopped.");
        stage.gis().stopService();
        TimeUnit.SECONDS.sleep(STOPPED_SECONDS);
        story.happens("The service is started again.");
        stage.gis().startService();
        if (!until("half of the jobs", tally -> tally.jobs() >= inputs / 2)) {
            return false;
        }
        story.happens("The token expires, in the middle of it all.");
        stage.gis().forgetTokens();
        return until("most of the jobs", tally -> tally.jobs() >= inputs * 7 / 10);
    }

    /** Waits, and says how far things are whenever that has changed. */
    private boolean until(String what, Predicate<Tally> reached)
            throws IOException, SQLException, InterruptedException {
        boolean there = stage.waitFor(tally -> {
            boolean now = reached.test(tally);
            if (now || looks++ % 10 == 0) {
                goOn(tally.toString());
            }
            return now;
        });
        if (!there) {
            story.happens("Waited for " + what + " in vain. See " + stage.log());
        }
        return there;
    }

    private void goOn(String line) {
        if (!line.equals(said)) {
            said = line;
            story.goesOn(line);
        }
    }
}
