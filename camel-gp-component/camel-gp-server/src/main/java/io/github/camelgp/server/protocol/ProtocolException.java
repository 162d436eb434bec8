package io.github.camelgp.server.protocol;

import java.util.List;

/** A refusal in the protocol's envelope: {@code {"error":{"code","message","details"}}} under HTTP 200. */
public final class ProtocolException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final transient List<String> details;

    private ProtocolException(int code, String message, String... details) {
        super(message);
        this.code = code;
        this.details = List.of(details);
    }

    public int code() {
        return code;
    }

    public List<String> details() {
        return details;
    }

    public static ProtocolException unknownAddress(String path) {
        return new ProtocolException(400, "Invalid URL", "Invalid URL: " + path);
    }

    public static ProtocolException unknownFolder(String folder) {
        return new ProtocolException(404, "Folder " + folder + " not found", "There is no folder '" + folder + "'.");
    }

    public static ProtocolException unknownService(String service) {
        return new ProtocolException(
                404, "Service " + service + "/GPServer not found ", "There is no service '" + service + "'.");
    }

    public static ProtocolException unknownService(String service, String type) {
        return new ProtocolException(
                404, "Service " + service + "/" + type + " not found ", "There is no service '" + service + "'.");
    }

    public static ProtocolException invalidQuery(String detail) {
        return new ProtocolException(400, "Cannot perform query. Invalid query parameters.", detail);
    }

    public static ProtocolException unknownTask(String service, String task) {
        return new ProtocolException(
                404, "Task " + task + " not found", "The service '" + service + "' has no task '" + task + "'.");
    }

    public static ProtocolException unknownJob(String id) {
        return new ProtocolException(
                400, "Unable to complete operation.", "Job " + id + " was not found: it never was, or was swept.");
    }

    public static ProtocolException unknownParameter(String kind, String name) {
        return new ProtocolException(400, "Unable to complete operation.", "There is no " + kind + " '" + name + "'.");
    }

    public static ProtocolException invalidInput(String detail) {
        return new ProtocolException(400, "Invalid or missing input parameters.", detail);
    }

    public static ProtocolException unable(String... details) {
        return new ProtocolException(400, "Unable to complete operation.", details);
    }

    public static ProtocolException noToken(String why) {
        return new ProtocolException(400, "Unable to generate token.", why);
    }

    public static ProtocolException tokenRequired() {
        return new ProtocolException(499, "Token Required", "The resource needs a token.");
    }

    public static ProtocolException invalidToken() {
        return new ProtocolException(498, "Invalid Token", "The token is not known or has run out.");
    }

    public static ProtocolException unknownItem(String id) {
        return new ProtocolException(400, "Item does not exist or is inaccessible.", "There is no item '" + id + "'.");
    }

    public static ProtocolException forbidden() {
        return new ProtocolException(
                403,
                "You do not have permissions to access this resource or perform this operation.",
                "The token's user may not use this.");
    }

    public static ProtocolException tooLarge(long limitBytes) {
        return new ProtocolException(413, "Request is too large", "More than " + limitBytes + " bytes were sent.");
    }

    /** The server ended a run, or didn't begin it, because of a limit. */
    public static ProtocolException limitExceeded(String what) {
        return new ProtocolException(500, "Error handling service request.", what);
    }

    /** Some code, such as 404, with a text for it. */
    public static ProtocolException of(int code, String message, String... details) {
        return new ProtocolException(code, message, details);
    }

    public static ProtocolException internal() {
        return new ProtocolException(500, "Error performing operation.", "The server's log says more.");
    }
}
