package io.github.camelgp.server.webhook;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Whom to tell when a job has ended.
 *
 * @param id given by the server
 * @param name for people; one of its service
 * @param url http or https
 * @param active notifications are sent
 * @param contentType {@code application/json}, or a form with the JSON in {@code payload}
 * @param signatureKey to sign with; empty for no signature
 */
public record Webhook(String id, String name, String url, boolean active, String contentType, String signatureKey) {
    /** The usual type. */
    public static final String JSON = "application/json";

    /** A form, as some releases send it. */
    public static final String FORM = "application/x-www-form-urlencoded";

    /** What a new one starts from. */
    public static final Webhook NONE = new Webhook();

    private Webhook() {
        this("", "", "", true, JSON, "");
    }

    /** Checks the address and the type; an empty one is the start of a new hook. */
    public Webhook {
        if (!contentType.equals(JSON) && !contentType.equals(FORM)) {
            throw new IllegalArgumentException("The content type is " + JSON + " or " + FORM + ".");
        } else if (!url.isEmpty() && !isHttp(url)) {
            throw new IllegalArgumentException("The hook URL '" + url + "' is no address of http or https.");
        }
    }

    private static boolean isHttp(String url) {
        try {
            URI uri = new URI(url);
            return String.valueOf(uri.getScheme()).matches("(?i)https?") && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    Webhook withId(String other) {
        return new Webhook(other, name, url, active, contentType, signatureKey);
    }

    Webhook deactivated() {
        return new Webhook(id, name, url, false, contentType, signatureKey);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Webhook[" + name + " to " + url + (active ? "" : ", inactive") + "]";
    }
}
