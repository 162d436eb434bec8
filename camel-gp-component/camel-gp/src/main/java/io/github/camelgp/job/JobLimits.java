package io.github.camelgp.job;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Limits that came with a job, so that whichever node goes on with it keeps them; the limit on the whole job is the row's
 * deadline. Null means no limit.
 *
 * @param queue from the submission until it is first seen executing
 * @param run from then to the end
 * @param cancelling names of the options, such as {@code jobTimeout}, at whose passing the job is cancelled; at all others
 *     it is left as it is
 * @param inFlight how many jobs the service has in flight at most when it is submitted again; 0 for no limit
 */
public record JobLimits(@Nullable Duration queue, @Nullable Duration run, Set<String> cancelling, int inFlight) {
    /** None, and nothing is cancelled. */
    public static final JobLimits NONE = new JobLimits(null, null, Set.of(), 0);

    private static final String QUEUE = "queue=";
    private static final String RUN = "run=";
    private static final String CANCEL = "cancel=";
    private static final String IN_FLIGHT = "inFlight=";

    public JobLimits {
        cancelling = Set.copyOf(cancelling);
    }

    /** Without a limit on jobs in flight. */
    public JobLimits(@Nullable Duration queue, @Nullable Duration run, Set<String> cancelling) {
        this(queue, run, cancelling, 0);
    }

    /** The same with another limit on jobs in flight. */
    public JobLimits inFlight(int jobs) {
        return new JobLimits(queue, run, cancelling, jobs);
    }

    /** As text, such as {@code queue=PT5M;cancel=queueTimeout}; empty for {@link #NONE}. */
    public String toText() {
        var parts = new TreeSet<String>();
        if (queue != null) {
            parts.add(QUEUE + queue);
        }
        if (run != null) {
            parts.add(RUN + run);
        }
        if (inFlight > 0) {
            parts.add(IN_FLIGHT + inFlight);
        }
        cancelling.forEach(clock -> parts.add(CANCEL + clock));
        return String.join(";", parts);
    }

    /** What {@link #toText} wrote; what a later release may have added is left out. */
    public static JobLimits parse(String text) {
        var parts = Set.of(text.split(";"));
        return new JobLimits(
                duration(parts, QUEUE),
                duration(parts, RUN),
                parts.stream()
                        .filter(part -> part.startsWith(CANCEL))
                        .map(part -> part.substring(CANCEL.length()))
                        .collect(Collectors.toSet()),
                text(parts, IN_FLIGHT).map(Integer::parseInt).orElse(0));
    }

    private static @Nullable Duration duration(Set<String> parts, String name) {
        return text(parts, name).map(Duration::parse).orElse(null);
    }

    private static Optional<String> text(Set<String> parts, String name) {
        return parts.stream()
                .filter(part -> part.startsWith(name))
                .map(part -> part.substring(name.length()))
                .findFirst();
    }
}
