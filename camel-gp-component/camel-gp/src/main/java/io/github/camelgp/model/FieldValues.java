package io.github.camelgp.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What values of a column are in JSON (REST pages "Field" and "GP data types"): dates as milliseconds since 1970, UTC;
 * days, clock times and moments with an offset as ISO text; whole numbers beyond 32 bits as numbers; GUIDs in braces;
 * bytes as Base64. Nothing is shifted: a clock time or a day in a column of dates counts as UTC. Stateless.
 */
public final class FieldValues {
    private static final int EXACT_DIGITS = 18;

    private FieldValues() {}

    /**
     * The value as JSON has it. Texts are read as the column's type, as CSV files have nothing else; a blank one is null
     * there.
     *
     * @throws IllegalArgumentException when a column of the type can't hold it
     */
    public static @Nullable Object json(@Nullable Object value, FieldType type) {
        if (value == null || value instanceof String text && text.isBlank() && type != FieldType.STRING) {
            return null;
        }
        try {
            return switch (type) {
                case DATE -> value instanceof Number number ? number(number) : millis(value);
                case DATE_ONLY -> day(value).toString();
                case TIME_ONLY -> DateTimeFormatter.ISO_LOCAL_TIME.format(time(value));
                case TIMESTAMP_OFFSET -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(offsetTime(value));
                case INTEGER, SMALL_INTEGER, BIG_INTEGER, OID -> whole(value);
                case SINGLE, DOUBLE ->
                    value instanceof String text ? (Object) Double.valueOf(text.strip()) : plain(value);
                case GUID, GLOBAL_ID -> value instanceof UUID id ? braced(id) : plain(value);
                case STRING, GEOMETRY, BLOB, RASTER, XML, UNKNOWN -> plain(value);
            };
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("holds '" + value + "', which is no " + type.wireName(), e);
        }
    }

    /** The value as JSON has it, in a column of whatever type. */
    public static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        boolean asItIs = value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Map
                || value instanceof List;
        return asItIs ? value : value.toString();
    }

    private static long millis(Object value) {
        if (value instanceof String text) {
            Object read = TimeTexts.dateTime(text.strip());
            return read instanceof String digits ? Long.parseLong(digits) : millis(read);
        }
        if (value instanceof LocalDateTime clock) {
            return clock.toInstant(ZoneOffset.UTC).toEpochMilli();
        }
        if (value instanceof LocalDate || value instanceof java.sql.Date) {
            return day(value).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        }
        return moment(value).toEpochMilli();
    }

    private static Instant moment(Object value) {
        if (value instanceof Instant instant) {
            return instant;
        }
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        if (value instanceof ZonedDateTime time) {
            return time.toInstant();
        }
        if (value instanceof Calendar calendar) {
            return calendar.toInstant();
        }
        if (value instanceof Date date && !(value instanceof java.sql.Time)) {
            return Instant.ofEpochMilli(date.getTime());
        }
        throw new IllegalArgumentException("no moment");
    }

    private static LocalDate day(Object value) {
        if (value instanceof LocalDate day) {
            return day;
        }
        if (value instanceof java.sql.Date day) {
            return day.toLocalDate();
        }
        if (value instanceof String text) {
            return TimeTexts.day(text.strip());
        }
        LocalDateTime clock = value instanceof LocalDateTime given
                ? given
                : LocalDateTime.ofInstant(
                        value instanceof Number millis ? Instant.ofEpochMilli(millis.longValue()) : moment(value),
                        ZoneOffset.UTC);
        if (!clock.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            throw new IllegalArgumentException("more than a day");
        }
        return clock.toLocalDate();
    }

    private static LocalTime time(Object value) {
        if (value instanceof LocalTime time) {
            return time;
        }
        if (value instanceof java.sql.Time time) {
            return time.toLocalTime();
        }
        return TimeTexts.time(value.toString().strip());
    }

    private static OffsetDateTime offsetTime(Object value) {
        if (value instanceof OffsetDateTime time) {
            return time;
        }
        if (value instanceof ZonedDateTime time) {
            return time.toOffsetDateTime();
        }
        return value instanceof String text
                ? TimeTexts.offsetTime(text.strip())
                : moment(value).atOffset(ZoneOffset.UTC);
    }

    private static Object whole(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? 1L : 0L;
        }
        if (value instanceof String text) {
            return new BigDecimal(text.strip()).toBigIntegerExact().longValueExact();
        }
        Object plain = plain(value);
        return plain instanceof Double number && number == number.longValue() ? (Object) number.longValue() : plain;
    }

    private static String braced(UUID id) {
        return "{" + id.toString().toUpperCase(Locale.ROOT) + "}";
    }

    private static Object number(Number number) {
        if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return number.longValue();
        }
        if (number instanceof Float) {
            return Double.valueOf(number.toString());
        }
        if (number instanceof BigDecimal decimal) {
            return decimal.scale() <= 0 && decimal.precision() - decimal.scale() <= EXACT_DIGITS
                    ? (Object) decimal.longValueExact()
                    : (Object) decimal.doubleValue();
        }
        return number instanceof BigInteger whole && whole.bitLength() < Long.SIZE ? whole.longValue() : number;
    }
}
