package io.github.camelgp.internal.client;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a portal sees us (portal reference, "Portal Self").
 *
 * @param version of its API; empty when it does not tell
 * @param user name of the user; empty for nobody, and for applications
 * @param role such as {@code org_admin}; empty when it does not tell
 * @param application id of the application; empty when we are none
 * @param privileges of the user
 * @param helpers URLs of the utility services by name
 */
public record PortalSelf(
        String version,
        String user,
        String role,
        String application,
        List<String> privileges,
        Map<String, String> helpers) {

    public PortalSelf {
        privileges = List.copyOf(privileges);
        helpers = Collections.unmodifiableMap(new LinkedHashMap<>(helpers));
    }
}
