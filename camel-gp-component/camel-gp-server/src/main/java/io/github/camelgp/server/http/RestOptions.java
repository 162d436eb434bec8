package io.github.camelgp.server.http;

import java.util.Map;

/**
 * What the protocol's entry needs to know.
 *
 * @param context first segment of all addresses, compared without regard to case
 * @param version such as 11.3, a decimal number
 * @param maxBodyBytes bigger requests are refused
 * @param passwords of the users of the token service, by name
 */
public record RestOptions(String context, String version, long maxBodyBytes, Map<String, String> passwords) {
    /** Copies the passwords. */
    public RestOptions {
        passwords = Map.copyOf(passwords);
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return "RestOptions[context=" + context + ", version=" + version + ", maxBodyBytes=" + maxBodyBytes + "]";
    }
}
