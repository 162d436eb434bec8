package io.github.camelgp.job;

import java.util.Map;
import java.util.Optional;

/**
 * What is needed to submit a job again; never a secret.
 *
 * @param value the request's parameters as JSON text, or where they are kept
 * @param claimCheck whether {@code value} is only a reference to them
 */
public record SavedRequest(String value, boolean claimCheck) {

    /** The parameters themselves. */
    public static SavedRequest inline(String json) {
        return new SavedRequest(json, false);
    }

    /** Names and values, without {@code f}; empty when they are elsewhere, or can't be read. */
    public Optional<Map<String, String>> values() {
        return claimCheck ? Optional.empty() : JobText.readForm(value);
    }

    /** Parameters too big for a row, kept elsewhere. */
    public static SavedRequest at(String reference) {
        return new SavedRequest(reference, true);
    }
}
