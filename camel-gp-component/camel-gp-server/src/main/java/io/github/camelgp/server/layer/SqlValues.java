package io.github.camelgp.server.layer;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Comparison of attribute values; dates are milliseconds since 1970, in UTC. */
final class SqlValues {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm[:ss[.SSS]]");

    private SqlValues() {}

    /** The order of two values; empty when it isn't known: one is null, or they are of different kinds. */
    static Optional<Integer> compare(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return Optional.empty();
        } else if (one instanceof Long a && other instanceof Long b) {
            return Optional.of(Long.compare(a, b));
        } else if (one instanceof Number a && other instanceof Number b) {
            return Optional.of(Double.compare(a.doubleValue(), b.doubleValue()));
        } else if (one instanceof String a && other instanceof String b) {
            return Optional.of(a.compareTo(b));
        } else if (one instanceof Number && other instanceof String text) {
            return number(text).flatMap(number -> compare(one, number));
        } else if (one instanceof String text && other instanceof Number) {
            return number(text).flatMap(number -> compare(number, other));
        } else if (one instanceof Boolean || other instanceof Boolean) {
            return Optional.of(String.valueOf(one).compareToIgnoreCase(String.valueOf(other)));
        }
        return Optional.empty();
    }

    /** A number or a date in quotation marks. */
    private static Optional<Number> number(String text) {
        try {
            return Optional.of(parse(text.trim()));
        } catch (NumberFormatException e) {
            return millis(text).map(value -> value);
        }
    }

    static Number parse(String number) {
        return number.matches("[+-]?\\d{1,18}") ? (Number) Long.valueOf(number) : Double.valueOf(number);
    }

    /** {@code 2026-11-21} or {@code 2026-11-21 20:15:00}. */
    static Optional<Long> millis(String text) {
        String trimmed = text.trim();
        try {
            return Optional.of(
                    trimmed.length() <= 10
                            ? LocalDate.parse(trimmed)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant()
                                    .toEpochMilli()
                            : LocalDateTime.parse(trimmed.replace(' ', 'T').replace("Z", ""), MOMENT)
                                    .toInstant(ZoneOffset.UTC)
                                    .toEpochMilli());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** LIKE: % stands for any text, _ for one character; takes time in proportion to both lengths at most. */
    static boolean like(String text, String pattern, char escape) {
        int t = 0;
        int p = 0;
        int backText = -1;
        int backPattern = -1;
        while (t < text.length()) {
            boolean escaped = p + 1 < pattern.length() && escape != 0 && pattern.charAt(p) == escape;
            if (!escaped && p < pattern.length() && pattern.charAt(p) == '%') {
                backPattern = ++p;
                backText = t;
            } else if (p < pattern.length() && matches(text.charAt(t), pattern.charAt(escaped ? p + 1 : p), escaped)) {
                p += escaped ? 2 : 1;
                t++;
            } else if (backPattern >= 0) {
                p = backPattern;
                t = ++backText;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '%') {
            p++;
        }
        return p == pattern.length();
    }

    private static boolean matches(char text, char pattern, boolean escaped) {
        return !escaped && pattern == '_' || text == pattern;
    }
}
