package io.github.camelgp.server.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelgp.server.job.Job;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is sent (payloads of webhooks for geoprocessing services, 11.2). The signature is {@code sha256=} and the HMAC of
 * the JSON text in Base64; in a form it stands beside the payload too.
 *
 * @param contentType of the body
 * @param body to send
 * @param signature empty without a key
 */
record Payload(String contentType, String body, String signature) {
    static final String HEADER = "x-esriHook-Signature";

    static Payload of(Webhook hook, String json) {
        String signature = hook.signatureKey().isEmpty() ? "" : sign(json, hook.signatureKey());
        if (hook.contentType().equals(Webhook.JSON)) {
            return new Payload(Webhook.JSON, json, signature);
        }
        String sign = signature.isEmpty() ? "" : "&" + HEADER + "=" + encode(signature);
        return new Payload(Webhook.FORM, "payload=" + encode(json) + sign, signature);
    }

    static String json(Webhook hook, Job job) {
        String service = job.service().name();
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", hook.name())
                .put("serviceType", "GPServer")
                .put("folderName", job.service().folder())
                .put("serviceName", service.substring(service.indexOf('/') + 1))
                .put("taskName", job.task().name())
                .put("jobId", job.id())
                .put("statusURL", job.url())
                .put("eventType", job.status().word())
                .toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String sign(String text, String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
