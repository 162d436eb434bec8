package io.github.camelgp.server.protocol;

import io.github.camelgp.server.fault.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells what an address is about. Fixed words count without regard to case, slashes at the end don't count at all.
 */
public final class Router {
    private static final String GP_SERVER = "gpserver";
    private static final String MAP_SERVER = "mapserver";
    private static final String FEATURE_SERVER = "featureserver";
    private static final Set<String> SERVERS = Set.of(GP_SERVER, MAP_SERVER, FEATURE_SERVER);

    private Router() {}

    /** The path below the site, decoded and split. */
    public static Target route(List<String> path) {
        String first = word(path, 0);
        if (first.equals("tokens")) {
            return path.size() == 1 || word(path, 1).equals("generatetoken")
                    ? Target.of(Operation.GENERATE_TOKEN)
                    : Target.of(Operation.UNKNOWN);
        }
        if (first.equals("admin")) {
            return AdminRouter.route(path.subList(1, path.size()));
        }
        if (first.equals("control")) {
            return Target.named(Operation.CONTROL, String.join("/", path.subList(1, path.size())));
        }
        if (!first.equals("rest")) {
            return path.isEmpty() ? Target.of(Operation.CATALOG) : Target.of(Operation.UNKNOWN);
        }
        List<String> below = path.subList(Math.min(2, path.size()), path.size());
        return switch (word(path, 1)) {
            case "", "services" -> services(below);
            case "info" -> below.isEmpty() ? Target.of(Operation.INFO) : Target.of(Operation.UNKNOWN);
            case "schemas" ->
                word(below, 0).equals("gp-service") ? Target.of(Operation.SCHEMA) : Target.of(Operation.UNKNOWN);
            case "admin" -> administration(path.subList(2, path.size()));
            case "login" -> below.isEmpty() ? Target.of(Operation.SIGN_IN) : Target.of(Operation.UNKNOWN);
            case "logout" -> below.isEmpty() ? Target.of(Operation.SIGN_OUT) : Target.of(Operation.UNKNOWN);
            case "directories" -> Target.named(Operation.FILE, String.join("/", below));
            default -> Target.of(Operation.UNKNOWN);
        };
    }

    /** Only what feature services have there: truncating a layer. */
    private static Target administration(List<String> path) {
        Target target = word(path, 0).equals("services")
                ? services(path.subList(1, path.size()))
                : Target.of(Operation.UNKNOWN);
        return target.operation() == Operation.TRUNCATE ? target : Target.of(Operation.UNKNOWN);
    }

    private static Target services(List<String> path) {
        int server = indexOfServer(path);
        if (server < 0) {
            String name = String.join("/", path);
            return path.size() < 2
                    ? new Target(Operation.CATALOG, name, "", "", "")
                    : new Target(Operation.SERVICE, name, "", "", "");
        }
        String service = String.join("/", path.subList(0, server));
        List<String> below = path.subList(server + 1, path.size());
        if (word(path, server).equals(MAP_SERVER)) {
            return LayerRoutes.map(service, below);
        } else if (word(path, server).equals(FEATURE_SERVER)) {
            return LayerRoutes.features(service, below);
        }
        if (below.isEmpty()) {
            return new Target(Operation.SERVICE, service, "", "", "");
        }
        if (word(below, 0).equals("uploads")) {
            return upload(service, below.subList(1, below.size()));
        }
        return task(service, below.get(0), below.subList(1, below.size()));
    }

    private static Target task(String service, String task, List<String> below) {
        Operation operation =
                switch (word(below, 0)) {
                    case "" -> Operation.TASK;
                    case "execute" -> Operation.EXECUTE;
                    case "submitjob" -> Operation.SUBMIT_JOB;
                    case "validate" -> Operation.VALIDATE;
                    default -> Operation.UNKNOWN;
                };
        if (word(below, 0).equals("jobs") && below.size() > 1) {
            return job(service, task, below.get(1), below.subList(2, below.size()));
        }
        return new Target(below.size() > 1 ? Operation.UNKNOWN : operation, service, task, "", "");
    }

    private static Target upload(String service, List<String> below) {
        String id = below.isEmpty() ? "" : below.get(0);
        Operation whole =
                switch (word(below, 0)) {
                    case "" -> Operation.UPLOADS;
                    case "info" -> Operation.UPLOAD_INFO;
                    case "upload" -> Operation.UPLOAD;
                    case "register" -> Operation.UPLOAD_REGISTER;
                    default -> Operation.UPLOAD_ITEM;
                };
        Operation child =
                switch (word(below, 1)) {
                    case "" -> whole;
                    case "uploadpart" -> Operation.UPLOAD_PART;
                    case "parts" -> Operation.UPLOAD_PARTS;
                    case "commit" -> Operation.UPLOAD_COMMIT;
                    case "delete" -> Operation.UPLOAD_DELETE;
                    case "download" -> Operation.UPLOAD_DOWNLOAD;
                    default -> Operation.UNKNOWN;
                };
        return new Target(below.size() > 2 ? Operation.UNKNOWN : child, service, "", "", id);
    }

    private static Target job(String service, String task, String id, List<String> below) {
        String name = below.size() == 2 ? below.get(1) : "";
        Operation operation =
                switch (word(below, 0)) {
                    case "" -> Operation.JOB_STATUS;
                    case "results" -> name.isEmpty() ? Operation.JOB_RESULTS : Operation.JOB_RESULT;
                    case "inputs" -> name.isEmpty() ? Operation.JOB_INPUTS : Operation.JOB_INPUT;
                    case "messages" -> Operation.JOB_MESSAGES;
                    case "cancel" -> Operation.CANCEL_JOB;
                    default -> Operation.UNKNOWN;
                };
        return new Target(below.size() > 2 ? Operation.UNKNOWN : operation, service, task, id, name);
    }

    private static int indexOfServer(List<String> path) {
        for (int i = 1; i < path.size(); i++) {
            if (SERVERS.contains(word(path, i))) {
                return i;
            }
        }
        return -1;
    }

    private static String word(List<String> path, int at) {
        return at < path.size() ? path.get(at).toLowerCase(Locale.ROOT) : "";
    }
}
