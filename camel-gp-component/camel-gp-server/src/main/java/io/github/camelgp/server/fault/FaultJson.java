package io.github.camelgp.server.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rules as JSON, such as {@code {"operation":"JOB_STATUS","nth":3,"times":2,"status":503}}. Which requests:
 * {@code operation}, {@code service}, {@code task}, {@code nth}, {@code times} (a number or {@code "always"}),
 * {@code probability} with {@code seed}. What goes wrong: the other members, one or several.
 */
public final class FaultJson {
    private static final int MOST_REPEATS = 10_000_000;

    private FaultJson() {}

    /**
     * Reads a rule.
     *
     * @throws IllegalArgumentException names what isn't understood
     */
    public static FaultRule read(JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("a fault is a JSON object");
        }
        List<Fault> faults = new ArrayList<>();
        node.properties().forEach(member -> read(member.getKey(), member.getValue(), node, faults));
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("nothing goes wrong: there is no fault in " + node);
        }
        boolean chance = node.has("probability");
        JsonNode times = node.path("times");
        boolean always = times.isMissingNode() ? chance : times.asText().equals("always");
        return new FaultRule(
                operation(node.path("operation").asText("")),
                node.path("service").asText(""),
                node.path("task").asText(""),
                node.path("nth").asInt(1),
                always ? Integer.MAX_VALUE : times.asInt(1),
                node.path("probability").asDouble(1),
                node.path("seed").asLong(0),
                faults);
    }

    private static @Nullable Operation operation(String word) {
        try {
            return word.isEmpty() ? null : Operation.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("there is no operation '" + word + "'", e);
        }
    }

    private static void read(String name, JsonNode value, JsonNode rule, List<Fault> into) {
        switch (name) {
            case "operation", "service", "task", "nth", "times", "probability", "seed", "headers" -> {
                // says which requests, or belongs to another member
            }
            case "status" -> into.add(new Fault.Status(value.asInt(), headers(rule.path("headers"))));
            case "delayMillis" -> into.add(new Fault.Delay(Duration.ofMillis(value.asLong())));
            case "cut" -> into.add(new Fault.Cut(value.asInt()));
            case "truncate" -> into.add(new Fault.Truncate(value.asInt()));
            case "body" -> into.add(body(value));
            case "json" -> into.add(new Fault.Body(200, "application/json;charset=UTF-8", value.toString()));
            case "redirect" -> into.add(new Fault.Redirect(value.asText()));
            case "jobStatus" -> into.add(new Fault.JobStatus(value.asText()));
            case "set" ->
                value.properties().forEach(set -> into.add(new Fault.Set(pointer(set.getKey()), set.getValue())));
            case "remove" -> value.forEach(pointer -> into.add(new Fault.Remove(pointer(pointer.asText()))));
            case "jsonp" -> into.add(new Fault.Jsonp(value.asText()));
            case "wrap" -> into.add(new Fault.Wrap(value.asText()));
            case "internalHost" -> into.add(new Fault.InternalHost(value.asText()));
            case "manyMessages" -> into.add(new Fault.ManyMessages(value.asInt()));
            case "duplicate" -> into.add(new Fault.Duplicate(value.asInt()));
            case "oddity" -> into.addAll(Oddity.named(value.asText()).faults());
            default -> {
                Fault fault = word(name);
                if (value.asBoolean()) {
                    into.add(fault);
                }
            }
        }
    }

    private static Fault word(String name) {
        return switch (name) {
            case "close" -> new Fault.Close();
            case "loseAnswer" -> new Fault.LoseAnswer();
            case "dropJob" -> new Fault.DropJob();
            case "messageTexts" -> new Fault.MessageTexts();
            case "lowerCaseParamUrls" -> new Fault.LowerCaseParamUrls();
            case "wrongSignature" -> new Fault.WrongSignature();
            default -> throw new IllegalArgumentException("there is no fault '" + name + "'");
        };
    }

    private static String pointer(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("a JSON pointer starts with a slash: '" + text + "'");
        }
        return text;
    }

    private static Fault.Body body(JsonNode body) {
        String text = body.path("text").asText("");
        int repeat = body.path("repeat").asInt(1);
        if (repeat < 1 || (long) repeat * text.length() > MOST_REPEATS) {
            throw new IllegalArgumentException("repeat makes the body too long");
        }
        return new Fault.Body(
                body.path("status").asInt(200),
                body.path("contentType").asText("application/json;charset=UTF-8"),
                text.repeat(repeat));
    }

    private static Map<String, String> headers(JsonNode node) {
        Map<String, String> headers = new LinkedHashMap<>();
        node.properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return headers;
    }

    /** Writes a rule with its number and its counts. */
    public static ObjectNode write(Faults.Known known) {
        FaultRule rule = known.rule();
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", known.id());
        if (rule.operation() != null) {
            node.put("operation", rule.operation().name());
        }
        node.put("service", rule.service()).put("task", rule.task()).put("nth", rule.nth());
        if (rule.times() == Integer.MAX_VALUE) {
            node.put("times", "always");
        } else {
            node.put("times", rule.times());
        }
        node.put("probability", rule.probability()).put("seed", rule.seed());
        node.put("seen", known.seen()).put("hits", known.hits());
        rule.faults().forEach(fault -> write(fault, node));
        return node;
    }

    private static void write(Fault fault, ObjectNode node) {
        if (fault instanceof Fault.Status status) {
            node.put("status", status.status());
            ObjectNode headers = node.putObject("headers");
            status.headers().forEach(headers::put);
        } else if (fault instanceof Fault.Delay delay) {
            node.put("delayMillis", delay.by().toMillis());
        } else if (fault instanceof Fault.Cut cut) {
            node.put("cut", cut.bytes());
        } else if (fault instanceof Fault.Truncate truncate) {
            node.put("truncate", truncate.bytes());
        } else if (fault instanceof Fault.Body body) {
            node.putObject("body")
                    .put("status", body.status())
                    .put("contentType", body.contentType())
                    .put("text", body.text());
        } else if (fault instanceof Fault.Set set) {
            node.withObject("/set").set(set.pointer(), set.value());
        } else if (fault instanceof Fault.Remove remove) {
            node.withArray("/remove").add(remove.pointer());
        } else {
            writeSimple(fault, node);
        }
    }

    private static void writeSimple(Fault fault, ObjectNode node) {
        if (fault instanceof Fault.Redirect redirect) {
            node.put("redirect", redirect.url());
        } else if (fault instanceof Fault.JobStatus status) {
            node.put("jobStatus", status.word());
        } else if (fault instanceof Fault.Jsonp jsonp) {
            node.put("jsonp", jsonp.function());
        } else if (fault instanceof Fault.Wrap wrap) {
            node.put("wrap", wrap.member());
        } else if (fault instanceof Fault.InternalHost host) {
            node.put("internalHost", host.siteUrl());
        } else if (fault instanceof Fault.ManyMessages many) {
            node.put("manyMessages", many.lines());
        } else if (fault instanceof Fault.Duplicate duplicate) {
            node.put("duplicate", duplicate.more());
        } else {
            String name = fault.getClass().getSimpleName();
            node.put(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1), true);
        }
    }
}
