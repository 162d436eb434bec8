package io.github.camelgp.operation.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.model.GpParameter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.Date;
import java.util.regex.Pattern;

/**
 * GPDate: moments go as epoch milliseconds, clock times without a zone as the text that the server reads as such; nothing
 * is shifted.
 */
final class DateInput implements InputType {
    private static final Pattern EPOCH_MILLIS = Pattern.compile("-?\\d+");
    private static final DateTimeFormatter CLOCK_TIME = DateTimeFormatter.ISO_LOCAL_DATE_TIME;

    @Override
    public WireValue wireValue(Object value, GpParameter parameter, InputContext context) throws InvalidInput {
        if (value instanceof Instant instant) {
            return moment(instant);
        }
        if (value instanceof java.sql.Date day) {
            return WireValue.text(CLOCK_TIME.format(day.toLocalDate().atStartOfDay()));
        }
        if (value instanceof Date date) {
            return moment(Instant.ofEpochMilli(date.getTime()));
        }
        if (value instanceof Calendar calendar) {
            return moment(calendar.toInstant());
        }
        if (value instanceof ZonedDateTime dateTime) {
            return moment(dateTime.toInstant());
        }
        if (value instanceof OffsetDateTime dateTime) {
            return moment(dateTime.toInstant());
        }
        if (value instanceof LocalDateTime clockTime) {
            return WireValue.text(CLOCK_TIME.format(clockTime));
        }
        if (value instanceof LocalDate day) {
            return WireValue.text(CLOCK_TIME.format(day.atStartOfDay()));
        }
        JsonNode json = context.jsonOrNull(value);
        if (json != null && json.isObject()) {
            if (!json.hasNonNull("date")) {
                throw new InvalidInput("has no member date");
            }
            return WireValue.of(json);
        }
        return read(context.text(value).strip());
    }

    private static WireValue read(String text) throws InvalidInput {
        if (EPOCH_MILLIS.matcher(text).matches()) {
            return WireValue.json(text);
        }
        try {
            return moment(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException noOffset) {
            return clockTime(text.replace(' ', 'T'));
        }
    }

    private static WireValue clockTime(String text) throws InvalidInput {
        try {
            return WireValue.text(CLOCK_TIME.format(
                    text.contains("T")
                            ? LocalDateTime.parse(text)
                            : LocalDate.parse(text).atStartOfDay()));
        } catch (DateTimeException e) {
            throw new InvalidInput(
                    "is no date: epoch milliseconds, 2026-11-21T14:30:00Z (a moment), 2026-11-21T14:30:00"
                            + " (a clock time) or {\"date\":…,\"format\":…}",
                    e);
        }
    }

    private static WireValue moment(Instant instant) {
        return WireValue.json(Long.toString(instant.toEpochMilli()));
    }
}
