package io.github.camelgp.server.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The script of what goes wrong. Rules count the requests that they match on their own, so that the same requests always
 * meet the same faults; all rules whose turn it is apply, in the order in which they were made. Thread safe.
 *
 * <pre>{@code
 * server.faults().on(Operation.JOB_STATUS).nth(3).times(2).status(503);
 * server.faults().on(Operation.EXECUTE).service("Elevation/World").always().delay(Duration.ofSeconds(2));
 * }</pre>
 */
public final class Faults {
    private final List<Rule> rules = new CopyOnWriteArrayList<>();

    /** Starts a rule for an operation; it takes effect with the call that names the fault. */
    public Rule on(Operation operation) {
        return new Rule(operation);
    }

    /** Drops all rules. */
    public void clear() {
        rules.clear();
    }

    /** Counts a request and says what goes wrong with it. */
    public List<Fault> next(Operation operation, String service, String task) {
        List<Fault> due = new ArrayList<>();
        for (Rule rule : rules) {
            rule.addIfDue(operation, service, task, due);
        }
        return due;
    }

    /** Which requests of an operation a fault hits: the first one, unless said otherwise. */
    public final class Rule {
        private final Operation operation;
        private final AtomicInteger seen = new AtomicInteger();
        private final List<Fault> faults = new ArrayList<>(1);
        private String service = "";
        private String task = "";
        private int nth = 1;
        private int times = 1;

        private Rule(Operation operation) {
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

        /** Answers with this HTTP status. */
        public void status(int status) {
            status(status, Map.of());
        }

        /** Answers with this HTTP status and headers, such as Retry-After. */
        public void status(int status, Map<String, String> headers) {
            add(new Fault.Status(status, headers));
        }

        /** Answers later. */
        public void delay(Duration by) {
            add(new Fault.Delay(by));
        }

        /** Cuts the body after so many bytes. */
        public void cut(int bytes) {
            add(new Fault.Cut(bytes));
        }

        /** Answers with another body. */
        public void body(String contentType, String text) {
            add(new Fault.Body(contentType, text));
        }

        /** Answers with an error envelope. */
        public void error(int code, String message) {
            body(
                    "application/json",
                    "{\"error\":{\"code\":" + code + ",\"message\":\"" + message.replace("\"", "\\\"")
                            + "\",\"details\":[]}}");
        }

        /** Closes the connection; the request isn't carried out. */
        public void close() {
            add(new Fault.Close());
        }

        /** Carries the request out and closes the connection. */
        public void loseAnswer() {
            add(new Fault.LoseAnswer());
        }

        /** Redirects. */
        public void redirect(String url) {
            add(new Fault.Redirect(url));
        }

        /** Answers with this word as job status. */
        public void jobStatus(String word) {
            add(new Fault.JobStatus(word));
        }

        /** Forgets the job first. */
        public void dropJob() {
            add(new Fault.DropJob());
        }

        private void add(Fault fault) {
            faults.add(fault);
            rules.add(this);
        }

        private void addIfDue(Operation asked, String askedService, String askedTask, List<Fault> due) {
            boolean matches = asked == operation
                    && (service.isEmpty() || service.equalsIgnoreCase(askedService))
                    && (task.isEmpty() || task.equalsIgnoreCase(askedTask));
            if (matches) {
                int turn = seen.incrementAndGet() - nth;
                if (turn >= 0 && turn < times) {
                    due.addAll(faults);
                }
            }
        }
    }
}
