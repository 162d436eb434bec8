package io.github.camelgp.operation.file;

import io.github.camelgp.model.GpOutput;
import io.github.camelgp.model.GpResult;
import io.github.camelgp.operation.Reply;
import io.github.camelgp.operation.output.FileValues;
import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * A result with files of ours in the place of their addresses at the server.
 *
 * @param result with the addresses
 * @param files by address
 */
record SavedFiles(Reply result, Map<String, Path> files) implements Reply {

    @Override
    public void applyTo(Exchange exchange) throws Exception {
        result.applyTo(exchange);
        Message message = exchange.getMessage();
        Object body = message.getBody();
        message.setBody(body instanceof GpResult all ? saved(all) : saved(body));
        if (message.getBody() instanceof File file) {
            message.setHeader(Exchange.FILE_NAME, file.getName());
            message.setHeader(Exchange.FILE_LENGTH, file.length());
        }
    }

    private GpResult saved(GpResult all) {
        Map<String, GpOutput> outputs = new LinkedHashMap<>();
        all.outputs()
                .forEach((name, output) ->
                        outputs.put(name, new GpOutput(output.name(), output.dataType(), saved(output.value()))));
        return new GpResult(outputs, all.messages(), all.job());
    }

    private @Nullable Object saved(@Nullable Object value) {
        return FileValues.replaced(value, reference -> {
            Path file = files.get(FileValues.url(reference));
            return file == null ? reference : file.toFile();
        });
    }

    @Override
    public void discard() {
        result.discard();
    }
}
