package io.github.camelgp.server.job;

/** What becomes of jobs when a server is restarted. */
public enum AfterRestart {
    /** Nothing happens to them. */
    GO_ON,
    /** Those that ran say so for ever, though nobody works on them. */
    ZOMBIES,
    /** Those that hadn't ended are gone. */
    UNFINISHED_GONE,
    /** All are gone. */
    ALL_GONE
}
