package io.github.camelgp.internal.client.admin;

import java.util.Locale;

/**
 * Whether a service runs (REST page "Status" of the administration reference). Words are the server's, such as STARTED,
 * STARTING, STOPPED; empty when it does not tell.
 *
 * @param wanted what the administrator asked for
 * @param real what it is
 */
public record ServiceState(String wanted, String real) {

    /** Whether it takes requests; a service whose real state is not told is what was asked for. */
    public boolean isStarted() {
        return (real.isEmpty() ? wanted : real).toUpperCase(Locale.ROOT).equals("STARTED");
    }
}
