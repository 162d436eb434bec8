package io.github.camelgp.benchmarks.crash;

import io.github.camelgp.internal.poll.HaltPoints.Point;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Crashes an application again and again and looks what has become of its inputs. Each start brings new inputs and goes on
 * with those of the starts before. The arguments are the store ({@code h2}, {@code postgresql}), how often it is halted at
 * each point, how often killed, and whether jobs whose answer was lost are looked for and submitted when they aren't there
 * ({@code found}), or just {@code parked}. The budget: outputs and parked inputs are the inputs, none was submitted twice, and
 * outputs are what they must be to the byte.
 */
public final class Crash {
    private static final int INPUTS = 4;
    /** So many crashes in a row, then the application may finish. */
    private static final int ROUND = 5;

    private static final int LONGEST_SECONDS = 120;

    private final Folders folders;
    private final Site site;
    private final Store store;
    private final String lost;
    private final Random random = new Random(13);
    private int inputs;

    private Crash(Folders folders, Site site, Store store, String lost) {
        this.folders = folders;
        this.site = site;
        this.store = store;
        this.lost = lost;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String kind = arguments.length > 0 ? arguments[0] : "h2";
        int halts = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
        int kills = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 30;
        String lost = arguments.length > 3 ? arguments[3] : "found";
        System.setProperty("org.jboss.logging.provider", "slf4j");
        long begin = System.nanoTime();
        Folders folders = new Folders(Files.createTempDirectory("camel-gp-crash"));
        folders.make();
        boolean well;
        try (Site site = new Site();
                Store store = Store.open(kind, folders.root())) {
            List<Phase> phases = new Crash(folders, site, store, lost).phases(halts, kills);
            Phase sum = Phase.sum(phases);
            well = sum.isWell();
            System.out.println(Phase.header());
            phases.forEach(phase -> System.out.println(phase.row()));
            System.out.println(sum.row());
            System.out.printf(
                    "crash store=%s lost=%s seconds=%d %s %s%n",
                    kind,
                    lost,
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin),
                    sum.figures(),
                    well ? "ok" : "BROKEN, see " + folders.root());
        }
        System.exit(well ? 0 : 1);
    }

    private List<Phase> phases(int halts, int kills) throws IOException, InterruptedException {
        List<Phase> phases = new ArrayList<>();
        for (Point point : Point.values()) {
            Phase phase = new Phase("halted at " + point.name().toLowerCase().replace('_', ' '));
            phases.add(phase);
            for (int i = 0; i < halts; i++) {
                bringInputs(phase);
                halt(point);
                phase.crashed();
                if (i % ROUND == ROUND - 1) {
                    finish();
                }
            }
            finish();
        }
        Phase killed = new Phase("killed");
        phases.add(killed);
        for (int i = 0; i < kills; i++) {
            bringInputs(killed);
            kill();
            killed.crashed();
            if (i % ROUND == ROUND - 1) {
                finish();
            }
        }
        finish();
        HashSet<String> parked = new HashSet<>(Files.readAllLines(folders.parked()));
        for (Phase phase : phases) {
            phase.settle(folders, site, parked);
        }
        return phases;
    }

    private void bringInputs(Phase phase) throws IOException {
        for (int i = 0; i < INPUTS; i++) {
            String name = "input-" + ++inputs;
            phase.came(name);
            Folders.put(i % 2 == 0 ? folders.waiting() : folders.handedOver(), name);
        }
    }

    private void halt(Point point) throws IOException, InterruptedException {
        Process application = start(point.name(), String.valueOf(random.nextInt(INPUTS)));
        if (!application.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)
                || application.exitValue() != CrashApplication.HALTED) {
            application.destroyForcibly();
            throw new IllegalStateException("It did not halt at " + point + "; see " + folders.log());
        }
    }

    private void kill() throws IOException, InterruptedException {
        Process application = start(Point.BEFORE_ROW.name(), String.valueOf(Integer.MAX_VALUE));
        try (BufferedReader said = application.inputReader(StandardCharsets.UTF_8)) {
            if (!"ready".equals(said.readLine())) {
                throw new IllegalStateException("It did not start; see " + folders.log());
            }
            TimeUnit.MILLISECONDS.sleep(random.nextInt(1500));
            // the process's own method would wait for its output
            application.toHandle().destroyForcibly();
        }
        application.waitFor();
    }

    private void finish() throws IOException, InterruptedException {
        Process application = start("none", "0");
        if (!application.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || application.exitValue() != 0) {
            application.destroyForcibly();
            throw new IllegalStateException("It did not get through with all; see " + folders.log());
        }
        for (String parked : Files.readAllLines(folders.parked())) {
            // somebody looks after them; otherwise they would be read, and fail, again and again
            Files.deleteIfExists(folders.waiting().resolve(parked));
            Files.deleteIfExists(folders.handedOver().resolve(parked));
        }
    }

    private Process start(String... halt) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        // files of parked inputs come again and again, each time as a failed exchange
        command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        command.add("-Dorg.slf4j.simpleLogger.log.org.apache.camel.component.file.GenericFileOnCompletion=off");
        command.add("-Dorg.slf4j.simpleLogger.log.org.apache.camel.processor.errorhandler.DefaultErrorHandler=off");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), CrashApplication.class.getName()));
        command.addAll(List.of(folders.root().toString(), site.url(), store.address(), lost));
        command.addAll(List.of(halt));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(folders.log().toFile()))
                .start();
    }
}
