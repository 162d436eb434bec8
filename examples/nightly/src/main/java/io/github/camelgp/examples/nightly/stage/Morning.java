package io.github.camelgp.examples.nightly.stage;

import java.io.IOException;
import java.sql.SQLException;

/** The morning after: is everything there, what failed and why, and how that is mended. */
final class Morning {
    private final int inputs;
    private final Stage stage;
    private final Story story;

    Morning(int inputs, Stage stage, Story story) {
        this.inputs = inputs;
        this.stage = stage;
        this.story = story;
    }

    /** False if something is missing, or there twice. */
    boolean comes() throws IOException, SQLException {
        Tally tally = Tally.of(stage);
        story.say("");
        story.say("The morning after");
        story.say("");
        boolean well = check(inputs - 1, tally);
        return well;
    }

    private boolean check(int results, Tally tally) {
        boolean well = tally.results() == results && tally.resultFiles() == results && tally.jobsTwice() == 0;
        story.say("inputs " + inputs + ", jobs " + tally.jobs() + ", results " + tally.results() + ", result files "
                + tally.resultFiles() + ", inputs with two jobs " + tally.jobsTwice() + (well ? "" : "   NOT WELL"));
        return well;
    }
}
