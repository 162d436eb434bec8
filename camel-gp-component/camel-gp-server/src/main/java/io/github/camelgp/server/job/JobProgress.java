package io.github.camelgp.server.job;

/**
 * How far a running job is (services reference, GP job, 10.8.1).
 *
 * @param message what is being done
 * @param percent 0 to 100; negative when it isn't known
 */
public record JobProgress(String message, int percent) {
    /** The word of the protocol. */
    public String type() {
        return percent < 0 ? "default" : "step";
    }
}
