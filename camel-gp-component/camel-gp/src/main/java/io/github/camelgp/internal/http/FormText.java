package io.github.camelgp.internal.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Form encoding ({@code application/x-www-form-urlencoded}, UTF-8). */
final class FormText {
    private FormText() {}

    static String of(Map<String, String> parameters) {
        StringBuilder text = new StringBuilder();
        parameters.forEach((name, value) -> {
            text.append(text.isEmpty() ? "" : "&");
            text.append(URLEncoder.encode(name, StandardCharsets.UTF_8)).append('=');
            text.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        });
        return text.toString();
    }

    static URI withQuery(URI uri, Map<String, String> parameters) {
        return parameters.isEmpty() ? uri : URI.create(withoutQuery(uri) + "?" + of(parameters));
    }

    static String withoutQuery(URI uri) {
        String text = uri.toString();
        int end = text.indexOf('?');
        return end < 0 ? text : text.substring(0, end);
    }
}
