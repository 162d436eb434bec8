package io.github.camelgp.server.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest requests, at most so many. Thread safe. */
public final class RequestLog {
    private final int limit;
    private final Deque<RecordedRequest> requests = new ArrayDeque<>();

    /** Keeps that many. */
    public RequestLog(int limit) {
        this.limit = limit;
    }

    synchronized void add(RecordedRequest request) {
        if (requests.size() == limit) {
            requests.removeFirst();
        }
        if (limit > 0) {
            requests.addLast(request);
        }
    }

    /** A copy, oldest first. */
    public synchronized List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    /** Forgets them. */
    public synchronized void clear() {
        requests.clear();
    }
}
