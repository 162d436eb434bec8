package io.github.camelgp.operation.file;

import io.github.camelgp.internal.client.FilePiece;
import io.github.camelgp.internal.client.GpClient;
import io.github.camelgp.internal.client.RawOutput;
import io.github.camelgp.model.ExecutionType;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpMessage;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpTask;
import io.github.camelgp.model.GpTruncatedException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.operation.GpConstants;
import io.github.camelgp.operation.Reply;
import io.github.camelgp.operation.output.OnTruncated;
import io.github.camelgp.operation.output.RawFormat;
import io.github.camelgp.operation.output.ResultBytes;
import io.github.camelgp.operation.output.ResultOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/**
 * An output of a job in a format of the server's own making (REST page "GP result", {@code f}), untouched. Only JSON
 * tells whether features were kept back, so that it is asked for first.
 *
 * @param client of the job's server
 * @param job that succeeded
 * @param options what is wanted
 */
public record RawResults(GpClient client, GpJob job, ResultOptions options) {

    /** @throws GpParameterException where the server keeps no results that could be asked for */
    public static void check(ResultOptions options, GpTask task) {
        RawFormat format = options.files().rawFormat();
        if (format != RawFormat.json && task.executionType() == ExecutionType.SYNCHRONOUS) {
            throw new GpParameterException(
                    "",
                    "rawFormat=" + format + " is for results of jobs, and the task is synchronous",
                    GpWhere.at(task.url()));
        }
    }

    /** The bytes as body. */
    public CompletableFuture<Reply> reply() {
        String output = output();
        Map<String, String> parameters = new LinkedHashMap<>(options.requestParameters());
        if (options.outSR() != null) {
            parameters.put("outSR", options.outSR());
        }
        parameters.put("returnType", "data");
        return client.result(job, output, parameters).thenCompose(json -> {
            refuseTruncated(json);
            parameters.put("f", options.files().rawFormat().name());
            return client.files()
                    .whole(client.resultUrl(job, output) + "?" + query(parameters))
                    .thenApply(Bytes::new);
        });
    }

    private String output() {
        List<String> names = List.copyOf(job.results().keySet());
        String wanted = options.output();
        if (wanted == null && names.size() == 1) {
            return names.get(0);
        }
        return names.stream()
                .filter(name -> name.equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> new GpParameterException(
                        wanted == null ? "" : wanted,
                        "rawFormat=" + options.files().rawFormat() + " gives one output; the job has " + names
                                + ", say which with output",
                        GpWhere.job(job.taskUrl(), job.jobId())));
    }

    private void refuseTruncated(RawOutput json) {
        try {
            if (json.truncated() && options.onTruncated() != OnTruncated.warn) {
                throw new GpTruncatedException(
                        json.paramName(),
                        0,
                        "The output " + json.paramName()
                                + " is not whole: the server says that there is more (exceededTransferLimit), and "
                                + options.files().rawFormat() + " would not show it",
                        GpWhere.job(job.taskUrl(), job.jobId()));
            }
        } finally {
            json.owner().release();
        }
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private final class Bytes implements Reply {
        private final FilePiece piece;

        Bytes(FilePiece piece) {
            this.piece = piece;
        }

        @Override
        public void applyTo(Exchange exchange) throws Exception {
            try (piece) {
                exchange.getMessage().setBody(ResultBytes.body(piece.body(), exchange));
                exchange.getMessage()
                        .setHeader(
                                Exchange.CONTENT_TYPE,
                                options.files().rawFormat().contentType());
                exchange.getMessage().setHeader(GpConstants.MESSAGES, job.messages());
                exchange.getMessage()
                        .setHeader(
                                GpConstants.SEVERITY,
                                GpMessage.highestSeverity(job.messages()).name());
            }
        }

        @Override
        public void discard() {
            piece.close();
        }
    }
}
