package io.github.camelgp.server.auth;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who is known and how clients get in. Immutable.
 *
 * @param passwords of users, by name; names count with their case
 * @param administrators names of the users who may administer
 * @param applications secrets of OAuth applications, by client id
 * @param federated the portal gives the tokens, the server has no token service of its own
 * @param exchangedOnly the server refuses a token of the portal's that wasn't exchanged for one of its own
 * @param webUser name that the web tier asks for; empty without a web tier
 * @param webPassword password that the web tier asks for
 */
public record AuthOptions(
        Map<String, String> passwords,
        Set<String> administrators,
        Map<String, String> applications,
        boolean federated,
        boolean exchangedOnly,
        String webUser,
        String webPassword) {
    /** Copies the collections. */
    public AuthOptions {
        passwords = Map.copyOf(passwords);
        administrators = Set.copyOf(administrators);
        applications = Map.copyOf(applications);
    }

    /** Nobody is known, nothing stands in front. */
    public static AuthOptions none() {
        return new AuthOptions(Map.of(), Set.of(), Map.of(), false, false, "", "");
    }

    /** With another user. */
    public AuthOptions withUser(String name, String password) {
        return new AuthOptions(
                with(passwords, name, password),
                administrators,
                applications,
                federated,
                exchangedOnly,
                webUser,
                webPassword);
    }

    /** With another user, who may administer. */
    public AuthOptions withAdministrator(String name, String password) {
        Set<String> names = new HashSet<>(administrators);
        names.add(name);
        return new AuthOptions(
                with(passwords, name, password), names, applications, federated, exchangedOnly, webUser, webPassword);
    }

    /** With another OAuth application. */
    public AuthOptions withApplication(String clientId, String secret) {
        return new AuthOptions(
                passwords,
                administrators,
                with(applications, clientId, secret),
                federated,
                exchangedOnly,
                webUser,
                webPassword);
    }

    /** Federated with the portal. */
    public AuthOptions withFederation(boolean onlyExchanged) {
        return new AuthOptions(passwords, administrators, applications, true, onlyExchanged, webUser, webPassword);
    }

    /** Behind a web tier that asks for a name and a password. */
    public AuthOptions withWebTier(String user, String password) {
        return new AuthOptions(passwords, administrators, applications, federated, exchangedOnly, user, password);
    }

    private static Map<String, String> with(Map<String, String> map, String key, String value) {
        Map<String, String> more = new HashMap<>(map);
        more.put(key, value);
        return more;
    }

    boolean isPassword(String user, String password) {
        String known = passwords.get(user);
        return known != null && TokenStore.same(known, password);
    }

    /** The application is known by that secret. */
    public boolean isSecret(String clientId, String secret) {
        String known = applications.get(clientId);
        return known != null && TokenStore.same(known, secret);
    }

    /** Names, no secrets. */
    @Override
    public String toString() {
        return "AuthOptions[users=" + passwords.keySet() + ", applications=" + applications.keySet() + ", federated="
                + federated + ", webTier=" + !webUser.isEmpty() + "]";
    }
}
