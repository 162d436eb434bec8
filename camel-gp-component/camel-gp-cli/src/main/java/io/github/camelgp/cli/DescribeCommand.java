package io.github.camelgp.cli;

import io.github.camelgp.GpComponent;
import io.github.camelgp.model.GpService;
import io.github.camelgp.model.GpTask;
import io.github.camelgp.operation.GpOperation;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a task takes and gives, and a step of a route that runs it. */
@Command(
        name = "describe",
        description = "Prints what a task takes and gives, and a step of a YAML route that is ready to be pasted.",
        sortOptions = false)
final class DescribeCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "TASK",
            description = {
                "The URL of a task, service or folder; Folder/Service/Task with --server;",
                "or item:ITEMID/Task with --server or --portal."
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
            Object found = session.ask(address, options -> options.setOperation(GpOperation.describe), Map.of())
                    .getBody();
            if (found instanceof GpTask task) {
                out.print(new TaskText(task).text());
                out.println();
                out.print(new YamlStep(task).text());
            } else if (found instanceof GpService service) {
                out.println(service.url());
                service.tasks().forEach(task -> out.println("  " + task));
            } else {
                out.println(found);
            }
        }
        out.flush();
        return ExitCode.FINE;
    }
}
