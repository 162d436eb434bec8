package io.github.camelgp.server.webhook;

/**
 * How notifications are sent (administration reference, webhook settings, 11.2).
 *
 * @param attempts how often each is tried
 * @param timeoutSeconds how long an answer may take
 * @param pauseSeconds between two attempts
 * @param failures so many notifications in vain …
 * @param days … in so many days switch a hook off
 */
public record WebhookSettings(int attempts, int timeoutSeconds, int pauseSeconds, int failures, int days) {
    private static final int MOST_ATTEMPTS = 10;

    /** Checks the numbers. */
    public WebhookSettings {
        if (attempts < 1
                || attempts > MOST_ATTEMPTS
                || timeoutSeconds < 1
                || pauseSeconds < 0
                || failures < 1
                || days < 1) {
            throw new IllegalArgumentException("Attempts are 1 to " + MOST_ATTEMPTS
                    + ", times, failures and days at least 1, the pause at least 0.");
        }
    }

    /** As after installation. */
    public static WebhookSettings usual() {
        return new WebhookSettings(3, 10, 30, 5, 5);
    }
}
