package io.github.camelgp.cli;

import io.github.camelgp.GpComponent;
import io.github.camelgp.GpConfiguration;
import io.github.camelgp.operation.GpConstants;
import io.github.camelgp.operation.GpOperation;
import io.github.camelgp.operation.output.ResultFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a task: progress goes to standard error, the result to standard output or a file. */
@Command(
        name = "run",
        description = {
            "Runs a task. Progress goes to standard error, the result to standard output or a file.",
            "Interrupted (Ctrl-C), it says where the job goes on; the server is not asked to stop it."
        },
        sortOptions = false)
final class RunCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "TASK",
            description = "The URL of a task; Folder/Service/Task with --server; item:ITEMID/Task.")
    private String address = "";

    @Option(
            names = {"-p", "--param"},
            paramLabel = "NAME=VALUE",
            description = {
                "An input. A value that begins with @ is the content of a file, as UTF-8 text.",
                "Features may be GeoJSON or Esri JSON."
            })
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--output", paramLabel = "FILE", description = "Where the result goes, instead of standard output.")
    private @Nullable Path output;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "esriJson",
            description = "What features become: esriJson, geoJson, or raw; default ${DEFAULT-VALUE}.")
    private ResultFormat format = ResultFormat.esriJson;

    @Option(names = "--result", paramLabel = "NAME", description = "Only this output of several.")
    private @Nullable String result;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing of the progress.")
    private boolean quiet;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Says this.")
    private boolean help;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        GpComponent component = connection.component(address, SecretInput.ofProcess());
        Progress progress = new Progress(err, quiet);
        try (Session session = new Session(component, progress);
                Interruption interruption = new Interruption(progress, err)) {
            write(session.ask(address, this::options, Map.of(GpConstants.INPUTS, inputs())));
            interruption.over();
        }
        return ExitCode.FINE;
    }

    private void options(GpConfiguration options) {
        options.setOperation(GpOperation.run);
        options.setResultFormat(format);
        options.setOutput(result);
    }

    private Map<String, Object> inputs() throws IOException {
        Map<String, Object> inputs = new LinkedHashMap<>();
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            String value = parameter.getValue();
            inputs.put(
                    parameter.getKey(), value.startsWith("@") ? Files.readString(Path.of(value.substring(1))) : value);
        }
        return inputs;
    }

    private void write(Message done) throws IOException {
        Object body = done.getBody();
        if (output != null) {
            try (OutputStream file = Files.newOutputStream(output)) {
                copy(done, body, file);
            }
            return;
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(body == null ? "" : done.getBody(String.class));
        out.flush();
    }

    private static void copy(Message done, @Nullable Object body, OutputStream file) throws IOException {
        InputStream stream = body == null ? null : done.getBody(InputStream.class);
        if (stream == null) {
            file.write((body == null ? "" : done.getBody(String.class)).getBytes(StandardCharsets.UTF_8));
            return;
        }
        try (stream) {
            stream.transferTo(file);
        }
    }
}
