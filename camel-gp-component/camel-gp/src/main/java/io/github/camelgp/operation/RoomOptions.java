package io.github.camelgp.operation;

import io.github.camelgp.internal.poll.Turn;
import java.util.concurrent.Executor;
import org.apache.camel.Exchange;

/**
 * How many jobs a service gets at once.
 *
 * @param maxJobsInFlight 0 for no limit
 * @param maxWaiting how many exchanges wait for their turn
 */
public record RoomOptions(int maxJobsInFlight, int maxWaiting, WhenFull whenFull) {

    public RoomOptions {
        if (maxJobsInFlight < 0 || maxWaiting < 0) {
            throw new IllegalArgumentException(
                    "maxJobsInFlight=" + maxJobsInFlight + " and maxWaiting=" + maxWaiting + " must not be negative");
        }
    }

    /** @param executor where routes are suspended and resumed */
    Turn turn(Exchange exchange, Executor executor) {
        if (maxJobsInFlight == 0) {
            return Turn.AT_ONCE;
        }
        return new Turn(
                maxJobsInFlight, maxWaiting, new RouteSource(exchange, executor, whenFull == WhenFull.suspendRoute));
    }
}
