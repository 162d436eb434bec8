package io.github.camelgp.examples.complete.stage;

import io.github.camelgp.examples.complete.TreeApplication;
import io.github.camelgp.model.GpTruncatedException;
import io.github.camelgp.operation.GpConstants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * 25,000 trees from a service that answers with 1,000: by a script, and by {@code gp:} in three ways; then a map of them.
 * The argument is the folder for all that comes of it. The exit code is 0 if all figures are what they should be.
 */
public final class Complete {
    private static final int PARKS = 250;
    private static final int TREES_PER_PARK = 100;
    private static final int YESTERDAY_PER_PARK = 80;
    private static final int TREES = PARKS * TREES_PER_PARK;

    private final Story story;
    private final List<Park> parks;
    private final Database database;
    private final Path folder;
    private final String before;
    private final String expected;
    private final List<Outcome> outcomes = new ArrayList<>();

    private Complete(Story story, List<Park> parks, List<Tree> yesterday, Database database, Path folder) {
        this.story = story;
        this.parks = parks;
        this.database = database;
        this.folder = folder;
        before = Checksum.of(yesterday);
        expected = Checksum.of(Planting.in(parks, TREES_PER_PARK));
    }

    public static void main(String[] arguments) throws Exception {
        System.exit(run(Path.of(arguments.length > 0 ? arguments[0] : "target/complete")));
    }

    static int run(Path folder) throws Exception {
        Story story = new Story();
        story.say("");
        story.say(Story.number(TREES) + " trees from a service that answers with " + Story.number(GisServer.LIMIT)
                + " at most. Who gets them all, and who is told?");
        story.say("");
        story.say("Starting a GP server and PostgreSQL …");
        Path all = Files.createDirectories(folder).toRealPath();
        List<Park> parks = Park.all(PARKS);
        List<Tree> yesterday = Planting.in(parks, YESTERDAY_PER_PARK);
        try (GisServer gis = new GisServer();
                Database database = new Database(parks, yesterday);
                TreeApplication application =
                        new TreeApplication(gis.url(), database.source(), TREES_PER_PARK, all, new JobWords(story))) {
            Complete complete = new Complete(story, parks, yesterday, database, all);
            return complete.tell(gis, application) ? 0 : 1;
        }
    }

    private boolean tell(GisServer gis, TreeApplication application) throws Exception {
        story.say("");
        story.say("GP server     " + gis.url() + "   task Parks/Planting/PlanTrees");
        story.say("PostgreSQL    " + database.url() + "   table park: " + PARKS + " rows; table tree: "
                + Story.number((long) PARKS * YESTERDAY_PER_PARK) + " of yesterday's plan");
        story.say("Application   camel/trees.yaml: sql -> gp -> sql, " + TREES_PER_PARK + " trees for each park");
        story.say("Each of the four below begins with yesterday's plan in the table.");

        script(gis);
        asItComes(application);
        whole("3  gp: onTruncated=page", application.run("page-by-page", again("3  gp: with onTruncated=page")));
        Exchange published = application.run("feature-service", again("4  gp: with outputFeatureService=Trees"));
        whole("4  gp: outputFeatureService", published);
        boolean printed = map(application, published);

        story.chapter("So, side by side");
        story.say("");
        story.say(Outcome.heading());
        outcomes.forEach(outcome -> story.say(outcome.toString()));
        story.say("");
        boolean well = printed && outcomes.stream().allMatch(Outcome::asExpected);
        story.say(well ? "Every figure is what it should be." : "SOMETHING IS WRONG, see above.");
        story.say("The map: " + folder.resolve("trees.pdf").toUri());
        return well;
    }

    /** Yesterday's plan is in the table, and a chapter begins. */
    private Map<String, Object> again(String title) throws SQLException {
        database.restore();
        story.chapter(title);
        return Map.of();
    }

    private void script(GisServer gis) throws SQLException, IOException, InterruptedException {
        again("1  A script: submit, poll, fetch, store");
        int came = new PlainScript(gis.taskUrl(), database.source(), story).run(parks, TREES_PER_PARK);
        story.goesOn("done: no error, " + came + " trees stored in the place of yesterday's. Nobody is told.");
        List<Tree> now = database.trees();
        outcomes.add(new Outcome(
                "1  a script", true, came, now.size(), Checksum.of(now), "all gone", came == 0 && now.isEmpty()));
    }

    private void asItComes(TreeApplication application) throws SQLException {
        Exchange done = application.run("as-it-comes", again("2  gp: as it comes"));
        List<Tree> now = database.trees();
        boolean kept = Checksum.of(now).equals(before);
        if (done.getException() instanceof GpTruncatedException truncated) {
            story.goesOn("failed: " + truncated.getMessage());
            story.goesOn("The table is as it was.");
            outcomes.add(new Outcome(
                    "2  gp:", false, truncated.getReceived(), now.size(), Checksum.of(now), "yesterday's, kept", kept));
        } else {
            outcomes.add(ended("2  gp:", done, now, false));
        }
    }

    private void whole(String way, Exchange done) throws SQLException {
        List<Tree> now = database.trees();
        Outcome outcome = ended(way, done, now, Checksum.of(now).equals(expected));
        outcomes.add(outcome);
        story.goesOn(
                outcome.success()
                        ? Story.number(outcome.came()) + " trees came, " + Story.number(now.size())
                                + " are in the table, with their shapes as EWKB."
                        : "failed: " + done.getException());
    }

    private static Outcome ended(String way, Exchange done, List<Tree> now, boolean well) {
        long came = done.getMessage().getHeader(GpConstants.FEATURE_COUNT, 0L, Long.class);
        boolean success = !done.isFailed();
        return new Outcome(
                way,
                success,
                came,
                now.size(),
                Checksum.of(now),
                well ? "today's, all" : "not what the tool made",
                well && success && came == TREES && now.size() == TREES);
    }

    /** Prints the trees of the feature service, and looks at the page. */
    private boolean map(TreeApplication application, Exchange published) throws IOException {
        story.chapter("5  A map of the feature service, by Export Web Map");
        String title = Story.number(TREES) + " trees for " + PARKS + " parks";
        Object service = published.getMessage().getHeader(GpConstants.SERVICE_URL, "");
        Path pdf = folder.resolve("trees.pdf");
        Files.deleteIfExists(pdf);
        story.goesOn("printing …");
        Exchange done = application.run("print-map", Map.of("title", title, GpConstants.SERVICE_URL, service));
        if (done.isFailed()) {
            story.goesOn("failed: " + done.getException());
            return false;
        }
        PrintedMap map = PrintedMap.read(pdf, folder.resolve("trees.png"));
        boolean well = map.pages() == 1 && map.text().contains(title) && map.green() > 0.02;
        story.goesOn(
                "A4 with " + Story.number(Files.size(pdf) / 1024) + " KB: the trees by the address of their layer, "
                        + service + ", the parks from the database" + (well ? "." : ". THE PAGE IS NOT RIGHT."));
        return well;
    }
}
