package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pieces of files, by RFC 9110. */
@Timeout(60)
class FileRangeTest {
    @RegisterExtension
    static final GpServerExtension SERVER =
            new GpServerExtension(GpServer.builder().service("Make", service -> service.synchronous()
                    .task("File", task -> task.output("File", "GPDataFile").run(call -> {
                        try (OutputStream file = call.file("File", "digits.bin")) {
                            file.write("0123456789".getBytes(StandardCharsets.US_ASCII));
                        }
                    }))));

    private static String url() {
        return Client.post(SERVER.taskUrl("Make", "File") + "/execute", "f", "json")
                .at("/results/0/value/url")
                .asText();
    }

    private static HttpResponse<String> get(String url, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return Client.HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aPieceIsGivenWhereOneIsAskedFor() throws Exception {
        HttpResponse<String> piece = get(url(), "Range", "bytes=2-4");

        assertThat(piece.statusCode()).isEqualTo(206);
        assertThat(piece.body()).isEqualTo("234");
        assertThat(piece.headers().firstValue("content-range")).hasValue("bytes 2-4/10");
        assertThat(piece.headers().firstValue("etag")).isPresent();
    }

    @Test
    void theRestIsGivenOfTheSameVersionOnly() throws Exception {
        String url = url();
        String tag = get(url).headers().firstValue("etag").orElseThrow();

        assertThat(get(url, "Range", "bytes=8-", "If-Range", tag).body()).isEqualTo("89");
        HttpResponse<String> other = get(url, "Range", "bytes=8-", "If-Range", "\"another\"");
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.body()).isEqualTo("0123456789");
    }

    @Test
    void aPieceBehindTheEndIsRefused() throws Exception {
        HttpResponse<String> piece = get(url(), "Range", "bytes=10-");

        assertThat(piece.statusCode()).isEqualTo(416);
        assertThat(piece.headers().firstValue("content-range")).hasValue("bytes */10");
    }
}
