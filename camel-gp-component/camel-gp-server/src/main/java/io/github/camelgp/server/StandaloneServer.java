package io.github.camelgp.server;

import io.github.camelgp.server.task.ServiceDefinition;
import io.github.camelgp.server.tool.StandardTools;
import io.github.camelgp.server.tool.terrain.ElevationGrid;
import io.github.camelgp.server.tool.terrain.ElevationSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The server as a program; it runs until it is interrupted. */
@Command(
        name = "camel-gp-server",
        versionProvider = StandaloneServer.Version.class,
        sortOptions = false,
        description = "Serves geoprocessing tasks by the ArcGIS REST protocol.")
public final class StandaloneServer implements Callable<Integer> {
    private static final int STOP_SECONDS = 5;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Says this.")
    private boolean help;

    @Option(names = "-V", versionHelp = true, description = "Prints the program's version.")
    private boolean about;

    @Mixin
    private BehaviourOptions behaviour = new BehaviourOptions();

    @Option(
            names = "--port",
            defaultValue = "6080",
            description = "Port, default ${DEFAULT-VALUE}; 0 takes a free one.")
    private int port;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "Address to bind to, default ${DEFAULT-VALUE}; 0.0.0.0 for all.")
    private String host = "127.0.0.1";

    @Option(
            names = "--grid",
            paramLabel = "FILE",
            description = "Elevation as an ESRI ASCII grid, instead of Maunga Whau.")
    private @Nullable Path grid;

    @Option(
            names = "--grid-wkid",
            paramLabel = "WKID",
            description = "Spatial reference of the grid where no .prj file lies beside it.")
    private @Nullable Integer gridWkid;

    @Option(names = "--grid-only", description = "Fail outside of the grid, instead of inventing a relief.")
    private boolean gridOnly;

    @Option(
            names = "--latency",
            defaultValue = "1.5s",
            converter = Seconds.class,
            description = "How long a job takes at least, default ${DEFAULT-VALUE}.")
    private Duration latency = Duration.ZERO;

    @Option(
            names = "--instances",
            defaultValue = "4",
            description = "Tasks that run at once, default ${DEFAULT-VALUE}.")
    private int instances;

    @Mixin
    private AccessOptions access = new AccessOptions();

    /** Starts it. */
    public static void main(String[] arguments) {
        // the HTTP library's log through slf4j too, and only what matters, unless the user says otherwise
        setIfAbsent("org.jboss.logging.provider", "slf4j");
        setIfAbsent("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        System.exit(new CommandLine(new StandaloneServer()).execute(arguments));
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        CommandSpec command = Objects.requireNonNull(spec);
        PrintWriter out = command.commandLine().getOut();
        if (behaviour.asksForVersion()) {
            command.commandLine().printVersionHelp(out);
            return 0;
        }
        GpServerBuilder builder = builder(command);
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        try (GpServer server = builder.start()) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(end, closed), "gp-server-stop"));
            access.write(server);
            announce(server, out);
            end.await();
        } catch (IllegalStateException | IOException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
        closed.countDown();
        return 0;
    }

    /** The program goes on until its files are deleted, but not for ever. */
    private static void stop(CountDownLatch end, CountDownLatch closed) {
        end.countDown();
        try {
            closed.await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private GpServerBuilder builder(CommandSpec command) {
        GpServerBuilder builder =
                GpServer.builder().host(host).port(port).instances(instances).latency(latency);
        try {
            ElevationSource elevation = elevation();
            builder.register(registry -> StandardTools.addTo(registry, elevation));
        } catch (IllegalArgumentException | IOException | UncheckedIOException e) {
            throw new ParameterException(command.commandLine(), "--grid: " + e.getMessage(), e);
        }
        try {
            access.applyTo(builder);
            behaviour.applyTo(builder);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
        return builder;
    }

    private void announce(GpServer server, PrintWriter out) {
        out.println("GP server is running. Open in a browser:");
        out.println("  " + server.url() + "/rest/services");
        out.println("Tasks:");
        for (ServiceDefinition service : server.services()) {
            service.tasks().forEach(task -> out.println("  " + server.taskUrl(service.name(), task.name())));
        }
        server.certificate().ifPresent(certificate -> out.println("Its certificate:\n" + certificate.pem()));
        out.println("Stop it with Ctrl+C.");
        out.flush();
    }

    private ElevationSource elevation() throws IOException {
        ElevationSource source = ElevationSource.shipped();
        if (grid != null) {
            source = ElevationSource.of(
                    ElevationGrid.read(grid, gridWkid == null ? OptionalInt.empty() : OptionalInt.of(gridWkid)));
        }
        return gridOnly ? source.withoutRelief() : source;
    }

    /** Reads {@code 1.5s}, {@code 200ms}, {@code 2}. */
    static final class Seconds implements CommandLine.ITypeConverter<Duration> {
        @Override
        public Duration convert(String value) {
            String number = value.trim().replaceFirst("(ms|s)$", "");
            double factor = value.trim().endsWith("ms") ? 1 : 1000;
            try {
                return Duration.ofMillis(Math.round(Double.parseDouble(number) * factor));
            } catch (NumberFormatException e) {
                throw new CommandLine.TypeConversionException("'" + value + "' is not a time such as 1.5s or 200ms");
            }
        }
    }

    /** The version of the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = StandaloneServer.class.getPackage().getImplementationVersion();
            return new String[] {"camel-gp-server " + (version == null ? "(not packaged)" : version)};
        }
    }
}
