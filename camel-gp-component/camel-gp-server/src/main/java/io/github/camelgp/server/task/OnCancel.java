package io.github.camelgp.server.task;

/** What a task that runs does when its client cancels. */
public enum OnCancel {
    /** It stops; the job is cancelling and then cancelled. */
    STOP,
    /** Nothing, as tools in pure Python do: the request is answered, the job goes on as if nothing had been asked. */
    IGNORE,
    /** It is told too late: the job is cancelling, and then succeeds anyway. */
    SUCCEED
}
