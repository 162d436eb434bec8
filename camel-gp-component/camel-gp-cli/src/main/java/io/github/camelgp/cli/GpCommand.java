package io.github.camelgp.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program; each subcommand is a class of its own. */
@Command(
        name = "camel-gp",
        versionProvider = GpCommand.Version.class,
        description = "Tries out, describes and runs ArcGIS geoprocessing tasks, as routes with gp: do.",
        subcommands = {CheckCommand.class, DescribeCommand.class, RunCommand.class, JobsCommand.class, HelpCommand.class
        },
        footer = {
            "",
            "Ends with 0 when all is well, 1 when the server or the task says no,",
            "2 when the command line is wrong, 3 when there was no usable answer,",
            "130 when it was interrupted.",
            "",
            "Secrets never stand on the command line: give them by file, by environment",
            "variable, or when asked."
        })
public final class GpCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Says this.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Prints the program's version.")
    private boolean version;

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The parsed form of everything there is, ready to be executed. */
    static CommandLine commandLine() {
        return new CommandLine(new GpCommand())
                .setExecutionExceptionHandler(new Failures())
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Say what to do: check, describe, run or jobs");
    }

    /** The version of the jar. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = GpCommand.class.getPackage().getImplementationVersion();
            return new String[] {"camel-gp " + (version == null ? "(not from a jar)" : version)};
        }
    }
}
