package io.github.camelgp.server.job;

/** An input that breaks a rule of its parameter; the text names both, as the tools of ArcGIS do. */
public final class InvalidInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidInputException(String message) {
        super(message);
    }

    static InvalidInputException required(String parameter) {
        return new InvalidInputException("ERROR 000735: " + parameter + ": Value is required");
    }

    static InvalidInputException notOf(String parameter, String dataType, String why) {
        return new InvalidInputException(
                "ERROR 000840: " + parameter + ": The value is not a " + dataType + ". " + why);
    }

    static InvalidInputException notAllowed(String parameter, String value, Iterable<String> allowed) {
        return new InvalidInputException("ERROR 000800: " + parameter + ": The value '" + value
                + "' is not a member of " + String.join(" | ", allowed) + ".");
    }
}
