package io.github.camelgp.cli;

import io.github.camelgp.GpComponent;
import io.github.camelgp.check.CheckReport;
import io.github.camelgp.check.CheckResult;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Walks from the network to the task, and says at each step whether it holds and what to do if not. */
@Command(
        name = "check",
        description = "Walks from the network to the task: is each step fine, and if not, what to do?",
        sortOptions = false)
final class CheckCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "URL",
            description = {
                "The server (https://host/arcgis), or a service or task of it (…/rest/services/…/GPServer/Task);",
                "Folder/Service/Task with --server; item:ITEMID/Task."
            })
    private String address = "";

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Says this.")
    private boolean help;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        GpComponent component = connection.component(address, SecretInput.ofProcess());
        try (Session session = new Session(component, null)) {
            CheckReport report = session.check(address);
            out.print(report.text());
            out.flush();
            return report.failure().map(CheckCommand::exit).orElse(ExitCode.FINE);
        }
    }

    private static int exit(CheckResult failure) {
        return switch (failure.step()) {
            case REACH, TLS, WEB_TIER -> ExitCode.NO_ANSWER;
            case PORTAL, TOKEN, USER, CATALOG, SERVICE, UPLOADS, ADMIN -> ExitCode.FAILED;
        };
    }
}
