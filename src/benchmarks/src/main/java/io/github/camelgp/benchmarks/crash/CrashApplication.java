package io.github.camelgp.benchmarks.crash;

import io.github.camelgp.GpComponent;
import io.github.camelgp.internal.poll.HaltPoints;
import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.GpJobRepository;
import io.github.camelgp.job.JobFilter;
import io.github.camelgp.job.JobState;
import io.github.camelgp.operation.OnUnknown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The application that crashes. One route waits for its jobs, one hands them over and a third collects those. The arguments
 * are the folder, the server, the store, and whether lost jobs are looked for, and submitted when they
 * aren't there ({@code found}), or just {@code parked}, and the moment at which it halts with how often it passes that before; or {@code none}, and it ends
 * when all is done.
 */
public final class CrashApplication {
    static final int HALTED = 3;
    private static final Set<JobState> OVER = EnumSet.of(JobState.DELIVERED, JobState.DEAD);

    private CrashApplication() {}

    public static void main(String[] arguments) throws Exception {
        Folders folders = new Folders(Path.of(arguments[0]));
        GpJobRepository jobs = Store.repository(arguments[2]);
        boolean found = arguments[3].equals("found");
        boolean halts = !arguments[4].equals("none");
        DefaultCamelContext context = new DefaultCamelContext();
        GpComponent gp = context.getComponent("gp", GpComponent.class);
        configure(gp, arguments[1], jobs);
        if (found) {
            gp.setApiUsername(Site.ADMINISTRATOR);
            gp.setApiPassword(Site.ADMINISTRATOR);
            gp.getConfiguration().setOnUnknown(OnUnknown.resubmit);
        }
        if (halts) {
            context.getRegistry().bind("halt", HaltPoints.class, halt(arguments[4], Integer.parseInt(arguments[5])));
        }
        context.addRoutes(routes(folders.root(), found ? "&correlationParameter=Request" : ""));
        context.start();
        System.out.println("ready");
        while (halts || !isDone(folders, jobs)) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        context.stop();
        System.exit(0);
    }

    private static void configure(GpComponent gp, String server, GpJobRepository jobs) {
        gp.setServerUrl(server);
        gp.setJobRepository(jobs);
        gp.setLease(1000);
        gp.setRedeliveryDelay(100);
        // each crash in a delivery counts as one
        gp.setMaxRedeliveries(1000);
        gp.setPollsPerSecond(500);
        gp.getConfiguration().setPollFloor(20);
        gp.getConfiguration().setPollWait(20);
    }

    private static HaltPoints halt(String name, int passes) {
        AtomicInteger left = new AtomicInteger(passes);
        // any other way to end would close what a crash leaves open
        return (point, rowId) -> {
            if (point.name().equals(name) && left.getAndDecrement() == 0) {
                Runtime.getRuntime().halt(HALTED);
            }
        };
    }

    private static RouteBuilder routes(Path root, String more) {
        String options = "?initialDelay=0&delay=200&move=../done/${file:name}";
        String task = "gp:" + Site.TASK + "?inputParameter=Name&idempotencyKey=${file:name}" + more;
        String results = "file:" + root + "/results?tempPrefix=.";
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + root + "/waiting" + options)
                        .convertBodyTo(String.class)
                        .to(task)
                        .to(results);
                from("file:" + root + "/handed-over" + options)
                        .convertBodyTo(String.class)
                        .setHeader("name", simple("${file:name}"))
                        .to(task + "&operation=submitJob&correlation=name&collector=later");
                from("gp:" + Site.TASK + "?collector=later&initialDelay=0&delay=50")
                        .to(results + "&fileName=${header.name}");
            }
        };
    }

    /** Whether each input has come out, or is parked. Says which are. */
    private static boolean isDone(Folders folders, GpJobRepository jobs) throws IOException {
        List<GpJobRecord> rows = jobs.list(new JobFilter(Set.of(), null, null, null, null, 100_000))
                .toCompletableFuture()
                .join();
        Set<String> files = Folders.names(folders.waiting());
        files.addAll(Folders.names(folders.handedOver()));
        Set<String> parked = new HashSet<>();
        boolean done = true;
        for (GpJobRecord row : rows) {
            String input = String.valueOf(row.origin().idempotencyKey());
            if (row.state() == JobState.PARKED) {
                parked.add(input);
            } else if (row.state() == JobState.FINISHED && row.origin().attached()) {
                // kept for the message, which doesn't come again if the file had been moved
                done &= !files.contains(input);
            } else {
                done &= OVER.contains(row.state());
            }
        }
        files.removeAll(parked);
        Files.write(folders.parked(), parked);
        return done && files.isEmpty();
    }
}
