package io.github.camelgp.model;

/**
 * The server calls the run a success, but the route's own rules ({@code failWhen}, {@code minFeatures},
 * {@code failOnWarning}) do not. To run it again as it was would give the same.
 */
public final class GpResultException extends GpException {
    private final String rule;
    private final long features;
    private final long warnings;

    /**
     * @param rule name of the option that the result does not satisfy
     * @param features how many features and rows the wanted outputs have
     * @param warnings how many warnings and errors the messages hold
     */
    public GpResultException(String rule, long features, long warnings, String message, GpWhere where) {
        super(
                Reason.NOT_ACCEPTED,
                message + "; it gave " + features + " features and " + warnings + " warnings",
                where,
                null);
        this.rule = rule;
        this.features = features;
        this.warnings = warnings;
    }

    /** The option that the result does not satisfy, such as {@code minFeatures}. */
    public String getRule() {
        return rule;
    }

    /** How many features and rows the wanted outputs have together. */
    public long getFeatures() {
        return features;
    }

    /** How many warnings and errors the messages hold. */
    public long getWarnings() {
        return warnings;
    }
}
