package io.github.camelgp.internal.client;

import io.github.camelgp.internal.http.Spool;
import io.github.camelgp.model.GpMessage;
import java.util.List;

/**
 * What a synchronous run, or the results of a job, gave. Whoever gets it closes it; values that are to live longer retain
 * their {@link RawOutput#owner()}.
 *
 * @param outputs in the server's order; empty for a task without outputs
 * @param messages tokens taken out
 * @param spool that the outputs are part of
 */
public record RunReply(List<RawOutput> outputs, List<GpMessage> messages, Spool spool) implements AutoCloseable {

    public RunReply {
        outputs = List.copyOf(outputs);
        messages = List.copyOf(messages);
    }

    @Override
    public void close() {
        spool.release();
    }
}
