package io.github.camelgp.server.protocol;

import io.github.camelgp.server.fault.Operation;
import java.util.List;
import java.util.Locale;

/** Tells what an address below {@code admin} is about (administration reference). */
final class AdminRouter {
    private static final String SUFFIX = ".gpserver";

    private AdminRouter() {}

    static Target route(List<String> path) {
        String first = path.isEmpty() ? "" : path.get(0).toLowerCase(Locale.ROOT);
        return switch (first) {
            case "generatetoken" -> Target.of(path.size() == 1 ? Operation.GENERATE_TOKEN : Operation.UNKNOWN);
            case "logs" -> Target.named(Operation.ADMIN_LOGS, words(path, 1));
            case "services" -> services(path.subList(1, path.size()));
            default -> Target.named(Operation.ADMIN, words(path, 0));
        };
    }

    private static Target services(List<String> path) {
        if (words(path, 0).startsWith("webhooks/settings")) {
            return Target.named(Operation.ADMIN_WEBHOOKS, words(path, 1));
        }
        for (int i = 0; i < Math.min(2, path.size()); i++) {
            String last = path.get(i);
            if (last.toLowerCase(Locale.ROOT).endsWith(SUFFIX)) {
                String folder = i == 0 ? "" : path.get(0) + "/";
                String service = folder + last.substring(0, last.length() - SUFFIX.length());
                return service(service, path.subList(i + 1, path.size()));
            }
        }
        return Target.named(Operation.ADMIN, "services" + (path.isEmpty() ? "" : "/" + words(path, 0)));
    }

    private static Target service(String service, List<String> below) {
        String second = below.size() < 2 ? "" : below.get(1);
        return switch (words(below.subList(0, Math.min(1, below.size())), 0)) {
            case "" -> new Target(Operation.ADMIN, service, "", "", "");
            case "jobs" ->
                second.isEmpty() || second.toLowerCase(Locale.ROOT).matches("query|statistics|purgequeue")
                        ? new Target(Operation.ADMIN_JOBS, service, "", "", words(below, 1))
                        : new Target(Operation.ADMIN_JOB, service, "", second, words(below, 2));
            case "webhooks" ->
                second.isEmpty() || second.toLowerCase(Locale.ROOT).matches("create|deleteall")
                        ? new Target(Operation.ADMIN_WEBHOOKS, service, "", "", words(below, 1))
                        : new Target(Operation.ADMIN_WEBHOOKS, service, "", second, words(below, 2));
            default -> new Target(Operation.ADMIN, service, "", "", words(below, 0));
        };
    }

    private static String words(List<String> path, int from) {
        return String.join("/", path.subList(Math.min(from, path.size()), path.size()))
                .toLowerCase(Locale.ROOT);
    }
}
