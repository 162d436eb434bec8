package io.github.camelgp.cli;

import io.github.camelgp.GpComponent;
import io.github.camelgp.operation.GpOperation;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A look into the ledger of an application, and a hand in it. Jobs in flight are left to the application. */
@Command(
        name = "jobs",
        description = {
            "Lists the jobs that an application remembers, tells their stories, submits them again.",
            "The application may run meanwhile, unless its jobs are in an H2 file: one process only can have that."
        },
        subcommands = HelpCommand.class,
        sortOptions = false)
final class JobsCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Says this.")
    private boolean help;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Say what to do: list, show, rerun, forget or purge");
    }

    @Command(name = "list", description = "Lists jobs, oldest first.", mixinStandardHelpOptions = true)
    int list(@Mixin RepositoryOptions repository, @Mixin JobFilterOptions filter) throws Exception {
        List<Map<String, Object>> jobs = rows(ask(component(repository), GpOperation.listJobs, filter.words()));
        out().print(new JobTable(jobs).text());
        out().flush();
        return ExitCode.FINE;
    }

    @Command(
            name = "show",
            description = "Tells the whole story of a job: times, messages, and what can be done.",
            mixinStandardHelpOptions = true)
    int show(
            @Mixin RepositoryOptions repository,
            @Parameters(paramLabel = "ID", arity = "1..*", description = "Ids of rows, as list shows them.")
                    List<String> ids)
            throws Exception {
        for (Map<String, Object> job : rows(ask(component(repository), GpOperation.listJobs, Map.of("id", ids)))) {
            out().println(new JobStory(job).text());
        }
        out().flush();
        return ExitCode.FINE;
    }

    @Command(
            name = "rerun",
            description = {
                "Submits jobs again with the inputs that were kept: these ids, or what the filter means.",
                "The application that shares the repository goes on with them."
            },
            mixinStandardHelpOptions = true)
    int rerun(
            @Mixin RepositoryOptions repository,
            @Mixin JobFilterOptions filter,
            @Mixin ConnectionOptions connection,
            @Option(names = "--force", description = "Also jobs that run, wait to be collected or were delivered.")
                    boolean force,
            @Parameters(paramLabel = "ID", arity = "0..*", description = "Ids of rows.") @Nullable List<String> ids)
            throws Exception {
        GpComponent component = connection.component("", SecretInput.ofProcess());
        keepIn(component, repository);
        return changed(ask(component, GpOperation.rerunJob, words(filter, ids, force)), "rerunAs", "submitted again");
    }

    @Command(
            name = "forget",
            description = "Removes jobs from the ledger; at the server they go on.",
            mixinStandardHelpOptions = true)
    int forget(
            @Mixin RepositoryOptions repository,
            @Mixin JobFilterOptions filter,
            @Option(names = "--force", description = "Also jobs that run.") boolean force,
            @Parameters(paramLabel = "ID", arity = "0..*", description = "Ids of rows.") @Nullable List<String> ids)
            throws Exception {
        Object answer = ask(component(repository), GpOperation.forgetJob, words(filter, ids, force));
        return changed(answer, "forgotten", "removed");
    }

    @Command(
            name = "purge",
            description = "Removes delivered and dead jobs older than seven days, or what the filter says.",
            mixinStandardHelpOptions = true)
    int purge(@Mixin RepositoryOptions repository, @Mixin JobFilterOptions filter) throws Exception {
        Map<?, ?> counts = (Map<?, ?>) ask(component(repository), GpOperation.purgeJobs, filter.words());
        counts.forEach((state, count) -> out().println(state + ": " + count));
        out().flush();
        return ExitCode.FINE;
    }

    private static Map<String, Object> words(JobFilterOptions filter, @Nullable List<String> ids, boolean force) {
        Map<String, Object> words = new LinkedHashMap<>(filter.words());
        if (ids != null && !ids.isEmpty()) {
            words.put("id", ids);
        }
        if (force) {
            words.put("force", true);
        }
        return words;
    }

    private int changed(Object answer, String word, String what) {
        List<Map<String, Object>> rows = rows(answer);
        long done = rows.stream().filter(row -> row.containsKey(word)).count();
        for (Map<String, Object> row : rows) {
            Object now = row.getOrDefault(word, "");
            out().println(row.get("id")
                    + (row.containsKey(word)
                            ? ": " + what + (now instanceof String ? " as " + now : "")
                            : ": refused: " + row.get("refused")));
        }
        out().println(done + " of " + rows.size() + " " + what);
        out().flush();
        return done == rows.size() ? ExitCode.FINE : ExitCode.FAILED;
    }

    private static GpComponent component(RepositoryOptions repository) throws Exception {
        GpComponent component = new GpComponent();
        keepIn(component, repository);
        return component;
    }

    private static void keepIn(GpComponent component, RepositoryOptions repository) throws Exception {
        component.setJobRepository(repository.repository(SecretInput.ofProcess()));
        component.setTakeOverJobs(false);
    }

    private static Object ask(GpComponent component, GpOperation operation, Map<String, Object> words)
            throws Exception {
        try (Session session = new Session(component, null)) {
            return session.ask(
                            "",
                            options -> {
                                options.setOperation(operation);
                                options.setJobFilter(words);
                            },
                            Map.of())
                    .getBody();
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Object answer) {
        return (List<Map<String, Object>>) answer;
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}
