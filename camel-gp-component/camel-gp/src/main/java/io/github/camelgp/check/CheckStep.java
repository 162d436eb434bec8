package io.github.camelgp.check;

/** What is looked at, in this order. */
public enum CheckStep {
    /** Whether something answers at the address. */
    REACH("reach", true),
    /** The server's certificate. */
    TLS("TLS", true),
    /** Whether it is ArcGIS that answers, and not a log-in of a web server in front. */
    WEB_TIER("web tier", true),
    /** The portal that the server belongs to. */
    PORTAL("portal", true),
    /** Whether there is a token, and the server takes it. */
    TOKEN("token", true),
    /** Who we are, and in what role. */
    USER("user", false),
    /** What the server shows us. */
    CATALOG("catalog", false),
    /** The service, and the task if one is named. */
    SERVICE("service", true),
    /** Whether the service takes uploads. */
    UPLOADS("uploads", false),
    /** Whether the administrator's site can be used. */
    ADMIN("admin", false);

    private final String label;
    private final boolean needed;

    CheckStep(String label, boolean needed) {
        this.label = label;
        this.needed = needed;
    }

    /** For people. */
    public String label() {
        return label;
    }

    /** Whether nothing after it can be looked at when it fails. */
    boolean isNeeded() {
        return needed;
    }
}
