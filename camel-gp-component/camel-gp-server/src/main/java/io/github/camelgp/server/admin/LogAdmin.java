package io.github.camelgp.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.server.json.LenientJson;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.Reply;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code logs/query} (administration reference, Query Logs): lines between two times, in any order of the two, of a level
 * and graver ones, of some services; latest first. Thread safe.
 */
final class LogAdmin {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int USUAL_PAGE = 1000;
    private static final int CODE = 20_000;

    private final ServerLog log;

    LogAdmin(ServerLog log) {
        this.log = log;
    }

    Reply handle(HttpCall call) {
        return switch (call.target().name()) {
            case "" -> {
                ObjectNode node = NODES.objectNode();
                node.putArray("operations").add("query");
                yield Reply.of(node);
            }
            case "query" -> query(call);
            default -> throw AdminSite.unknown(call);
        };
    }

    private Reply query(HttpCall call) {
        Instant one = instant(call, "startTime", Instant.MAX);
        Instant other = instant(call, "endTime", Instant.EPOCH);
        Instant from = one.isBefore(other) ? one : other;
        Instant to = one.isBefore(other) ? other : one;
        ServerLog.Level level = level(call.parameters().get("level"));
        Set<String> services = services(call.parameters().get("filter"));
        int page = page(call.parameters().get("pageSize"));
        List<ServerLog.Line> found = log.lines().stream()
                .filter(line -> !line.time().isBefore(from) && !line.time().isAfter(to))
                .filter(line -> line.level().compareTo(level) <= 0)
                .filter(line -> services.isEmpty() || services.contains(line.source()))
                .toList();
        List<ServerLog.Line> shown = found.subList(0, Math.min(page, found.size()));
        ObjectNode node = NODES.objectNode().put("hasMore", shown.size() < found.size());
        if (!shown.isEmpty()) {
            node.put("startTime", shown.get(0).time().toEpochMilli());
            node.put("endTime", shown.get(shown.size() - 1).time().toEpochMilli());
        }
        ArrayNode messages = node.putArray("logMessages");
        shown.forEach(line -> messages.add(node(line)));
        return Reply.of(node);
    }

    private static ObjectNode node(ServerLog.Line line) {
        return NODES.objectNode()
                .put("type", line.level().name())
                .put("message", line.text())
                .put("time", line.time().toEpochMilli())
                .put("source", line.source())
                .put("machine", "GPSERVER.LOCAL")
                .put("user", line.user())
                .put("code", CODE)
                .put("elapsed", "")
                .put("process", "1")
                .put("thread", "1")
                .put("methodName", "")
                .put("requestID", line.jobId());
    }

    private static ServerLog.Level level(String word) {
        return switch (word.trim().toUpperCase(Locale.ROOT)) {
            case "", "WARNING" -> ServerLog.Level.WARNING;
            case "SEVERE" -> ServerLog.Level.SEVERE;
            case "INFO", "FINE", "VERBOSE", "DEBUG" -> ServerLog.Level.INFO;
            default -> throw AdminException.invalid("'level' is SEVERE, WARNING, INFO, FINE, VERBOSE or DEBUG.");
        };
    }

    private static Set<String> services(String filter) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        if (filter.isBlank()) {
            return names;
        }
        JsonNode services;
        try {
            JsonNode given = LenientJson.read(filter);
            services = given.has("services") ? given.path("services") : given.path("server");
        } catch (IllegalArgumentException e) {
            throw AdminException.invalid("'filter' is no JSON: " + e.getMessage());
        }
        services.forEach(name -> names.add(name.asText()));
        return names;
    }

    private static int page(String text) {
        if (text.isBlank()) {
            return USUAL_PAGE;
        } else if (!text.trim().matches("\\d{1,6}")) {
            throw AdminException.invalid("'pageSize' is a number, not '" + text + "'.");
        }
        return Math.max(1, Integer.parseInt(text.trim()));
    }

    /** Milliseconds since 1970, or the form {@code 2026-01-31T12:30:00,000} in UTC. */
    private static Instant instant(HttpCall call, String name, Instant otherwise) {
        String text = call.parameters().get(name).trim();
        if (text.isEmpty()) {
            return otherwise;
        } else if (text.matches("\\d{1,15}")) {
            return Instant.ofEpochMilli(Long.parseLong(text));
        }
        try {
            return LocalDateTime.parse(text.replace(',', '.')).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw AdminException.invalid("'" + name + "' is no time: '" + text + "'.");
        }
    }
}
