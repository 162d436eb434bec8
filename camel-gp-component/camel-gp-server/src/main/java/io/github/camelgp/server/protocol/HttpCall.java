package io.github.camelgp.server.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One request, read and routed.
 *
 * @param method in capitals
 * @param path as it came, not decoded
 * @param siteUrl scheme, host and context as the client wrote them, such as {@code http://localhost:6080/arcgis}
 * @param target what it is about
 * @param parameters from query and body
 * @param headers by name in lower case
 * @param parts of a multipart body, else empty
 * @param files of an upload, on disk; they go when the request is answered
 * @param remoteAddress the client's address, as a number
 */
public record HttpCall(
        String method,
        String path,
        String siteUrl,
        Target target,
        Parameters parameters,
        Map<String, String> headers,
        List<MultipartForm.Part> parts,
        List<ReceivedFile> files,
        String remoteAddress) {
    /** Name of the parameter that holds a JSON body. */
    public static final String JSON_BODY = "@json";

    private static final Pattern CALLBACK = Pattern.compile("[\\p{Alnum}_$.\\[\\]]+");

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Scheme and host as the client wrote them. */
    public String origin() {
        int path = siteUrl.indexOf('/', siteUrl.indexOf("//") + 2);
        return path < 0 ? siteUrl : siteUrl.substring(0, path);
    }

    /** The request came through the portal's address of a server. */
    public boolean isProxied() {
        return siteUrl.contains("/sharing/servers/");
    }

    /** The same with what a multipart body held. */
    public HttpCall withParts(List<MultipartForm.Part> fields, List<ReceivedFile> received) {
        return new HttpCall(method, path, siteUrl, target, parameters, headers, fields, received, remoteAddress);
    }

    public String format() {
        return parameters.get("f").trim().toLowerCase(Locale.ROOT);
    }

    public boolean wantsHtml() {
        return format().isEmpty() || format().equals("html");
    }

    /** The name of a JSONP function that is fit to be written out; else empty. */
    public String callback() {
        String name = parameters.get("callback");
        return CALLBACK.matcher(name).matches() ? name : "";
    }

    public boolean hasBadCallback() {
        return !parameters.get("callback").isEmpty() && callback().isEmpty();
    }

    /** The path without its query, split and decoded; empty segments are left out. */
    public static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/")) {
            if (!segment.isEmpty()) {
                segments.add(decode(segment));
            }
        }
        return segments;
    }

    private static String decode(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return segment;
        }
    }
}
