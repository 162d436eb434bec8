package io.github.camelgp.internal.poll;

import java.time.Duration;

/**
 * How the ledger keeps its rows.
 *
 * @param node id of this node, unique among those that share the repository, and new at each start
 * @param lease how long a node may be silent before others take over its rows
 * @param keyRetention how long tombstones, dead rows and results that nobody takes are kept
 * @param maxRedeliveries how often a job is handed over again after its exchange failed
 * @param redeliveryDelay before the first repetition; doubled at each, up to ten minutes
 * @param sweepAfter how long the server keeps results
 * @param pollsPerSecond at most, per site
 * @param orphans what becomes of attached rows without a key whose node died
 * @param onUnknown what becomes of rows with a key whose node died before the answer to their request
 * @param polling for rows that are taken over
 */
public record LedgerSettings(
        String node,
        Duration lease,
        Duration keyRetention,
        int maxRedeliveries,
        Duration redeliveryDelay,
        Duration sweepAfter,
        double pollsPerSecond,
        Orphans orphans,
        OnUnknown onUnknown,
        PollSettings polling) {

    /** Where orphans go. */
    public enum Orphans {
        PARK,
        COLLECT
    }

    /** What becomes of a request whose answer was lost, when no job of it was found. */
    public enum OnUnknown {
        PARK,
        RESUBMIT
    }

    /** The options' defaults. */
    public static LedgerSettings defaults(String node) {
        return new LedgerSettings(
                node,
                Duration.ofSeconds(30),
                Duration.ofDays(7),
                5,
                Duration.ofSeconds(5),
                Duration.ofHours(6),
                20,
                Orphans.PARK,
                OnUnknown.PARK,
                PollSettings.DEFAULTS);
    }
}
