package io.github.camelgp.server.http;

import io.github.camelgp.server.fault.Operation;
import io.github.camelgp.server.page.Html;
import io.github.camelgp.server.portal.PortalRouter;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.MultipartForm;
import io.github.camelgp.server.protocol.Parameters;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.protocol.Router;
import io.github.camelgp.server.protocol.Target;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes a call of an HTTP request. */
final class RequestReader {
    private final RestOptions options;

    RequestReader(RestOptions options) {
        this.options = options;
    }

    long maxBodyBytes() {
        return options.maxBodyBytes();
    }

    /** All but the body. */
    HttpCall head(HttpServerExchange exchange) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (HeaderValues values : exchange.getRequestHeaders()) {
            headers.put(values.getHeaderName().toString().toLowerCase(Locale.ROOT), String.join("; ", values));
        }
        String path = exchange.isHostIncludedInRequestURI()
                ? exchange.getRequestURI().replaceFirst("^[a-zA-Z]+://[^/]*", "")
                : exchange.getRequestURI();
        List<String> segments = HttpCall.segments(path);
        String origin = exchange.getRequestScheme() + "://" + exchange.getHostAndPort() + "/";
        String site = origin + options.context();
        Target target = Target.of(Operation.UNKNOWN);
        if (!segments.isEmpty() && segments.get(0).equalsIgnoreCase(options.context())) {
            target = Router.route(segments.subList(1, segments.size()));
            site = origin + segments.get(0);
        } else if (PortalRouter.isProxied(segments)) {
            int from = PortalRouter.PROXY_SEGMENTS;
            target = Router.route(segments.subList(from, segments.size()));
            site = origin + Html.path(String.join("/", segments.subList(0, from)));
        } else if (PortalRouter.isPortal(segments)) {
            target = PortalRouter.route(segments);
        }
        Parameters parameters = new Parameters();
        parameters.addEncoded(exchange.getQueryString());
        String method = exchange.getRequestMethod().toString().toUpperCase(Locale.ROOT);
        return new HttpCall(
                method, path, site, target, parameters, Map.copyOf(headers), List.of(), List.of(), remote(exchange));
    }

    private static String remote(HttpServerExchange exchange) {
        InetAddress address = exchange.getSourceAddress().getAddress();
        return address == null ? "" : address.getHostAddress();
    }

    /**
     * Adds what the body says; a type without a body means nothing.
     *
     * @throws ProtocolException if a multipart body can't be read
     */
    HttpCall withBody(HttpCall call, byte[] body) {
        String type = call.header("content-type").trim();
        String lower = type.toLowerCase(Locale.ROOT);
        if (body.length == 0) {
            return call;
        } else if (lower.startsWith("multipart/form-data")) {
            List<MultipartForm.Part> parts = MultipartForm.read(type, body);
            parts.stream().filter(part -> !part.name().isEmpty()).forEach(part -> call.parameters()
                    .add(part.name(), part.text()));
            return call.withParts(parts, List.of());
        } else if (lower.isEmpty() || lower.startsWith("application/x-www-form-urlencoded")) {
            call.parameters().addEncoded(new String(body, StandardCharsets.UTF_8));
        } else if (lower.startsWith("application/json")) {
            call.parameters().add(HttpCall.JSON_BODY, new String(body, StandardCharsets.UTF_8));
        }
        return call;
    }
}
