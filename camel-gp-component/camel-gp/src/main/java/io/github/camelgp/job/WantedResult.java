package io.github.camelgp.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be made of a job when it has ended, as whoever submitted it said; enough to collect in another process.
 *
 * @param outputs names of the wanted outputs; empty means all
 * @param resultFormat name of the form of the body, such as {@code geoJson}; empty means the collector's own default
 * @param options further options for collecting by name, such as {@code outSR}; never a secret
 * @param correlation values that come back with the result, by header name: text, boolean, whole number (64 bit) or
 *     floating number
 */
public record WantedResult(
        List<String> outputs, String resultFormat, Map<String, String> options, Map<String, Object> correlation) {
    /** All outputs, in the collector's own form. */
    public static final WantedResult ALL = new WantedResult(List.of(), "", Map.of(), Map.of());

    private static final String CREDENTIALS = "credentials";

    /** Correlation value of a row that was submitted in the place of another: the id of that one. */
    public static final String RERUN_OF = "CamelGpRerunOf";

    /** Correlation value of a row that another was submitted in the place of: the id of the other. */
    static final String RERUN_AS = "CamelGpRerunAs";

    private static final Set<String> SECRETS =
            Set.of("token", "password", "apikey", "clientsecret", "secret", "accesstoken", "refreshtoken");

    /**
     * @throws IllegalArgumentException if an option is named like a secret, or a correlation value is not simple
     */
    public WantedResult {
        outputs = List.copyOf(outputs);
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        options.keySet().forEach(WantedResult::checkNotSecret);
        var simple = new LinkedHashMap<String, Object>();
        correlation.forEach((name, value) -> simple.put(name, simple(name, value)));
        correlation = Collections.unmodifiableMap(simple);
    }

    /** Whether {@code value} can be a correlation value. */
    public static boolean isSimple(Object value) {
        return value instanceof String || value instanceof Boolean || isNumber(value);
    }

    private static boolean isNumber(Object value) {
        return value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte
                || value instanceof Double
                || value instanceof Float;
    }

    private static Object simple(String name, Object value) {
        if (!isSimple(value)) {
            throw new IllegalArgumentException(
                    "Correlation value " + name + " must be text, boolean or number but is a " + value.getClass());
        }
        if (value instanceof Double || value instanceof Float) {
            return ((Number) value).doubleValue();
        }
        return value instanceof Number number ? (Object) number.longValue() : value;
    }

    private static void checkNotSecret(String name) {
        if (SECRETS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("Option " + name + " is a secret and can't be kept with a job");
        }
    }

    /** The name of the credentials that the job runs under; null for those of the component. Never a secret itself. */
    public @Nullable String credentials() {
        return options.get(CREDENTIALS);
    }

    /** The same under other credentials. */
    public WantedResult as(@Nullable String credentials) {
        var other = new LinkedHashMap<>(options);
        other.remove(CREDENTIALS);
        if (credentials != null) {
            other.put(CREDENTIALS, credentials);
        }
        return new WantedResult(outputs, resultFormat, other, correlation);
    }

    /** The same with one more option. */
    public WantedResult with(String option, String value) {
        var other = new LinkedHashMap<>(options);
        other.put(option, value);
        return new WantedResult(outputs, resultFormat, other, correlation);
    }

    /** The same, linked to another row. */
    WantedResult linked(String link, String rowId) {
        var linked = new LinkedHashMap<>(correlation);
        if (link.equals(RERUN_OF)) {
            linked.remove(RERUN_AS);
        }
        linked.put(link, rowId);
        return new WantedResult(outputs, resultFormat, options, linked);
    }

    /** The same with a further option. */
    public WantedResult withOption(String name, String value) {
        var more = new LinkedHashMap<>(options);
        more.put(name, value);
        return new WantedResult(outputs, resultFormat, more, correlation);
    }

    /** The same without correlation values that would steer Camel, for texts that came from outside. */
    WantedResult withoutCamelNames() {
        var harmless = new LinkedHashMap<>(correlation);
        harmless.keySet().removeIf(name -> name.regionMatches(true, 0, "Camel", 0, 5));
        return new WantedResult(outputs, resultFormat, options, harmless);
    }
}
