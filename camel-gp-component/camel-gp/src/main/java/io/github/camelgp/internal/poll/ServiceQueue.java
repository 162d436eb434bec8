package io.github.camelgp.internal.poll;

import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpRejectedException;
import io.github.camelgp.model.GpTimeoutException;
import io.github.camelgp.model.GpWhere;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Those who wait for room at one service. How many jobs it has is counted in the repository, so that nodes which share
 * one keep the limit together; two that count at the same moment may exceed it by what each lets in. Its lock is held for
 * moments only, never while others are called.
 */
final class ServiceQueue {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceQueue.class);

    /** A place in flight whose row is not written yet. */
    interface Ticket {
        /** The row is written, or won't be; further calls do nothing. */
        void used();
    }

    private record Waiter(Submission submission, CompletableFuture<Ticket> turn, AtomicBoolean paused) {}

    private final LedgerCore core;
    private final String service;
    private final Deque<Waiter> waiting = new ArrayDeque<>();
    private final Map<String, Turn.Source> paused = new HashMap<>();
    private int entering;
    private boolean counting;
    private boolean again;
    private @Nullable Future<?> alarm;

    ServiceQueue(LedgerCore core, String service) {
        this.core = core;
        this.service = service;
    }

    synchronized int size() {
        return waiting.size();
    }

    CompletionStage<Ticket> enter(Submission submission) {
        var waiter = new Waiter(submission, new CompletableFuture<>(), new AtomicBoolean());
        synchronized (this) {
            waiting.addLast(waiter);
        }
        var limit = submission.polling().limits().job();
        if (limit != null) {
            var alarmed = core.poller.after(limit, () -> refuse(waiter, outOfTime(limit)));
            waiter.turn.whenComplete((ticket, failure) -> alarmed.cancel(false));
        }
        advance();
        return waiter.turn;
    }

    /** Lets in as many as there is room for. */
    void advance() {
        synchronized (this) {
            if (counting) {
                again = true;
                return;
            }
            if (waiting.isEmpty()) {
                return;
            }
            counting = true;
            again = false;
        }
        core.store.repository().countInFlight(service).whenComplete(this::counted);
    }

    private void counted(@Nullable Long count, @Nullable Throwable failure) {
        if (count == null) {
            LOG.warn("Jobs in flight can't be counted, submissions wait (service={})", service, failure);
        }
        List<Waiter> admitted = new ArrayList<>();
        boolean once;
        synchronized (this) {
            counting = false;
            once = again;
            if (count != null) {
                admit(count, admitted);
            }
        }
        admitted.forEach(this::letIn);
        crowd();
        relax();
        if (once) {
            advance();
        } else {
            lookLater();
        }
    }

    /** Under the lock. */
    private void admit(long count, List<Waiter> admitted) {
        var next = waiting.peekFirst();
        while (next != null && count + entering < next.submission.turn().maxInFlight()) {
            waiting.removeFirst();
            admitted.add(next);
            entering++;
            next = waiting.peekFirst();
        }
    }

    private void letIn(Waiter waiter) {
        var used = new AtomicBoolean();
        Ticket ticket = () -> {
            if (used.compareAndSet(false, true)) {
                synchronized (this) {
                    entering--;
                }
                advance();
            }
        };
        var wanted = waiter.submission.turn().source().isWanted();
        if (!wanted || !waiter.turn.complete(ticket)) {
            ticket.used();
            waiter.turn.completeExceptionally(
                    rejected(waiter, "Nobody waits for the run any more; it was not submitted"));
        }
    }

    /** Refuses those who are too many, the last first, or has no more of them come. */
    private void crowd() {
        List<Waiter> surplus = new ArrayList<>();
        synchronized (this) {
            var place = 0;
            for (var waiter : waiting) {
                if (++place > waiter.submission.turn().maxWaiting() && !waiter.paused.get()) {
                    surplus.add(waiter);
                }
            }
        }
        for (var waiter : surplus) {
            if (pause(waiter.submission.turn().source())) {
                waiter.paused.set(true);
            } else {
                refuse(waiter, full(waiter));
            }
        }
    }

    private boolean pause(Turn.Source source) {
        synchronized (this) {
            if (paused.containsKey(source.name())) {
                return true;
            }
        }
        if (!source.pause()) {
            return false;
        }
        synchronized (this) {
            paused.put(source.name(), source);
        }
        LOG.info("{} is suspended until there is room for its jobs (service={})", source.name(), service);
        return true;
    }

    /** Sources go on when half of the places are free. */
    private void relax() {
        List<Turn.Source> free = new ArrayList<>();
        synchronized (this) {
            var first = waiting.peekFirst();
            if (first == null || waiting.size() <= first.submission.turn().maxWaiting() / 2) {
                free.addAll(paused.values());
                paused.clear();
            }
        }
        free.forEach(source -> {
            LOG.info("{} goes on (service={})", source.name(), service);
            source.resume();
        });
    }

    /** Ends on other nodes tell nobody here. */
    private void lookLater() {
        synchronized (this) {
            if (waiting.isEmpty() || alarm != null) {
                return;
            }
            alarm = core.poller.after(core.settings.lease().dividedBy(10), this::lookNow);
        }
    }

    private void lookNow() {
        synchronized (this) {
            alarm = null;
        }
        advance();
    }

    private void refuse(Waiter waiter, GpException failure) {
        synchronized (this) {
            waiting.remove(waiter);
        }
        if (waiter.turn.completeExceptionally(failure)) {
            LOG.debug("Not submitted: {}", failure.getMessage());
        }
        relax();
    }

    void stop() {
        List<Waiter> left;
        synchronized (this) {
            left = List.copyOf(waiting);
            waiting.clear();
            if (alarm != null) {
                alarm.cancel(false);
                alarm = null;
            }
        }
        left.forEach(waiter -> waiter.turn.completeExceptionally(
                rejected(waiter, "The application stops; the job was not submitted")));
        relax();
    }

    private GpException full(Waiter waiter) {
        var turn = waiter.submission.turn();
        return rejected(
                waiter,
                "The service has as many jobs in flight as maxJobsInFlight=" + turn.maxInFlight() + " allows, and "
                        + turn.maxWaiting() + " exchanges wait for their turn, which is maxWaiting; nothing was"
                        + " submitted. Send it again later, raise a limit, or have whenFull=suspendRoute");
    }

    private static GpException rejected(Waiter waiter, String text) {
        return new GpRejectedException(
                text, GpWhere.at(waiter.submission.origin().taskUrl()));
    }

    private GpException outOfTime(Duration limit) {
        return new GpTimeoutException(
                "jobTimeout",
                limit,
                "There was no room for the job within jobTimeout of " + limit + "; nothing was submitted",
                GpWhere.at(service.substring(0, service.length() - 1)),
                null);
    }
}
