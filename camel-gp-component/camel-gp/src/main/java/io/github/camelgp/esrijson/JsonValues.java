package io.github.camelgp.esrijson;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes values of attributes: what is no number as null, whole doubles without a fraction, moments as milliseconds since
 * 1970, bytes as Base64, what JSON has no form for as its text. Not for use outside the codecs. Stateless.
 */
public final class JsonValues {
    /** Up to here a double that is a whole number is written as one; beyond, its digits would say too much. */
    private static final double WHOLE = 1e15;

    private JsonValues() {}

    /** Writes something as text. */
    @FunctionalInterface
    public interface Writing {
        void write(JsonGenerator json) throws IOException;
    }

    /** What {@code writing} writes, as text. */
    public static String text(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonText.generator(bytes)) {
            writing.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Writes one value. */
    public static void write(@Nullable Object value, JsonGenerator json) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Number number) {
            number(number, json);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Map<?, ?> members) {
            json.writeStartObject();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                json.writeFieldName(String.valueOf(member.getKey()));
                write(member.getValue(), json);
            }
            json.writeEndObject();
        } else if (value instanceof Iterable<?> elements) {
            json.writeStartArray();
            for (Object element : elements) {
                write(element, json);
            }
            json.writeEndArray();
        } else if (value instanceof Instant moment) {
            json.writeNumber(moment.toEpochMilli());
        } else if (value instanceof Date moment
                && !(value instanceof java.sql.Date)
                && !(value instanceof java.sql.Time)) {
            json.writeNumber(moment.getTime());
        } else if (value instanceof byte[] bytes) {
            json.writeString(Base64.getEncoder().encodeToString(bytes));
        } else {
            json.writeString(value.toString());
        }
    }

    /** Writes a value into a column of text: what is none becomes its text, nested values their JSON. */
    static void writeAsText(@Nullable Object value, JsonGenerator json) throws IOException {
        boolean nested = value instanceof Map || value instanceof Iterable;
        if (value == null || value instanceof String) {
            write(value, json);
        } else if (nested || value instanceof Number) {
            json.writeString(text(inner -> write(value, inner)));
        } else {
            json.writeString(value.toString());
        }
    }

    private static void number(Number number, JsonGenerator json) throws IOException {
        if (number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte) {
            json.writeNumber(number.longValue());
        } else if (number instanceof BigInteger whole) {
            json.writeNumber(whole);
        } else if (number instanceof BigDecimal decimal) {
            json.writeNumber(decimal);
        } else if (number instanceof Float single) {
            number(single.isNaN() || single.isInfinite() ? Double.NaN : Double.parseDouble(single.toString()), json);
        } else {
            number(number.doubleValue(), json);
        }
    }

    /** Writes a double; NaN and the infinite ones, which JSON does not have, as null. */
    public static void number(double number, JsonGenerator json) throws IOException {
        if (number == (long) number && Math.abs(number) < WHOLE) {
            json.writeNumber((long) number);
        } else if (Double.isNaN(number) || Double.isInfinite(number)) {
            json.writeNull();
        } else {
            json.writeNumber(number);
        }
    }
}
