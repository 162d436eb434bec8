package io.github.camelgp.model;

import java.util.Collection;
import java.util.Comparator;

/**
 * One message of a task, as the REST page "GP job" describes it.
 *
 * @param type the server's word, such as {@code esriJobMessageTypeWarning}; empty when it sent none
 * @param description the text, with tokens already taken out
 */
public record GpMessage(String type, String description) {

    /** Judged by the end of the type, as servers differ in its prefix; what is unknown counts as informative. */
    public Severity severity() {
        if (type.endsWith("Error") || type.endsWith("Abort")) {
            return Severity.ERROR;
        }
        return type.endsWith("Warning") ? Severity.WARNING : Severity.INFORMATIVE;
    }

    /** The gravest of {@code messages}; {@link Severity#NONE} when there is none. */
    public static Severity highestSeverity(Collection<GpMessage> messages) {
        return messages.stream()
                .map(GpMessage::severity)
                .max(Comparator.naturalOrder())
                .orElse(Severity.NONE);
    }
}
