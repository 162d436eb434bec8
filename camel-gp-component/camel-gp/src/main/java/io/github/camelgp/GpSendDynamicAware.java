package io.github.camelgp;

import io.github.camelgp.operation.GpConstants;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.annotations.SendDynamic;
import org.apache.camel.support.component.SendDynamicAwareSupport;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets {@code toD} share one endpoint among addresses that differ only in the values of {@code param.…}: these travel
 * with the exchange instead. An {@code idempotencyKey} stays the expression it is written as.
 */
@SendDynamic("gp")
public final class GpSendDynamicAware extends SendDynamicAwareSupport {
    private static final String PREFIX = "param.";
    private static final int RAW_OPEN = "RAW(".length();
    private static final String KEY = "idempotencyKey";

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) throws Exception {
        return new DynamicAwareEntry(uri, originalUri, URISupport.parseQuery(URISupport.extractQuery(uri), true), null);
    }

    @Override
    public @Nullable String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) throws Exception {
        Map<String, Object> kept = new LinkedHashMap<>(entry.getProperties());
        boolean moved = kept.keySet().removeIf(name -> name.startsWith(PREFIX));
        if (kept.containsKey(KEY)) {
            Object written = URISupport.parseQuery(URISupport.extractQuery(entry.getOriginalUri()), true)
                    .get(KEY);
            moved |= written != null && !written.equals(kept.put(KEY, written == null ? kept.get(KEY) : written));
        }
        if (!moved) {
            return null;
        }
        String path = StringHelper.before(entry.getUri(), "?", entry.getUri());
        return kept.isEmpty() ? path : path + "?" + URISupport.createQueryString(kept, false);
    }

    @Override
    public @Nullable Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) throws Exception {
        Map<String, Object> values = new LinkedHashMap<>();
        entry.getProperties().forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                values.put(name.substring(PREFIX.length()), withoutRaw(value));
            }
        });
        return values.isEmpty() ? null : message -> message.setProperty(GpConstants.DYNAMIC_PARAMETERS, values);
    }

    private static Object withoutRaw(Object value) {
        String text = String.valueOf(value);
        return URISupport.scanRaw(text).isEmpty() ? value : text.substring(RAW_OPEN, text.length() - 1);
    }

    @Override
    public Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) throws Exception {
        return message -> message.removeProperty(GpConstants.DYNAMIC_PARAMETERS);
    }
}
