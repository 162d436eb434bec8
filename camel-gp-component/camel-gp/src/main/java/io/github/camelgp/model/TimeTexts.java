package io.github.camelgp.model;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalQuery;
import java.util.List;
import java.util.Locale;

/**
 * Reads days and times in the forms that servers send them in: ISO, as their layers do, and US, as the documentation of
 * geoprocessing does ({@code 8/2/2020 10:00:00.0000 AM -07:00}). Stateless.
 */
final class TimeTexts {
    private static final String ISO_DAY = "uuuu-MM-dd";
    private static final String US_DAY = "M/d/uuuu";
    private static final String TIME_24 = "H:mm[:ss]";
    private static final String TIME_12 = "h:mm[:ss]";
    private static final List<DateTimeFormatter> DAYS = List.of(format(ISO_DAY, "", ""), format(US_DAY, "", ""));
    private static final List<DateTimeFormatter> TIMES = List.of(format("", TIME_24, ""), format("", TIME_12, " a"));
    private static final List<DateTimeFormatter> DATE_TIMES = List.of(
            format(ISO_DAY + "['T'][ ]", TIME_24, "[ ][ZZZZZ][Z][X]"),
            format(US_DAY + " ", TIME_12, " a[ ][ZZZZZ][Z][X]"),
            format(US_DAY + " ", TIME_24, "[ ][ZZZZZ][Z][X]"));

    private TimeTexts() {}

    /** @throws DateTimeParseException when it is none */
    static LocalDate day(String text) {
        return first(DAYS, text, LocalDate::from);
    }

    /** @throws DateTimeParseException when it is none */
    static LocalTime time(String text) {
        return first(TIMES, text, LocalTime::from);
    }

    /** @throws DateTimeParseException when it is none */
    static OffsetDateTime offsetTime(String text) {
        return first(DATE_TIMES, text, OffsetDateTime::from);
    }

    /**
     * An {@code OffsetDateTime} where the text has an offset, a {@code LocalDateTime} where it has none, a {@code
     * LocalDate}, or the text itself when it is all digits.
     *
     * @throws DateTimeParseException when it is none of them
     */
    static Object dateTime(String text) {
        if (text.matches("-?\\d+")) {
            return text;
        }
        for (DateTimeFormatter format : DATE_TIMES) {
            try {
                return format.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            } catch (DateTimeParseException other) {
                continue;
            }
        }
        return day(text);
    }

    private static <T> T first(List<DateTimeFormatter> formats, String text, TemporalQuery<T> query) {
        DateTimeParseException failure = null;
        for (DateTimeFormatter format : formats) {
            try {
                return format.parse(text, query);
            } catch (DateTimeParseException e) {
                failure = e;
            }
        }
        throw failure == null ? new DateTimeParseException("no format", text, 0) : failure;
    }

    /** A fraction of the second, of any length, may stand between {@code time} and {@code after}. */
    private static DateTimeFormatter format(String before, String time, String after) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        if (!before.isEmpty()) {
            builder.appendPattern(before);
        }
        if (!time.isEmpty()) {
            builder.appendPattern(time)
                    .optionalStart()
                    .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
                    .optionalEnd();
        }
        if (!after.isEmpty()) {
            builder.appendPattern(after);
        }
        return builder.toFormatter(Locale.US);
    }
}
