package io.github.camelgp.internal.layer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelgp.internal.client.LayerPage;
import io.github.camelgp.internal.http.HttpSettings.Spooling;
import io.github.camelgp.internal.http.Spool;
import io.github.camelgp.internal.http.SpoolOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the pages of a layer together to one feature set in Esri JSON. The features' text is copied as it came, so that
 * nothing changes and memory doesn't grow. For one thread at a time.
 */
final class SetWriter implements AutoCloseable {
    private static final Set<String> PER_PAGE = Set.of("features", "exceededTransferLimit", "properties");

    private final SpoolOutput out;
    private @Nullable ObjectNode lastHead;
    private boolean started;
    private boolean any;

    SetWriter(Spooling spooling) {
        out = new SpoolOutput(spooling);
    }

    void add(LayerPage page) throws IOException {
        lastHead = page.head();
        if (page.count() == 0) {
            return;
        }
        start(page.head());
        if (any) {
            out.write(',');
        }
        any = true;
        try (InputStream features = page.features().open()) {
            features.transferTo(out);
        }
    }

    private void start(@Nullable ObjectNode head) throws IOException {
        if (started) {
            return;
        }
        started = true;
        out.write('{');
        if (head != null) {
            for (Map.Entry<String, JsonNode> member : head.properties()) {
                if (!PER_PAGE.contains(member.getKey())) {
                    text(quoted(member.getKey()) + ":" + member.getValue() + ",");
                }
            }
        }
        text("\"features\":[");
    }

    private static String quoted(String name) {
        return TextNode.valueOf(name).toString();
    }

    private void text(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The set; whoever gets it releases it. */
    Spool finish() throws IOException {
        start(lastHead);
        text("]}");
        return out.finish();
    }

    @Override
    public void close() {
        out.close();
    }
}
