package io.github.camelgp.server.fault;

import java.time.Duration;
import java.util.Map;

/** One thing that goes wrong instead of, or with, the answer. */
public sealed interface Fault {
    /** Another HTTP status, with an HTML body as proxies send it. */
    record Status(int status, Map<String, String> headers) implements Fault {
        /** Copies the headers. */
        public Status {
            headers = Map.copyOf(headers);
        }
    }

    /** The answer comes later, in server time. */
    record Delay(Duration by) implements Fault {}

    /** The connection ends after so many bytes of the body, whose full length was announced. */
    record Cut(int bytes) implements Fault {}

    /** Another body, under HTTP 200. */
    record Body(String contentType, String text) implements Fault {}

    /** The connection ends without an answer; the request isn't carried out. */
    record Close() implements Fault {}

    /** The request is carried out, then the connection ends without an answer. */
    record LoseAnswer() implements Fault {}

    /** HTTP 302 to another address. */
    record Redirect(String url) implements Fault {}

    /** Another word as {@code jobStatus} in the answer. */
    record JobStatus(String word) implements Fault {}

    /** The job is forgotten before the request is looked at. */
    record DropJob() implements Fault {}
}
