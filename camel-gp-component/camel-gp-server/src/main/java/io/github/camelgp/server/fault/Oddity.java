package io.github.camelgp.server.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that real servers, or what stands between them and a client, were seen doing.
 *
 * @param name such as {@code submit-without-job-id}
 * @param about what it is
 * @param operation where it happens; null for anywhere
 * @param faults what makes it
 */
public record Oddity(String name, String about, @Nullable Operation operation, List<Fault> faults) {
    private static final Map<String, Oddity> ALL = load();

    /** Copies the faults. */
    public Oddity {
        faults = List.copyOf(faults);
    }

    /** All that are known. */
    public static List<Oddity> all() {
        return List.copyOf(ALL.values());
    }

    /**
     * The one of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Oddity named(String name) {
        Oddity oddity = ALL.get(name);
        if (oddity == null) {
            throw new IllegalArgumentException("there is no oddity '" + name + "', but " + ALL.keySet());
        }
        return oddity;
    }

    private static Map<String, Oddity> load() {
        Map<String, Oddity> all = new LinkedHashMap<>();
        try (InputStream in = Objects.requireNonNull(Oddity.class.getResourceAsStream("oddities.json"))) {
            for (JsonNode node : new ObjectMapper().readTree(in)) {
                ObjectNode data = ((ObjectNode) node).deepCopy();
                String name = data.remove("name").asText();
                String about = data.remove("about").asText();
                FaultRule rule = FaultJson.read(data);
                all.put(name, new Oddity(name, about, rule.operation(), rule.faults()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
