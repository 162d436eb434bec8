package io.github.camelgp.server.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest requests, at most so many, and at most some megabytes of bodies. Thread safe. */
public final class RequestLog {
    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private final int limit;
    private final Deque<RecordedRequest> requests = new ArrayDeque<>();
    private long bytes;

    /** Keeps that many. */
    public RequestLog(int limit) {
        this.limit = limit;
    }

    synchronized void add(RecordedRequest request) {
        requests.addLast(request);
        bytes += request.bodyBytes();
        while (requests.size() > limit || bytes > MOST_BYTES && requests.size() > 1) {
            bytes -= requests.removeFirst().bodyBytes();
        }
    }

    /** A copy, oldest first. */
    public synchronized List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    /** Forgets them. */
    public synchronized void clear() {
        requests.clear();
        bytes = 0;
    }
}
