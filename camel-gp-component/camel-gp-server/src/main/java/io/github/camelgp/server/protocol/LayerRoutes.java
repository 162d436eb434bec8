package io.github.camelgp.server.protocol;

import io.github.camelgp.server.fault.Operation;
import java.util.List;
import java.util.Locale;

/** Addresses of map and feature services, whose children are layers. */
final class LayerRoutes {
    private LayerRoutes() {}

    /** Below {@code MapServer}: {@code jobs/ID/LAYER/query} and the like. */
    static Target map(String service, List<String> below) {
        if (below.isEmpty()) {
            return new Target(Operation.MAP_SERVICE, service, "", "", "");
        } else if (!word(below, 0).equals("jobs") || below.size() < 2) {
            return Target.of(Operation.UNKNOWN);
        }
        String job = below.get(1);
        List<String> child = below.subList(2, below.size());
        Operation operation =
                switch (word(child, 0)) {
                    case "" -> Operation.MAP_SERVICE;
                    case "export" -> Operation.MAP_EXPORT;
                    case "layers" -> Operation.MAP_LAYERS;
                    default ->
                        switch (word(child, 1)) {
                            case "" -> Operation.MAP_LAYER;
                            case "query" -> Operation.MAP_QUERY;
                            default -> Operation.UNKNOWN;
                        };
                };
        String layer = operation == Operation.MAP_LAYER || operation == Operation.MAP_QUERY ? child.get(0) : "";
        boolean tooLong = child.size() > (operation == Operation.MAP_QUERY ? 2 : 1);
        return new Target(tooLong ? Operation.UNKNOWN : operation, service, "", job, layer);
    }

    /** Below {@code FeatureServer}: {@code LAYER/query}, {@code LAYER/applyEdits} and the like. */
    static Target features(String service, List<String> below) {
        if (below.size() > 2) {
            return Target.of(Operation.UNKNOWN);
        }
        String first = word(below, 0);
        switch (first) {
            case "":
                return new Target(Operation.FEATURE_SERVICE, service, "", "", "");
            case "layers":
                return new Target(Operation.FEATURE_LAYERS, service, "", "", "");
            case "applyedits":
                return new Target(Operation.APPLY_EDITS, service, "", "", "");
            case "jobs":
                return new Target(Operation.APPEND_STATUS, service, "", below.size() > 1 ? below.get(1) : "", "");
            default:
                break;
        }
        Operation operation =
                switch (word(below, 1)) {
                    case "" -> Operation.FEATURE_LAYER;
                    case "query" -> Operation.FEATURE_QUERY;
                    case "applyedits" -> Operation.APPLY_EDITS;
                    case "addfeatures" -> Operation.ADD_FEATURES;
                    case "updatefeatures" -> Operation.UPDATE_FEATURES;
                    case "deletefeatures" -> Operation.DELETE_FEATURES;
                    case "append" -> Operation.APPEND;
                    case "truncate" -> Operation.TRUNCATE;
                    default -> Operation.UNKNOWN;
                };
        return new Target(operation, service, "", "", below.get(0));
    }

    private static String word(List<String> path, int at) {
        return at < path.size() ? path.get(at).toLowerCase(Locale.ROOT) : "";
    }
}
