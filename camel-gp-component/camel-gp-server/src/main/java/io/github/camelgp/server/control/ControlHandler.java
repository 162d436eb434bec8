package io.github.camelgp.server.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.server.auth.TokenService;
import io.github.camelgp.server.fault.FaultJson;
import io.github.camelgp.server.fault.FaultRule;
import io.github.camelgp.server.fault.Faults;
import io.github.camelgp.server.fault.Oddity;
import io.github.camelgp.server.http.RecordedRequest;
import io.github.camelgp.server.http.RequestLog;
import io.github.camelgp.server.job.AfterRestart;
import io.github.camelgp.server.job.JobEngine;
import io.github.camelgp.server.json.LenientJson;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.protocol.Reply;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code control/…}, no part of the protocol: lets a test that isn't in this process script faults ({@code faults}: GET,
 * POST, DELETE), look at requests ({@code requests}: GET, DELETE), restart ({@code restart}: POST with {@code jobs}) and
 * reset ({@code reset}: POST). Only for clients on the same machine that aren't web pages. Thread safe.
 */
public final class ControlHandler {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Faults faults;
    private final RequestLog log;
    private final JobEngine engine;
    private final TokenService tokens;

    /** For one server. */
    public ControlHandler(Faults faults, RequestLog log, JobEngine engine, TokenService tokens) {
        this.faults = faults;
        this.log = log;
        this.engine = engine;
        this.tokens = tokens;
    }

    /** Answers in JSON whatever the format asked for. */
    public Reply handle(HttpCall call) {
        call.parameters().add("f", "json");
        if (!isLoopback(call.remoteAddress()) || !call.header("origin").isEmpty()) {
            throw ProtocolException.forbidden();
        }
        String[] path = call.target().name().toLowerCase(Locale.ROOT).split("/");
        JsonNode answer =
                switch (path[0] + " " + call.method()) {
                    case "faults GET" -> list();
                    case "faults POST" -> add(call);
                    case "faults DELETE" -> remove(path);
                    case "oddities GET" -> oddities();
                    case "requests GET" -> requests();
                    case "requests DELETE" -> {
                        log.clear();
                        yield done();
                    }
                    case "restart POST" -> restart(call);
                    case "reset POST" -> {
                        faults.clear();
                        tokens.clear();
                        engine.clear();
                        log.clear();
                        yield done();
                    }
                    default -> throw ProtocolException.unknownAddress(call.path());
                };
        return new Reply.Raw(200, "application/json;charset=UTF-8", answer.toString(), Map.of());
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isEmpty() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static ObjectNode done() {
        return NODES.objectNode().put("status", "success");
    }

    private ObjectNode list() {
        ObjectNode answer = NODES.objectNode();
        ArrayNode list = answer.putArray("faults");
        faults.rules().forEach(rule -> list.add(FaultJson.write(rule)));
        return answer;
    }

    private ObjectNode add(HttpCall call) {
        List<Integer> ids = new ArrayList<>();
        try {
            String given = call.parameters().get(HttpCall.JSON_BODY);
            JsonNode node = LenientJson.read(given.isEmpty() ? call.parameters().get("fault") : given);
            List<FaultRule> rules = new ArrayList<>();
            if (node.isArray()) {
                node.forEach(one -> rules.add(FaultJson.read(one)));
            } else {
                rules.add(FaultJson.read(node));
            }
            rules.forEach(rule -> ids.add(faults.add(rule)));
        } catch (IllegalArgumentException e) {
            throw ProtocolException.invalidInput(String.valueOf(e.getMessage()));
        }
        ObjectNode answer = done();
        ArrayNode list = answer.putArray("ids");
        ids.forEach(list::add);
        return answer;
    }

    private ObjectNode remove(String[] path) {
        if (path.length < 2) {
            faults.clear();
        } else if (!path[1].matches("\\d{1,9}") || !faults.remove(Integer.parseInt(path[1]))) {
            throw ProtocolException.invalidInput("There is no fault " + path[1] + ".");
        }
        return done();
    }

    private static ObjectNode oddities() {
        ObjectNode answer = NODES.objectNode();
        ArrayNode list = answer.putArray("oddities");
        for (Oddity oddity : Oddity.all()) {
            ObjectNode node = list.addObject().put("name", oddity.name()).put("about", oddity.about());
            node.put(
                    "operation",
                    oddity.operation() == null ? "" : oddity.operation().name());
        }
        return answer;
    }

    private ObjectNode requests() {
        ObjectNode answer = NODES.objectNode();
        ArrayNode list = answer.putArray("requests");
        for (RecordedRequest request : log.requests()) {
            ObjectNode node = list.addObject()
                    .put("method", request.method())
                    .put("path", request.path())
                    .put("operation", request.operation().name());
            request.parameters().forEach(node.putObject("parameters")::put);
            request.headers().forEach(node.putObject("headers")::put);
            node.put("bodyBytes", request.bodyBytes())
                    .put("received", request.received().toEpochMilli());
        }
        return answer;
    }

    private ObjectNode restart(HttpCall call) {
        String word = call.parameters().get("jobs").toUpperCase(Locale.ROOT);
        try {
            engine.restart(word.isEmpty() ? AfterRestart.GO_ON : AfterRestart.valueOf(word));
        } catch (IllegalArgumentException e) {
            throw ProtocolException.invalidInput("jobs is one of " + List.of(AfterRestart.values()) + ".");
        }
        tokens.clear();
        return done();
    }
}
