package io.github.camelgp.server.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;

/**
 * Reads GPDate values: milliseconds since 1970, ISO text (UTC when it names no zone), or an object with {@code date} and
 * {@code format}, whose letters are Java's or Python's.
 */
final class DateReader {
    private static final Map<Character, String> PYTHON = Map.ofEntries(
            Map.entry('Y', "yyyy"),
            Map.entry('y', "yy"),
            Map.entry('m', "MM"),
            Map.entry('d', "dd"),
            Map.entry('H', "HH"),
            Map.entry('I', "hh"),
            Map.entry('M', "mm"),
            Map.entry('S', "ss"),
            Map.entry('f', "SSSSSS"),
            Map.entry('p', "a"),
            Map.entry('b', "MMM"),
            Map.entry('B', "MMMM"),
            Map.entry('a', "EEE"),
            Map.entry('A', "EEEE"));

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd['T'HH:mm[:ss]]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .optionalStart()
            .appendOffsetId()
            .toFormatter(Locale.ENGLISH);

    private DateReader() {}

    /** Throws IllegalArgumentException or DateTimeException for anything else. */
    static Instant read(JsonNode node) {
        if (node.isObject()) {
            String format = node.path("format").asText("");
            String date = node.path("date").asText("");
            return format.isEmpty() ? read(date) : read(date, format);
        }
        return node.isIntegralNumber() ? Instant.ofEpochMilli(node.longValue()) : read(node.asText());
    }

    private static Instant read(String given) {
        String text = given.trim();
        if (text.matches("-?\\d{1,18}(\\.0*)?")) {
            int dot = text.indexOf('.');
            return Instant.ofEpochMilli(Long.parseLong(dot < 0 ? text : text.substring(0, dot)));
        }
        String iso = text.replaceFirst("(?<=\\d) (?=\\d)", "T");
        return instant(ISO.parseBest(iso, OffsetDateTime::from, LocalDateTime::from, LocalDate::from));
    }

    private static Instant read(String date, String format) {
        String pattern = format.indexOf('%') < 0 ? format : fromPython(format);
        return instant(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                .parseBest(date, OffsetDateTime::from, LocalDateTime::from, LocalDate::from));
    }

    private static Instant instant(TemporalAccessor parsed) {
        if (parsed instanceof OffsetDateTime moment) {
            return moment.toInstant();
        } else if (parsed instanceof LocalDateTime moment) {
            return moment.toInstant(ZoneOffset.UTC);
        }
        return LocalDate.from(parsed).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static String fromPython(String format) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c == '%' && i + 1 < format.length()) {
                i++;
                pattern.append(PYTHON.getOrDefault(format.charAt(i), ""));
            } else if (Character.isLetter(c)) {
                pattern.append('\'').append(c).append('\'');
            } else {
                pattern.append(c);
            }
        }
        return pattern.toString();
    }
}
