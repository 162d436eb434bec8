package io.github.camelgp.server.fault;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which requests something goes wrong with.
 *
 * @param operation null for all
 * @param service with its folder, without regard to case; empty for all
 * @param task without regard to case; empty for all
 * @param nth the first request that is hit, counted from 1
 * @param times how many are hit from there on; {@link Integer#MAX_VALUE} for all
 * @param probability of each of them to be hit; 1 for certainty
 * @param seed of the chance, so that the same requests meet the same faults
 * @param faults all of them happen
 */
public record FaultRule(
        @Nullable Operation operation,
        String service,
        String task,
        int nth,
        int times,
        double probability,
        long seed,
        List<Fault> faults) {
    /** Checks the numbers. */
    public FaultRule {
        faults = List.copyOf(faults);
        if (nth < 1 || times < 1) {
            throw new IllegalArgumentException("nth and times count from 1");
        } else if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability is 0 to 1, not " + probability);
        }
    }

    boolean matches(Operation asked, String askedService, String askedTask) {
        return (operation == null ? asked != Operation.CONTROL : asked == operation)
                && (service.isEmpty() || service.equalsIgnoreCase(askedService))
                && (task.isEmpty() || task.equalsIgnoreCase(askedTask));
    }
}
