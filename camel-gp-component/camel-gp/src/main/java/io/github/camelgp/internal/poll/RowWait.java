package io.github.camelgp.internal.poll;

import java.util.concurrent.CompletableFuture;

/**
 * One exchange that waits for a row.
 *
 * @param own whether the exchange had the row before, by submitting or finding it
 * @param end the exchange's own future: whoever completes it first, this side or the exchange, ends the wait
 */
record RowWait(String rowId, PollSettings polling, boolean own, CompletableFuture<EndedJob> end) {

    boolean isOver() {
        return end.isDone();
    }
}
