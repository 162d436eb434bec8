package io.github.camelgp.server.webhook;

import io.github.camelgp.server.fault.Fault;
import io.github.camelgp.server.fault.Faults;
import io.github.camelgp.server.fault.Operation;
import io.github.camelgp.server.job.Job;
import io.github.camelgp.server.job.JobListener;
import io.github.camelgp.server.time.ServerTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The webhooks of all services. Every end of a submitted job is told to the active hooks of its service, whatever the task
 * and however it ended; hooks that nobody answers are switched off. Thread safe.
 */
public final class Webhooks implements JobListener {
    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final int MOST_OF_A_SERVICE = 100;
    private static final int REMEMBERED = 50;

    private final ServerTime time;
    private final Faults faults;
    private final Deliveries deliveries;
    private final Map<String, Known> hooks = new LinkedHashMap<>();
    private WebhookSettings settings = WebhookSettings.usual();

    /** Without a hook. */
    public Webhooks(ServerTime time, Faults faults) {
        this.time = time;
        this.faults = faults;
        this.deliveries = new Deliveries(time);
    }

    /** Those of a service, in the order of their creation. */
    public synchronized List<Webhook> of(String service) {
        return hooks.values().stream()
                .filter(known -> known.service.equals(service))
                .map(known -> known.hook)
                .toList();
    }

    /**
     * Adds one.
     *
     * @return the same with its id
     * @throws IllegalArgumentException if it has no name or address, the name is taken, or there are too many
     */
    public synchronized Webhook create(String service, Webhook wanted) {
        check(service, wanted);
        List<Webhook> others = of(service);
        if (others.size() >= MOST_OF_A_SERVICE) {
            throw new IllegalArgumentException("A service has at most " + MOST_OF_A_SERVICE + " webhooks.");
        }
        Webhook hook = wanted.withId(UUID.randomUUID().toString().replace("-", ""));
        hooks.put(hook.id(), new Known(service, hook));
        return hook;
    }

    /** Replaces one; activated again, it has a clean record. */
    public synchronized void edit(String id, Webhook wanted) {
        Known known = hooks.get(id);
        if (known != null) {
            check(known.service, wanted);
            if (wanted.active() && !known.hook.active()) {
                known.failures.clear();
            }
            known.hook = wanted.withId(id);
        }
    }

    private void check(String service, Webhook wanted) {
        if (wanted.name().isBlank() || wanted.url().isBlank()) {
            throw new IllegalArgumentException("A webhook needs 'name' and 'hookUrl'.");
        }
        boolean taken = of(service).stream()
                .anyMatch(
                        hook -> hook.name().equals(wanted.name()) && !hook.id().equals(wanted.id()));
        if (taken) {
            throw new IllegalArgumentException("The service has a webhook '" + wanted.name() + "' already.");
        }
    }

    /** Removes one. */
    public synchronized void delete(String id) {
        hooks.remove(id);
    }

    /** The latest notifications of a hook, newest first. */
    public synchronized List<Notification> notifications(String id) {
        Known known = hooks.get(id);
        return known == null ? List.of() : List.copyOf(known.notifications);
    }

    /** Those of the site. */
    public synchronized WebhookSettings settings() {
        return settings;
    }

    /** Replaces them; notifications under way keep the old ones. */
    public synchronized void settings(WebhookSettings other) {
        settings = other;
    }

    /** Removes all hooks, and the settings are as after installation. */
    public synchronized void clear() {
        hooks.clear();
        settings = WebhookSettings.usual();
    }

    @Override
    public void ended(Job job) {
        for (Webhook hook : of(job.service().name())) {
            if (hook.active()) {
                tell(hook, job);
            }
        }
    }

    private void tell(Webhook hook, Job job) {
        List<Fault> due = faults.next(
                Operation.WEBHOOK_DELIVERY, job.service().name(), job.task().name());
        Duration delay = Duration.ZERO;
        int copies = 1;
        Payload payload = Payload.of(hook, Payload.json(hook, job));
        for (Fault fault : due) {
            if (fault instanceof Fault.Close) {
                copies = 0;
            } else if (fault instanceof Fault.Delay late) {
                delay = delay.plus(late.by());
            } else if (fault instanceof Fault.Duplicate more) {
                copies += more.more();
            } else if (fault instanceof Fault.Body body) {
                payload = Payload.of(hook, body.text());
            } else if (fault instanceof Fault.WrongSignature) {
                payload =
                        new Payload(payload.contentType(), payload.body(), Payload.sign(payload.body(), "not the key"));
            }
        }
        Payload sent = payload;
        String event = job.status().word();
        for (int i = 0; i < copies; i++) {
            time.after(
                    delay,
                    () -> deliveries.send(
                            hook.url(), sent, settings(), outcome -> note(hook, job.id(), event, outcome)));
        }
    }

    private synchronized void note(Webhook hook, String jobId, String event, Deliveries.Outcome outcome) {
        Known known = hooks.get(hook.id());
        if (known == null) {
            return;
        }
        Instant now = time.instant();
        known.notifications.addFirst(new Notification(jobId, event, now, outcome.attempts(), outcome.status()));
        if (known.notifications.size() > REMEMBERED) {
            known.notifications.removeLast();
        }
        if (!outcome.succeeded()) {
            known.failures.add(now);
            Instant since = now.minus(Duration.ofDays(settings.days()));
            known.failures.removeIf(failure -> failure.isBefore(since));
            if (known.failures.size() >= settings.failures()) {
                LOG.warn("{} is switched off after {} failures", known.hook, known.failures.size());
                known.hook = known.hook.deactivated();
            }
        }
    }

    private static final class Known {
        private final String service;
        private final Deque<Notification> notifications = new ArrayDeque<>();
        private final List<Instant> failures = new ArrayList<>();
        private Webhook hook;

        private Known(String service, Webhook hook) {
            this.service = service;
            this.hook = hook;
        }
    }
}
