package io.github.camelgp.server.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.server.auth.TokenGuard;
import io.github.camelgp.server.auth.TokenService;
import io.github.camelgp.server.fault.Operation;
import io.github.camelgp.server.job.JobEngine;
import io.github.camelgp.server.protocol.Handler;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.protocol.Release;
import io.github.camelgp.server.protocol.Reply;
import io.github.camelgp.server.resource.Catalog;
import io.github.camelgp.server.task.ServiceDefinition;
import io.github.camelgp.server.webhook.Webhooks;
import java.util.Map;

/**
 * {@code admin/…} (administration reference): only for administrators, whose token comes with the request; everything that
 * changes something is a POST. Refusals have an envelope of their own. Thread safe.
 */
public final class AdminSite {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String STARTED = "STARTED";

    private final Catalog catalog;
    private final Release release;
    private final TokenGuard guard;
    private final TokenService tokens;
    private final JobAdmin jobs;
    private final LogAdmin logs;
    private final WebhookAdmin webhooks;

    /** For one server. */
    public AdminSite(
            Catalog catalog,
            JobEngine engine,
            Release release,
            TokenGuard guard,
            TokenService tokens,
            ServerLog log,
            Webhooks webhooks) {
        this.catalog = catalog;
        this.release = release;
        this.guard = guard;
        this.tokens = tokens;
        this.jobs = new JobAdmin(engine);
        this.logs = new LogAdmin(log);
        this.webhooks = new WebhookAdmin(webhooks, release);
    }

    /** The handlers of all operations of the site. */
    public Map<Operation, Handler> all() {
        return Map.of(
                Operation.ADMIN, guarded(this::describe),
                Operation.ADMIN_LOGS, guarded(logs::handle),
                Operation.ADMIN_JOBS, guarded(call -> jobs.handle(call, service(call))),
                Operation.ADMIN_JOB, guarded(call -> jobs.handleOne(call, service(call))),
                Operation.ADMIN_WEBHOOKS, guarded(this::webhooks));
    }

    private Reply webhooks(HttpCall call) {
        return call.target().service().isEmpty() ? webhooks.settings(call) : webhooks.handle(call, service(call));
    }

    private Handler guarded(Handler.Direct handler) {
        return Handler.direct(call -> {
            try {
                check(call);
                return handler.handle(call);
            } catch (AdminException e) {
                return refusal(e.code(), String.valueOf(e.getMessage()));
            } catch (ProtocolException e) {
                return refusal(e.code(), String.join(" ", e.details()));
            }
        });
    }

    private void check(HttpCall call) {
        if (TokenGuard.tokenOf(call).isEmpty()) {
            throw new AdminException(
                    499,
                    "Unauthorized access. Token not found. You can generate a token using the 'generateToken'"
                            + " operation.");
        }
        String user = guard.user(call).orElseThrow(() -> new AdminException(498, "Invalid token."));
        if (!tokens.options().administrators().contains(user)) {
            throw new AdminException(403, "Unauthorized access. The user '" + user + "' is not an administrator.");
        }
    }

    private static Reply refusal(int code, String message) {
        ObjectNode node = NODES.objectNode().put("status", "error");
        node.putArray("messages").add(message);
        return Reply.of(node.put("code", code));
    }

    /** Changes come as a POST, so that no link and no picture in a page can make one. */
    static void requirePost(HttpCall call) {
        if (!call.method().equals("POST")) {
            throw new AdminException(405, "HTTP method " + call.method() + " is not supported, use POST.");
        }
    }

    static ObjectNode done() {
        return NODES.objectNode().put("status", "success");
    }

    static AdminException unknown(HttpCall call) {
        return new AdminException(404, "Could not find resource or operation '" + call.path() + "' on the system.");
    }

    private ServiceDefinition service(HttpCall call) {
        String name = call.target().service();
        return catalog.find(name)
                .orElseThrow(() -> new AdminException(404, "Service '" + name + ".GPServer' was not found."));
    }

    private Reply describe(HttpCall call) {
        if (!call.target().service().isEmpty()) {
            return switch (call.target().name()) {
                case "" -> Reply.of(describe(service(call)));
                case "status" -> {
                    service(call);
                    yield Reply.of(
                            NODES.objectNode().put("configuredState", STARTED).put("realTimeState", STARTED));
                }
                default -> throw unknown(call);
            };
        }
        ObjectNode node = NODES.objectNode();
        switch (call.target().name()) {
            case "" -> {
                node.put("currentVersion", release.number()).put("fullVersion", release.fullVersion());
                node.putArray("resources").add("services").add("logs");
            }
            case "services" -> {
                ArrayNode list = node.put("folderName", "/").putArray("services");
                catalog.all().forEach(service -> list.addObject()
                        .put("folderName", service.folder().isEmpty() ? "/" : service.folder())
                        .put("serviceName", plainName(service))
                        .put("type", "GPServer")
                        .put("description", service.description()));
                ArrayNode folders = node.putArray("folders");
                catalog.folders().forEach(folders::add);
            }
            default -> throw unknown(call);
        }
        return Reply.of(node);
    }

    static String plainName(ServiceDefinition service) {
        return service.name().substring(service.name().indexOf('/') + 1);
    }

    private static ObjectNode describe(ServiceDefinition service) {
        ObjectNode node = NODES.objectNode()
                .put("serviceName", plainName(service))
                .put("type", "GPServer")
                .put("description", service.description())
                .put("capabilities", service.uploads() == null ? "" : "Uploads")
                .put("configuredState", STARTED);
        if (service.limits().instances() > 0) {
            node.put("maxInstancesPerNode", service.limits().instances());
        }
        if (!service.limits().maximumUsage().isZero()) {
            node.put("maxUsageTime", service.limits().maximumUsage().toSeconds());
        }
        node.put("maxWaitTime", service.limits().maximumWait().toSeconds());
        node.putObject("properties")
                .put("executionType", service.synchronous() ? "Synchronous" : "Asynchronous")
                .put("maximumRecords", String.valueOf(service.maximumRecords()))
                .put("showMessages", service.limits().messageLevel().name());
        return node;
    }
}
