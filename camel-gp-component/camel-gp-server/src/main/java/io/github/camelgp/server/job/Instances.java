package io.github.camelgp.server.job;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Lets at most as many jobs of a service run at once as it has instances; the others wait in their order. Thread safe. */
final class Instances {
    private final Map<String, Gate> gates = new ConcurrentHashMap<>();

    /** Starts the work now or when an instance becomes free; the job's end frees it. */
    void enter(Job job, Runnable work) {
        int limit = job.service().limits().instances();
        if (limit == 0) {
            work.run();
            return;
        }
        Gate gate = gates.computeIfAbsent(job.service().name(), name -> new Gate(limit));
        Runnable start = gate.enter(job, work);
        if (start != null) {
            start.run();
        }
        job.ended().thenAccept(this::leave);
    }

    /** The job doesn't need an instance any more. */
    void leave(Job job) {
        Gate gate = gates.get(job.service().name());
        Runnable next = gate == null ? null : gate.leave(job);
        if (next != null) {
            next.run();
        }
    }

    private static final class Gate {
        private final int limit;
        private final Set<Job> inside = new HashSet<>();
        private final Deque<Waiting> waiting = new ArrayDeque<>();

        private Gate(int limit) {
            this.limit = limit;
        }

        private synchronized @Nullable Runnable enter(Job job, Runnable work) {
            if (inside.size() < limit) {
                inside.add(job);
                return work;
            }
            waiting.add(new Waiting(job, work));
            return null;
        }

        private synchronized @Nullable Runnable leave(Job job) {
            if (!inside.remove(job)) {
                waiting.removeIf(other -> other.job() == job);
                return null;
            }
            Waiting next = waiting.poll();
            if (next == null) {
                return null;
            }
            inside.add(next.job());
            return next.work();
        }
    }

    private record Waiting(Job job, Runnable work) {}
}
