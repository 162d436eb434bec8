package io.github.camelgp.check;

import io.github.camelgp.check.CheckResult.Status;
import java.util.List;
import java.util.Optional;

/**
 * What all steps came to.
 *
 * @param results one for each step, in their order
 */
public record CheckReport(List<CheckResult> results) {

    public CheckReport {
        results = List.copyOf(results);
    }

    /** The first step that does not hold. */
    public Optional<CheckResult> failure() {
        return results.stream()
                .filter(result -> result.status() == Status.FAILED)
                .findFirst();
    }

    /** What {@code step} came to. */
    public CheckResult of(CheckStep step) {
        return results.get(step.ordinal());
    }

    /** For people: a line for each step, and one more where there is something to do. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (CheckResult result : results) {
            text.append(String.format(
                    "%-8s %-9s %s%n", result.status(), result.step().label(), result.said()));
            if (!result.advice().isEmpty()) {
                text.append(String.format("%-18s -> %s%n", "", result.advice()));
            }
        }
        return text.toString();
    }
}
