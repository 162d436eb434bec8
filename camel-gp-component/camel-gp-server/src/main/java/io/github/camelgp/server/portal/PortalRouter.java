package io.github.camelgp.server.portal;

import io.github.camelgp.server.fault.Operation;
import io.github.camelgp.server.protocol.Target;
import java.util.List;
import java.util.Locale;

/** Tells what an address below {@code /portal} is about; with and without {@code rest} behind {@code sharing}. */
public final class PortalRouter {
    /** Segments of {@code portal/sharing/servers/ID}. */
    public static final int PROXY_SEGMENTS = 4;

    private PortalRouter() {}

    /** The path is that of a portal. */
    public static boolean isPortal(List<String> path) {
        return word(path, 0).equals("portal");
    }

    /** The path goes through the portal to a server: {@code portal/sharing/servers/ID/rest/…}. */
    public static boolean isProxied(List<String> path) {
        return isPortal(path)
                && word(path, 1).equals("sharing")
                && word(path, 2).equals("servers")
                && path.size() >= PROXY_SEGMENTS;
    }

    /** The whole path, decoded and split. */
    public static Target route(List<String> path) {
        if (!word(path, 1).equals("sharing")) {
            return Target.of(path.size() == 1 ? Operation.PORTAL : Operation.UNKNOWN);
        }
        int from = word(path, 2).equals("rest") ? 3 : 2;
        List<String> below = path.subList(Math.min(from, path.size()), path.size());
        String id = below.size() > 2 ? below.get(2) : "";
        return switch (String.join("/", below.subList(0, Math.min(2, below.size())))
                .toLowerCase(Locale.ROOT)) {
            case "" -> Target.of(Operation.PORTAL);
            case "info" -> exact(below, 1, Operation.PORTAL_INFO);
            case "generatetoken" -> exact(below, 1, Operation.PORTAL_TOKEN);
            case "search" -> exact(below, 1, Operation.PORTAL_SEARCH);
            case "oauth2/token" -> exact(below, 2, Operation.OAUTH_TOKEN);
            case "oauth2/authorize" -> exact(below, 2, Operation.OAUTH_AUTHORIZE);
            case "portals/self" ->
                word(below, 2).equals("servers")
                        ? exact(below, 3, Operation.PORTAL_SERVERS)
                        : exact(below, 2, Operation.PORTAL_SELF);
            case "community/self" -> exact(below, 2, Operation.PORTAL_COMMUNITY_SELF);
            case "community/users" -> named(below, 3, Operation.PORTAL_USER, id);
            case "content/items" ->
                word(below, 3).equals("data")
                        ? named(below, 4, Operation.PORTAL_ITEM_DATA, id)
                        : named(below, 3, Operation.PORTAL_ITEM, id);
            default -> Target.of(Operation.UNKNOWN);
        };
    }

    private static Target exact(List<String> path, int size, Operation operation) {
        return Target.of(path.size() == size ? operation : Operation.UNKNOWN);
    }

    private static Target named(List<String> path, int size, Operation operation, String name) {
        return path.size() == size ? Target.named(operation, name) : Target.of(Operation.UNKNOWN);
    }

    private static String word(List<String> path, int at) {
        return at < path.size() ? path.get(at).toLowerCase(Locale.ROOT) : "";
    }
}
