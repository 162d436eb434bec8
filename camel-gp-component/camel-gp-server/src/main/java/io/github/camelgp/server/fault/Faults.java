package io.github.camelgp.server.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The script of what goes wrong. Rules count the requests that they match on their own, so that the same requests always
 * meet the same faults; all rules whose turn it is apply, in the order in which they were made. Thread safe.
 *
 * <pre>{@code
 * server.faults().on(Operation.JOB_STATUS).nth(3).times(2).status(503);
 * server.faults().on(Operation.EXECUTE).service("Elevation/World").always().delay(Duration.ofSeconds(2));
 * server.faults().onEvery().probability(0.05, 42).close();
 * server.faults().oddity("submit-without-job-id");
 * }</pre>
 */
public final class Faults {
    private final List<Active> rules = new CopyOnWriteArrayList<>();
    private final AtomicInteger lastId = new AtomicInteger();

    /** Starts a rule for an operation; it takes effect with the call that names the fault. */
    public Rule on(Operation operation) {
        return new Rule(operation);
    }

    /** Starts a rule for all requests. */
    public Rule onEvery() {
        return new Rule(null);
    }

    /**
     * Lets the next request of its operation meet something that real servers were seen doing.
     *
     * @throws IllegalArgumentException if there is no such oddity, or it is of no operation in particular
     */
    public void oddity(String name) {
        Operation operation = Oddity.named(name).operation();
        if (operation == null) {
            throw new IllegalArgumentException("'" + name + "' can happen anywhere: say on(…).oddity(…)");
        }
        on(operation).oddity(name);
    }

    /** Adds a rule; its number in return. */
    public int add(FaultRule rule) {
        Active active = new Active(lastId.incrementAndGet(), rule);
        rules.add(active);
        return active.id;
    }

    /** Drops a rule; false if there is none of that number. */
    public boolean remove(int id) {
        return rules.removeIf(rule -> rule.id == id);
    }

    /** The rules in their order, with how often each was looked at and hit. */
    public List<Known> rules() {
        return rules.stream().map(Active::known).toList();
    }

    /** Drops all rules. */
    public void clear() {
        rules.clear();
    }

    /** Counts a request and says what goes wrong with it. */
    public List<Fault> next(Operation operation, String service, String task) {
        List<Fault> due = new ArrayList<>();
        for (Active rule : rules) {
            if (rule.rule.matches(operation, service, task) && rule.isDue()) {
                due.addAll(rule.rule.faults());
            }
        }
        return due;
    }

    /**
     * A rule at work.
     *
     * @param id its number
     * @param rule what was asked for
     * @param seen requests that matched
     * @param hits requests that went wrong
     */
    public record Known(int id, FaultRule rule, int seen, int hits) {}

    private static final class Active {
        private final int id;
        private final FaultRule rule;
        private final Random chance;
        private int seen;
        private int hits;

        private Active(int id, FaultRule rule) {
            this.id = id;
            this.rule = rule;
            this.chance = new Random(rule.seed());
        }

        private synchronized boolean isDue() {
            int turn = ++seen - rule.nth();
            boolean due = turn >= 0 && turn < rule.times() && chance.nextDouble() < rule.probability();
            hits += due ? 1 : 0;
            return due;
        }

        private synchronized Known known() {
            return new Known(id, rule, seen, hits);
        }
    }

    /** Which requests of an operation a fault hits: the first one, unless said otherwise. */
    public final class Rule {
        private final @Nullable Operation operation;
        private String service = "";
        private String task = "";
        private int nth = 1;
        private int times = 1;
        private double probability = 1;
        private long seed;

        private Rule(@Nullable Operation operation) {
            this.operation = operation;
        }

        /** Only requests to that service, named with its folder. */
        public Rule service(String name) {
            service = name;
            return this;
        }

        /** Only requests to a task of that name. */
        public Rule task(String name) {
            task = name;
            return this;
        }

        /** The first request that is hit, counted from 1. */
        public Rule nth(int request) {
            nth = request;
            return this;
        }

        /** How many requests are hit, one after another. */
        public Rule times(int requests) {
            times = requests;
            return this;
        }

        /** From the first one on, every request is hit. */
        public Rule always() {
            return times(Integer.MAX_VALUE);
        }

        /** From the first one on, each request is hit with a chance of 0 to 1; the seed decides which. */
        public Rule probability(double chance, long chanceSeed) {
            probability = chance;
            seed = chanceSeed;
            return always();
        }

        /** Answers with this HTTP status. */
        public void status(int status) {
            status(status, Map.of());
        }

        /** Answers with this HTTP status and headers, such as Retry-After. */
        public void status(int status, Map<String, String> headers) {
            happens(new Fault.Status(status, headers));
        }

        /** Answers, or notifies, later. */
        public void delay(Duration by) {
            happens(new Fault.Delay(by));
        }

        /** Cuts the connection after so many bytes of the body. */
        public void cut(int bytes) {
            happens(new Fault.Cut(bytes));
        }

        /** Ends the body after so many bytes, as if it were whole. */
        public void truncate(int bytes) {
            happens(new Fault.Truncate(bytes));
        }

        /** Answers with another body. */
        public void body(String contentType, String text) {
            body(200, contentType, text);
        }

        /** Answers with another body and HTTP status. */
        public void body(int status, String contentType, String text) {
            happens(new Fault.Body(status, contentType, text));
        }

        /** Answers with an error envelope. */
        public void error(int code, String message) {
            ObjectNode envelope = JsonNodeFactory.instance.objectNode();
            envelope.putObject("error")
                    .put("code", code)
                    .put("message", message)
                    .putArray("details");
            body("application/json", envelope.toString());
        }

        /** Closes the connection; the request isn't carried out. A notification isn't sent. */
        public void close() {
            happens(new Fault.Close());
        }

        /** Carries the request out and closes the connection. */
        public void loseAnswer() {
            happens(new Fault.LoseAnswer());
        }

        /** Redirects. */
        public void redirect(String url) {
            happens(new Fault.Redirect(url));
        }

        /** Answers with this word as job status. */
        public void jobStatus(String word) {
            happens(new Fault.JobStatus(word));
        }

        /** Forgets the job first. */
        public void dropJob() {
            happens(new Fault.DropJob());
        }

        /** Sets a member of the answer, named by a JSON pointer. */
        public void set(String pointer, JsonNode value) {
            happens(new Fault.Set(pointer, value));
        }

        /** Takes a member out of the answer, named by a JSON pointer. */
        public void remove(String pointer) {
            happens(new Fault.Remove(pointer));
        }

        /** Names the site in all addresses as it is called inside. */
        public void internalHost(String siteUrl) {
            happens(new Fault.InternalHost(siteUrl));
        }

        /** Sends a notification so many times more. */
        public void duplicate(int more) {
            happens(new Fault.Duplicate(more));
        }

        /**
         * What real servers were seen doing, see {@link Oddity}.
         *
         * @throws IllegalArgumentException if there is no such oddity, or it is one of another operation
         */
        public void oddity(String name) {
            Oddity oddity = Oddity.named(name);
            if (oddity.operation() != null && oddity.operation() != operation) {
                throw new IllegalArgumentException("'" + name + "' happens on " + oddity.operation());
            }
            happens(oddity.faults().toArray(Fault[]::new));
        }

        /** All of these at once. */
        public void happens(Fault... faults) {
            add(new FaultRule(operation, service, task, nth, times, probability, seed, List.of(faults)));
        }
    }
}
