package io.github.camelgp.server.http;

import io.github.camelgp.server.fault.Operation;
import java.time.Instant;
import java.util.Map;

/**
 * A request that the server got, to assert on.
 *
 * @param method in capitals
 * @param path as it came, not decoded, without its query
 * @param operation what it was about
 * @param parameters of query and body
 * @param headers by name in lower case
 * @param bodyBytes size of the body
 * @param received when it was complete, in server time
 */
public record RecordedRequest(
        String method,
        String path,
        Operation operation,
        Map<String, String> parameters,
        Map<String, String> headers,
        int bodyBytes,
        Instant received) {}
