package io.github.camelgp.server.fault;

import com.fasterxml.jackson.databind.JsonNode;
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

    /** The answer, or the notification, comes later, in server time. */
    record Delay(Duration by) implements Fault {}

    /** The connection ends after so many bytes of the body, whose full length was announced. */
    record Cut(int bytes) implements Fault {}

    /** The body ends after so many bytes, and nothing tells that there should be more. */
    record Truncate(int bytes) implements Fault {}

    /** Another answer; the request isn't carried out. As a notification: another body, rightly signed. */
    record Body(int status, String contentType, String text) implements Fault {}

    /** The connection ends without an answer; the request isn't carried out. A notification isn't sent. */
    record Close() implements Fault {}

    /** The request is carried out, then the connection ends without an answer. */
    record LoseAnswer() implements Fault {}

    /** HTTP 302 to another address. */
    record Redirect(String url) implements Fault {}

    /** Another word as {@code jobStatus} in the answer. */
    record JobStatus(String word) implements Fault {}

    /** The job is forgotten before the request is looked at. */
    record DropJob() implements Fault {}

    /** A member of the answer has another value, or is there though it shouldn't; named by a JSON pointer. */
    record Set(String pointer, JsonNode value) implements Fault {}

    /** A member of the answer is missing; named by a JSON pointer. */
    record Remove(String pointer) implements Fault {}

    /** The answer is wrapped in a call of a JavaScript function that nobody asked for. */
    record Jsonp(String function) implements Fault {}

    /** The answer is a member of another object. */
    record Wrap(String member) implements Fault {}

    /** Addresses in the answer name the site as it is called inside, such as {@code https://localhost:6443/arcgis}. */
    record InternalHost(String siteUrl) implements Fault {}

    /** Messages are plain texts. */
    record MessageTexts() implements Fault {}

    /** The log has so many lines more. */
    record ManyMessages(int lines) implements Fault {}

    /** {@code paramUrl} is written in lower case. */
    record LowerCaseParamUrls() implements Fault {}

    /** A notification is sent so many times more. */
    record Duplicate(int more) implements Fault {}

    /** A notification is signed with another key. */
    record WrongSignature() implements Fault {}
}
