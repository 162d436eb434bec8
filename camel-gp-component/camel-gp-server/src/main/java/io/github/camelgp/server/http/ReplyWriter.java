package io.github.camelgp.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelgp.server.page.DirectoryPages;
import io.github.camelgp.server.page.Html;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.JsonTree;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.protocol.Reply;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * Writes replies in the format that was asked for: {@code f=json}, {@code f=pjson}, a page without {@code f}, JSONP with
 * {@code callback}; compressed where the client takes gzip. Every answer to a request with an origin has the CORS
 * headers.
 */
final class ReplyWriter {
    private static final String JSON = "application/json;charset=UTF-8";
    private static final String HTML = "text/html;charset=UTF-8";
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .build())
            .build();
    private static final String UNAUTHORIZED = "<!DOCTYPE html>\n<html lang=\"en\"><head><title>401</title></head>"
            + "<body><h1>401 Unauthorized</h1></body></html>\n";
    private static final JsonFactory FACTORY = MAPPER.getFactory();

    private ReplyWriter() {}

    /** Writes and ends the answer; blocks, so never on an I/O thread. */
    static void write(HttpServerExchange exchange, HttpCall call, Reply reply) throws IOException {
        prepare(exchange, call, reply);
        if (reply instanceof Reply.Download download && ByteRange.isAsked(call)) {
            ByteRange range = ByteRange.of(call, download.file());
            range.prepare(exchange);
            exchange.startBlocking();
            range.copy(download.file(), exchange.getOutputStream());
            exchange.endExchange();
            return;
        }
        exchange.startBlocking();
        try (OutputStream out = body(exchange, call)) {
            writeBody(out, call, reply);
        }
        exchange.endExchange();
    }

    /** Announces the whole body, writes so many bytes of it and ends the connection. */
    static void writeCut(HttpServerExchange exchange, HttpCall call, Reply reply, int bytes) throws IOException {
        prepare(exchange, call, reply);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        if (reply instanceof Reply.Download download && ByteRange.isAsked(call)) {
            ByteRange range = ByteRange.of(call, download.file());
            range.prepare(exchange);
            range.copy(download.file(), whole);
        } else {
            writeBody(whole, call, reply);
        }
        exchange.setResponseContentLength(whole.size());
        exchange.startBlocking();
        OutputStream out = exchange.getOutputStream();
        out.write(whole.toByteArray(), 0, Math.min(bytes, whole.size()));
        out.flush();
        exchange.getConnection().close();
    }

    static JsonNode envelope(ProtocolException error) {
        var envelope = JsonNodeFactory.instance.objectNode();
        var details = envelope.putObject("error")
                .put("code", error.code())
                .put("message", error.getMessage())
                .putArray("details");
        error.details().forEach(details::add);
        return envelope;
    }

    private static OutputStream body(HttpServerExchange exchange, HttpCall call) throws IOException {
        boolean zip = call.header("accept-encoding").toLowerCase(Locale.ROOT).contains("gzip");
        if (!zip) {
            return exchange.getOutputStream();
        }
        exchange.getResponseHeaders().put(Headers.CONTENT_ENCODING, "gzip");
        exchange.getResponseHeaders().add(Headers.VARY, "Accept-Encoding");
        return new GZIPOutputStream(exchange.getOutputStream(), 8192);
    }

    private static void prepare(HttpServerExchange exchange, HttpCall call, Reply reply) throws IOException {
        HeaderMap headers = exchange.getResponseHeaders();
        cors(call, headers);
        headers.put(Headers.CACHE_CONTROL, "no-store");
        headers.put(new HttpString("X-Content-Type-Options"), "nosniff");
        headers.put(Headers.CONTENT_TYPE, contentType(call, reply));
        if (reply instanceof Reply.Redirect redirect) {
            exchange.setStatusCode(302);
            headers.put(Headers.LOCATION, redirect.url());
        } else if (reply instanceof Reply.Raw raw) {
            exchange.setStatusCode(raw.status());
            raw.headers().forEach((name, value) -> headers.put(new HttpString(name), value));
        } else if (reply instanceof Reply.Download download) {
            headers.put(Headers.CONTENT_DISPOSITION, disposition(download));
            ByteRange.describe(download.file(), headers);
        } else if (reply instanceof Reply.Challenge) {
            exchange.setStatusCode(401);
            headers.put(Headers.WWW_AUTHENTICATE, "Basic realm=\"GIS\", charset=\"UTF-8\"");
        }
    }

    /** Plain where the name allows it: old clients don't know {@code filename*}. */
    private static String disposition(Reply.Download download) {
        String kind = download.attachment() ? "attachment" : "inline";
        return download.name().matches("[A-Za-z0-9_ .()+-]+")
                ? kind + "; filename=\"" + download.name() + "\""
                : kind + "; filename*=UTF-8''" + Html.path(download.name());
    }

    private static void cors(HttpCall call, HeaderMap headers) {
        String origin = call.header("origin");
        if (!origin.isEmpty()) {
            headers.put(new HttpString("Access-Control-Allow-Origin"), origin);
            headers.put(new HttpString("Access-Control-Allow-Credentials"), "true");
            headers.add(Headers.VARY, "Origin");
        }
        if (call.method().equals("OPTIONS")) {
            headers.put(new HttpString("Access-Control-Allow-Methods"), "GET, POST, OPTIONS");
            headers.put(
                    new HttpString("Access-Control-Allow-Headers"),
                    "X-Esri-Authorization, Authorization, Content-Type, X-Requested-With, Accept");
            headers.put(new HttpString("Access-Control-Max-Age"), "600");
        }
    }

    private static String contentType(HttpCall call, Reply reply) {
        if (reply instanceof Reply.Raw raw) {
            return raw.contentType();
        } else if (reply instanceof Reply.Image image) {
            return image.contentType();
        } else if (reply instanceof Reply.Challenge
                || reply instanceof Reply.Page
                || call.wantsHtml() && !(reply instanceof Reply.Download)) {
            return HTML;
        } else if (reply instanceof Reply.Download download) {
            return fileType(download.name());
        } else if (!call.callback().isEmpty()) {
            return "application/javascript;charset=UTF-8";
        }
        return call.format().equals("pjson") ? "text/plain;charset=UTF-8" : JSON;
    }

    private static String fileType(String name) {
        String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (end) {
            case "json", "geojson" -> JSON;
            case "txt", "csv" -> "text/plain;charset=UTF-8";
            case "png" -> "image/png";
            case "jpg", "jpeg" -> "image/jpeg";
            case "gif" -> "image/gif";
            case "pdf" -> "application/pdf";
            case "tif", "tiff" -> "image/tiff";
            case "zip" -> "application/zip";
            default -> "application/octet-stream";
        };
    }

    private static void writeBody(OutputStream out, HttpCall call, Reply reply) throws IOException {
        if (reply instanceof Reply.Document document) {
            writeDocument(out, call, document);
        } else if (reply instanceof Reply.Page page) {
            out.write(page.html().getBytes(StandardCharsets.UTF_8));
        } else if (reply instanceof Reply.Challenge) {
            out.write(UNAUTHORIZED.getBytes(StandardCharsets.UTF_8));
        } else if (reply instanceof Reply.Raw raw) {
            out.write(raw.text().getBytes(StandardCharsets.UTF_8));
        } else if (reply instanceof Reply.Image image) {
            out.write(image.bytes());
        } else if (reply instanceof Reply.Download download) {
            Files.copy(download.file(), out);
        }
    }

    private static void writeDocument(OutputStream out, HttpCall call, Reply.Document document) throws IOException {
        if (call.wantsHtml()) {
            out.write(page(call, document).getBytes(StandardCharsets.UTF_8));
            return;
        }
        String callback = call.callback();
        if (!callback.isEmpty()) {
            out.write((callback + "(").getBytes(StandardCharsets.UTF_8));
        }
        writeJson(out, document, call.format().equals("pjson"));
        if (!callback.isEmpty()) {
            out.write(");".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String page(HttpCall call, Reply.Document document) {
        JsonNode tree = document.tree();
        return DirectoryPages.page(call, tree == null ? JsonTree.of(document.body()) : tree);
    }

    private static void writeJson(OutputStream out, Reply.Document document, boolean pretty) throws IOException {
        JsonGenerator json = FACTORY.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        try {
            if (pretty) {
                json.useDefaultPrettyPrinter();
            }
            document.body().write(json);
        } finally {
            // on failure the generator must not close what is still open
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            json.close();
        }
    }
}
