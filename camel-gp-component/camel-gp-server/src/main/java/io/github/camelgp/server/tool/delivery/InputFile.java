package io.github.camelgp.server.tool.delivery;

import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.task.ToolException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Opens a file that was uploaded, or that stands at an address this server can reach. */
final class InputFile {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private InputFile() {}

    /**
     * Opens it; redirects are not followed.
     *
     * @throws ToolException if there is no such file
     */
    static InputStream open(TaskCall call, String parameter) throws IOException {
        var url = call.file(parameter).url();
        if (url.isEmpty()) {
            return call.open(parameter);
        }
        if (!url.matches("(?i)https?://.+")) {
            throw missing(parameter, url);
        }
        var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        try {
            var request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() == 200) {
                return answer.body();
            }
            answer.body().close();
        } catch (IllegalArgumentException | IOException e) {
            throw new ToolException(missing(parameter, url).getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading " + parameter, e);
        }
        throw missing(parameter, url);
    }

    private static ToolException missing(String parameter, String url) {
        return new ToolException("ERROR 000732: " + parameter + ": Dataset " + url.replaceFirst("\\?.*", "")
                + " does not exist or is not supported");
    }
}
