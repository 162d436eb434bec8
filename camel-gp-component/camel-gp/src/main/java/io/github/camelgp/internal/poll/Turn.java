package io.github.camelgp.internal.poll;

/**
 * How a submission takes its turn when its service has enough jobs.
 *
 * @param maxInFlight jobs of the service that all nodes of the repository together have in flight at most; 0 for no limit
 * @param maxWaiting how many submissions wait for their turn
 * @param source where the submission came from
 */
public record Turn(int maxInFlight, int maxWaiting, Source source) {
    /** No limit. */
    public static final Turn AT_ONCE = new Turn(0, 0, () -> true);

    /** Where submissions come from. Its methods return at once. */
    @FunctionalInterface
    public interface Source {

        /** Whether anybody still waits for the submission. */
        boolean isWanted();

        /** What it is called; sources of the same name are one. */
        default String name() {
            return "";
        }

        /** Has no more come for the time being; false when that can't be done. */
        default boolean pause() {
            return false;
        }

        /** Ends {@link #pause}. */
        default void resume() {}
    }

    boolean isLimited() {
        return maxInFlight > 0;
    }
}
