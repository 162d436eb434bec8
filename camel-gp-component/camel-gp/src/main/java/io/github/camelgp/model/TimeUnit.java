package io.github.camelgp.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A span of time with its unit (REST page "GP data types", GPTimeUnit, from release 12.0 on).
 *
 * @param time in {@code units}
 * @param units the wire name, such as {@code esriTimeUnitsDays}; given in any spelling that {@link #parse} takes
 */
public record TimeUnit(double time, String units) {
    private static final String PREFIX = "esriTimeUnits";
    private static final String UNKNOWN = PREFIX + "Unknown";
    private static final String MILLISECONDS = PREFIX + "Milliseconds";
    /** The longest first. */
    private static final Map<String, Duration> LENGTHS = lengths();

    private static final UnitWords WORDS = new UnitWords(
            PREFIX,
            List.of(
                    MILLISECONDS,
                    PREFIX + "Seconds",
                    PREFIX + "Minutes",
                    PREFIX + "Hours",
                    PREFIX + "Days",
                    PREFIX + "Weeks",
                    PREFIX + "Months",
                    PREFIX + "Years",
                    PREFIX + "Decades",
                    PREFIX + "Centuries",
                    UNKNOWN),
            Map.of("ms", MILLISECONDS, "s", PREFIX + "Seconds", "min", PREFIX + "Minutes", "h", PREFIX + "Hours"));

    public TimeUnit {
        units = WORDS.wireName(units);
    }

    /**
     * Reads {@code 3 Days}, singular or plural, with or without {@code esriTimeUnits}, in any case. Without a unit it is
     * unknown, as the server takes it.
     *
     * @throws IllegalArgumentException when it is no span, or the unit is unknown; the message lists the units
     */
    public static TimeUnit parse(String text) {
        UnitWords.Quantity read = WORDS.parse(
                text, UNKNOWN, "span with a unit, such as 3 Days or {\"time\":3,\"units\":\"esriTimeUnitsDays\"}");
        return new TimeUnit(read.amount(), read.units());
    }

    /** The span in the longest unit up to days that it is a whole number of; below a millisecond as a fraction of it. */
    public static TimeUnit of(Duration duration) {
        for (Map.Entry<String, Duration> unit : LENGTHS.entrySet()) {
            boolean fits = unit.getValue().toDays() <= 1
                    && duration.minus(unit.getValue().multipliedBy(duration.dividedBy(unit.getValue())))
                            .isZero();
            if (fits) {
                return new TimeUnit(duration.dividedBy(unit.getValue()), unit.getKey());
            }
        }
        return new TimeUnit(nanos(duration).movePointLeft(6).doubleValue(), MILLISECONDS);
    }

    /** The span; null for months and longer units, which have no fixed length, and for unknown ones. */
    public @Nullable Duration duration() {
        Duration unit = LENGTHS.get(units);
        return unit == null
                ? null
                : Duration.ofNanos(
                        nanos(unit).multiply(BigDecimal.valueOf(time)).longValue());
    }

    private static BigDecimal nanos(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds()).movePointRight(9).add(BigDecimal.valueOf(duration.getNano()));
    }

    private static Map<String, Duration> lengths() {
        Map<String, Duration> lengths = new LinkedHashMap<>();
        lengths.put(PREFIX + "Weeks", Duration.ofDays(7));
        lengths.put(PREFIX + "Days", Duration.ofDays(1));
        lengths.put(PREFIX + "Hours", Duration.ofHours(1));
        lengths.put(PREFIX + "Minutes", Duration.ofMinutes(1));
        lengths.put(PREFIX + "Seconds", Duration.ofSeconds(1));
        lengths.put(MILLISECONDS, Duration.ofMillis(1));
        return lengths;
    }
}
