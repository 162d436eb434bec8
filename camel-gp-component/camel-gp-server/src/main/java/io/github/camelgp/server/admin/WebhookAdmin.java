package io.github.camelgp.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.server.json.LenientJson;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.Release;
import io.github.camelgp.server.protocol.Reply;
import io.github.camelgp.server.task.ServiceDefinition;
import io.github.camelgp.server.webhook.Notification;
import io.github.camelgp.server.webhook.Webhook;
import io.github.camelgp.server.webhook.WebhookSettings;
import io.github.camelgp.server.webhook.Webhooks;
import java.util.Optional;
import java.util.function.Function;

/** Webhooks of a service (administration reference, 11.1) and the settings of all of them (11.2). Thread safe. */
final class WebhookAdmin {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Webhooks webhooks;
    private final Release release;

    WebhookAdmin(Webhooks webhooks, Release release) {
        this.webhooks = webhooks;
        this.release = release;
    }

    /** {@code webhooks}, {@code webhooks/create}, {@code webhooks/ID}, … of a service. */
    Reply handle(HttpCall call, ServiceDefinition service) {
        if (!release.atLeast("11.1")) {
            throw AdminSite.unknown(call);
        } else if (service.synchronous()) {
            throw new AdminException(400, "Webhooks are not supported by synchronous services.");
        }
        try {
            return call.target().jobId().isEmpty() ? ofService(call, service) : one(call, service);
        } catch (IllegalArgumentException e) {
            throw AdminException.invalid(String.valueOf(e.getMessage()));
        }
    }

    private Reply ofService(HttpCall call, ServiceDefinition service) {
        switch (call.target().name()) {
            case "" -> {
                ArrayNode list = NODES.arrayNode();
                webhooks.of(service.name()).forEach(hook -> list.add(node(hook)));
                ObjectNode node = NODES.objectNode();
                node.set("webhooks", list);
                return Reply.of(node);
            }
            case "create" -> {
                AdminSite.requirePost(call);
                Webhook hook = webhooks.create(service.name(), given(call, Webhook.NONE));
                return Reply.of(AdminSite.done().put("success", true).put("id", hook.id()));
            }
            case "deleteall" -> {
                AdminSite.requirePost(call);
                webhooks.of(service.name()).forEach(hook -> webhooks.delete(hook.id()));
                return Reply.of(AdminSite.done());
            }
            default -> throw AdminSite.unknown(call);
        }
    }

    private Reply one(HttpCall call, ServiceDefinition service) {
        String id = call.target().jobId();
        Webhook hook = webhooks.of(service.name()).stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AdminException(404, "Webhook '" + id + "' was not found."));
        switch (call.target().name()) {
            case "" -> {
                return Reply.of(node(hook));
            }
            case "edit" -> {
                AdminSite.requirePost(call);
                webhooks.edit(id, given(call, hook));
                return Reply.of(AdminSite.done());
            }
            case "delete" -> {
                AdminSite.requirePost(call);
                webhooks.delete(id);
                return Reply.of(AdminSite.done());
            }
            case "notificationstatus" -> {
                ObjectNode node = NODES.objectNode();
                ArrayNode list = node.putArray("notificationStatus");
                webhooks.notifications(id).forEach(notification -> list.add(node(notification)));
                return Reply.of(node);
            }
            default -> throw AdminSite.unknown(call);
        }
    }

    /** What the request says about a hook; the rest stays as it was. */
    private Webhook given(HttpCall call, Webhook before) {
        Function<String, Optional<String>> text = text(call);
        return new Webhook(
                before.id(),
                text.apply("name").orElse(before.name()),
                text.apply("hookUrl")
                        .or(() -> text.apply("payloadUrl"))
                        .or(() -> text.apply("url"))
                        .orElse(before.url()),
                text.apply("active").map(Boolean::parseBoolean).orElse(before.active()),
                text.apply("contentType").orElse(before.contentType()),
                release.atLeast("11.2") ? text.apply("signatureKey").orElse(before.signatureKey()) : "");
    }

    /** Members of a JSON body, of a parameter called webhook, or parameters. */
    private static Function<String, Optional<String>> text(HttpCall call) {
        String json = call.parameters().get(HttpCall.JSON_BODY);
        String text = json.isBlank() ? call.parameters().get("webhook") : json;
        JsonNode given;
        try {
            given = text.isBlank() ? NODES.objectNode() : LenientJson.read(text);
        } catch (IllegalArgumentException e) {
            throw AdminException.invalid("The webhook is no JSON: " + e.getMessage());
        }
        return name -> given.has(name)
                ? Optional.of(given.path(name).asText())
                : Optional.of(call.parameters().get(name)).filter(value -> !value.isBlank());
    }

    private static ObjectNode node(Webhook hook) {
        return NODES.objectNode()
                .put("id", hook.id())
                .put("name", hook.name())
                .put("hookUrl", hook.url())
                .put("active", hook.active())
                .put("contentType", hook.contentType())
                .put("signatureKey", hook.signatureKey().isEmpty() ? "" : "********");
    }

    private static ObjectNode node(Notification notification) {
        return NODES.objectNode()
                .put("jobId", notification.jobId())
                .put("eventType", notification.eventType())
                .put("time", notification.time().toEpochMilli())
                .put("attempts", notification.attempts())
                .put("responseCode", notification.responseCode())
                .put("status", notification.succeeded() ? "success" : "failed");
    }

    /** {@code services/webhooks/settings}. */
    Reply settings(HttpCall call) {
        if (!release.atLeast("11.2")) {
            throw AdminSite.unknown(call);
        }
        if (call.target().name().endsWith("/edit")) {
            AdminSite.requirePost(call);
            webhooks.settings(edited(call, webhooks.settings()));
            return Reply.of(AdminSite.done());
        }
        WebhookSettings settings = webhooks.settings();
        ObjectNode node = NODES.objectNode()
                .put("notificationAttempts", settings.attempts())
                .put("notificationTimeOutInSeconds", settings.timeoutSeconds())
                .put("notificationElapsedTimeInSeconds", settings.pauseSeconds());
        node.putObject("deactivationPolicy")
                .put("numberOfFailures", settings.failures())
                .put("daysInPast", settings.days());
        return Reply.of(node);
    }

    private static WebhookSettings edited(HttpCall call, WebhookSettings before) {
        Function<String, Optional<String>> text = text(call);
        try {
            JsonNode policy = LenientJson.read(text.apply("deactivationPolicy").orElse("{}"));
            return new WebhookSettings(
                    number(text, "notificationAttempts", before.attempts()),
                    number(text, "notificationTimeOutInSeconds", before.timeoutSeconds()),
                    number(text, "notificationElapsedTimeInSeconds", before.pauseSeconds()),
                    policy.path("numberOfFailures").asInt(before.failures()),
                    policy.path("daysInPast").asInt(before.days()));
        } catch (IllegalArgumentException e) {
            throw AdminException.invalid(String.valueOf(e.getMessage()));
        }
    }

    private static int number(Function<String, Optional<String>> text, String name, int before) {
        return text.apply(name).map(Integer::parseInt).orElse(before);
    }
}
