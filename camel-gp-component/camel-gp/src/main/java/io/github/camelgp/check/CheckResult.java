package io.github.camelgp.check;

/**
 * What one step came to. It holds no secret.
 *
 * @param step that was looked at
 * @param status how it is
 * @param said what was found
 * @param advice what to do; empty for nothing
 */
public record CheckResult(CheckStep step, Status status, String said, String advice) {

    /** How a step is. */
    public enum Status {
        OK,
        /** It works, but something will be missing, or soon. */
        WARN,
        FAILED,
        /** Not looked at, or there is nothing to look at. */
        SKIPPED
    }

    static CheckResult ok(CheckStep step, String said) {
        return new CheckResult(step, Status.OK, said, "");
    }

    static CheckResult warn(CheckStep step, String said, String advice) {
        return new CheckResult(step, Status.WARN, said, advice);
    }

    static CheckResult failed(CheckStep step, String said, String advice) {
        return new CheckResult(step, Status.FAILED, said, advice);
    }

    static CheckResult skipped(CheckStep step, String why) {
        return new CheckResult(step, Status.SKIPPED, why, "");
    }
}
