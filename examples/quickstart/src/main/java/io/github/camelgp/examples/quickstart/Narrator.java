package io.github.camelgp.examples.quickstart;

import io.github.camelgp.model.GpException;
import io.github.camelgp.model.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Says on the console what the route does, in plain words. The route calls it by name. */
@Component
public class Narrator implements SmartInitializingSingleton {
    private static final Set<Reason> FILES_FAULT =
            EnumSet.of(Reason.INVALID_INPUT, Reason.TOOL_FAILED, Reason.TRUNCATED, Reason.CANCELLED, Reason.GONE);

    private final Site site;
    private final Folders folders;
    private final Inbox inbox;

    Narrator(Site site, Folders folders, Inbox inbox) {
        this.site = site;
        this.folders = folders;
        this.inbox = inbox;
    }

    /** Before the route starts. */
    @Override
    public void afterSingletonsInstantiated() {
        say("");
        say("Who sees what on the volcano Maunga Whau (Mt Eden, Auckland)?");
        say("");
        say("server  " + site.url() + (site.isEmbedded() ? "  (embedded; set GP_SERVER_URL to use your own)" : ""));
        say("inbox   " + folders.shown(folders.inbox()));
        say("outbox  " + folders.shown(folders.outbox()));
        say("");
    }

    /** A file is about to be sent. */
    public void taken(@Header(Exchange.FILE_NAME) String name) {
        say(name + " goes to WorldViewshed/viewshed");
    }

    /** The result is in the outbox. */
    public void delivered(Exchange exchange) throws IOException {
        String name = name(exchange);
        Path result = folders.outbox().resolve(name);
        say("");
        VisibleAreas.lines(exchange, folders.inbox().resolve(name), result).forEach(line -> say("  " + line));
        say("");
        say("The areas as GeoJSON, " + (Files.size(result) + 1023) / 1024 + " KB:");
        say("  " + folders.shown(result));
        say("  " + result.toUri());
        end(name, true);
    }

    /** Whether something else than the file is the reason that it failed, so that the file is worth another try. */
    public boolean isNotTheFilesFault(Exchange exchange) {
        return failure(exchange) instanceof GpException e && !FILES_FAULT.contains(e.getReason());
    }

    /** What goes beside a bad file: what failed, the rule, what to do. */
    public String reason(Exchange exchange) {
        return """
                %s was not processed.

                What failed
                  %s

                What to do
                  Correct the file and put it into %s again.
                  %s
                """
                .formatted(
                        name(exchange),
                        failure(exchange).getMessage(),
                        folders.inbox(),
                        "It must be GeoJSON with points, longitude before latitude; all else is said above.");
    }

    /** The file is in the error folder. */
    public void refused(Exchange exchange) {
        String name = name(exchange);
        say("  refused: " + failure(exchange).getMessage());
        say("  It goes to " + folders.shown(folders.error().resolve(name)) + ", with the reason beside it.");
        end(name, false);
    }

    /** The file stays in the inbox. */
    public void left(Exchange exchange) {
        String name = name(exchange);
        say("  not now: " + failure(exchange).getMessage());
        say("  The file stays in " + folders.shown(folders.inbox())
                + (inbox.isWatched() ? " and is tried again." : "; start again when the server answers."));
        end(name, false);
    }

    private void end(String name, boolean delivered) {
        say("");
        inbox.finished(name, delivered);
    }

    private static String name(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.FILE_NAME, String.class);
    }

    private static Throwable failure(Exchange exchange) {
        Throwable caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        return caught != null ? caught : exchange.getException();
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
