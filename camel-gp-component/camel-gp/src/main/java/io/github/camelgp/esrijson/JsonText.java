package io.github.camelgp.esrijson;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.github.camelgp.model.AttributesBuilder;
import io.github.camelgp.model.ByteSource;
import io.github.camelgp.model.GpProtocolException;
import io.github.camelgp.model.GpWhere;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Strict JSON as both codecs read and write it: nesting up to 100, numbers up to 400 digits, nothing after the end, and
 * failures that say where. Not for use outside the codecs. Thread-safe.
 */
public final class JsonText {
    private static final int NESTING_DEPTH = 100;
    private static final int NUMBER_DIGITS = 400;
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int MESSAGE_CHARACTERS = 200;
    private static final int SHORT_NUMBER = 300;
    private static final int LOWER_CASE = 0x20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(NESTING_DEPTH)
                    .maxNumberLength(NUMBER_DIGITS)
                    .build())
            .build();

    private JsonText() {}

    /** What {@link #read} does with a parser that stands before the first token. */
    @FunctionalInterface
    public interface Reading<T extends @Nullable Object> {
        T read(JsonParser parser) throws IOException;
    }

    /**
     * Reads one whole text; what follows the value is refused.
     *
     * @throws GpProtocolException when it isn't JSON, or isn't what {@code reading} expects
     * @throws UncheckedIOException when the bytes can't be read
     */
    public static <T extends @Nullable Object> T read(ByteSource source, Reading<T> reading) {
        try (JsonParser parser = parser(source)) {
            try {
                T value = reading.read(parser);
                if (parser.nextToken() != null) {
                    throw failure("is followed by something after its end", parser);
                }
                return value;
            } catch (IOException e) {
                throw broken(parser, e);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A parser over {@code source}; closing it closes the stream. */
    static JsonParser parser(ByteSource source) throws IOException {
        InputStream stream = source.open();
        InputStream buffered =
                stream instanceof ByteArrayInputStream ? stream : new BufferedInputStream(stream, BUFFER_BYTES);
        try {
            return FACTORY.createParser(buffered);
        } catch (IOException e) {
            stream.close();
            throw e;
        }
    }

    /** As {@link #parser(ByteSource)}, for what is read piece by piece. */
    public static JsonParser open(ByteSource source) {
        try {
            return parser(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A generator of UTF-8; closing it flushes {@code out} and leaves it open. */
    public static JsonGenerator generator(OutputStream out) throws IOException {
        return FACTORY.createGenerator(out, JsonEncoding.UTF8);
    }

    /** The text's bytes. */
    public static ByteSource source(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return () -> new ByteArrayInputStream(bytes);
    }

    /** Moves to the first token. */
    public static JsonToken start(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new GpProtocolException("The text is empty instead of JSON", GpWhere.NOWHERE, null);
        }
        return token;
    }

    /** The current value: text, {@code Long}, {@code BigInteger}, {@code Double}, {@code Boolean}, null, map or list. */
    public static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? (Object) parser.getBigIntegerValue()
                        : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            case START_OBJECT -> map(parser);
            case START_ARRAY -> list(parser);
            default -> throw expected("a value", parser);
        };
    }

    /** The current object's members in their order; of a name that stands twice the last. */
    public static Map<String, @Nullable Object> map(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return members;
    }

    /** As {@link #map}, for the attributes of one feature among many. */
    public static Map<String, @Nullable Object> attributes(JsonParser parser, AttributesBuilder attributes)
            throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            attributes.put(name, value(parser));
        }
        return attributes.build();
    }

    private static List<@Nullable Object> list(JsonParser parser) throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return elements;
    }

    /** The current number. */
    public static double number(JsonParser parser) throws IOException {
        if (!parser.currentToken().isNumeric()) {
            throw expected("number", parser);
        }
        double number = parser.getDoubleValue();
        if (Double.isInfinite(number)) {
            throw failure("holds a number beyond the range of a double", parser);
        }
        return number;
    }

    /** The current ordinate: NaN for null and for the text {@code NaN}, which both mean that there is none. */
    public static double ordinate(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL
                || token == JsonToken.VALUE_STRING && parser.getText().equalsIgnoreCase("NaN")) {
            return Double.NaN;
        }
        return number(parser);
    }

    /** The current flag, null for null. Texts of {@code true} and {@code false} count. */
    public static @Nullable Boolean flag(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            case VALUE_STRING -> Boolean.valueOf(parser.getText());
            default -> throw expected("true or false", parser);
        };
    }

    /** Checks the current token. */
    public static void expect(JsonToken token, String word, JsonParser parser) {
        if (parser.currentToken() != token) {
            throw expected(word, parser);
        }
    }

    /** {@code expected number but was string at features[3].geometry.rings[0][2][1]}. */
    public static GpProtocolException expected(String word, JsonParser parser) {
        JsonToken token = parser.currentToken();
        String was = token == null
                ? "the end"
                : switch (token) {
                    case START_OBJECT, END_OBJECT -> "object";
                    case START_ARRAY, END_ARRAY -> "array";
                    case VALUE_STRING -> "string";
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "number";
                    case VALUE_TRUE, VALUE_FALSE -> "boolean";
                    case VALUE_NULL -> "null";
                    default -> token.name().toLowerCase(Locale.ROOT);
                };
        return new GpProtocolException(
                "expected " + word + " but was " + was + " at " + path(parser), GpWhere.NOWHERE, null);
    }

    /** The text {@code says} something that it must not, at the parser's place. */
    public static GpProtocolException failure(String says, JsonParser parser) {
        return new GpProtocolException("The JSON " + says + " at " + path(parser), GpWhere.NOWHERE, null);
    }

    /** What went wrong with the text; a failure to read its bytes stays one. */
    public static RuntimeException broken(JsonParser parser, IOException e) {
        if (!(e instanceof JsonProcessingException) && !(e instanceof CharConversionException)) {
            return new UncheckedIOException(e);
        }
        String message = e instanceof JsonProcessingException json ? problem(json) : e.getMessage();
        String reason = message == null || message.length() <= MESSAGE_CHARACTERS
                ? message
                : message.substring(0, MESSAGE_CHARACTERS) + "...";
        return new GpProtocolException(
                "The text is not JSON: " + reason + " at " + path(parser) + " (line "
                        + parser.currentLocation().getLineNr() + ", column "
                        + parser.currentLocation().getColumnNr() + ")",
                GpWhere.NOWHERE,
                e);
    }

    private static String path(JsonParser parser) {
        Deque<String> steps = new ArrayDeque<>();
        for (JsonStreamContext at = parser.getParsingContext(); at != null && !at.inRoot(); at = at.getParent()) {
            if (at.inArray() && at.hasCurrentIndex()) {
                steps.push("[" + at.getCurrentIndex() + "]");
            } else if (at.inObject() && at.getCurrentName() != null) {
                steps.push("." + at.getCurrentName());
            }
        }
        String path = String.join("", steps);
        if (path.isEmpty()) {
            return "the start";
        }
        return path.startsWith(".") ? path.substring(1) : path;
    }

    /** What is wrong, without what the parser says of a source that it does not show. */
    public static String problem(JsonProcessingException e) {
        return String.valueOf(e.getOriginalMessage()).replaceAll("Source: REDACTED \\([^)]*\\); ", "");
    }

    /**
     * Reads on to the end of the array of positions, or of arrays of them, that {@code parser} is at, and sees that there are
     * numbers in all of them, so that making geometries of them later cannot fail for that.
     *
     * @param depth how deep the ordinates lie: 2 for positions, 3 for parts; 0 to take the first one's
     * @return how many ordinates the longest position has; 0 for null
     */
    public static int positions(JsonParser parser, int depth) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return 0;
        }
        expect(JsonToken.START_ARRAY, "array", parser);
        int leaf = depth;
        int longest = 0;
        int count = 0;
        boolean number = false;
        int level = 1;
        while (level > 0) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) {
                if (level == leaf) {
                    throw expected("number", parser);
                }
                level++;
                count = 0;
            } else if (token == JsonToken.END_ARRAY) {
                if (level == leaf && count == 1 && number) {
                    throw failure("holds a position with one ordinate", parser);
                }
                longest = level == leaf ? Math.max(longest, count) : longest;
                level--;
            } else {
                leaf = leaf == 0 ? level : leaf;
                if (level != leaf) {
                    throw expected("array", parser);
                }
                number = isNumber(token, parser);
                count++;
            }
        }
        return longest;
    }

    /** Whether the ordinate is there; what is neither that nor missing is refused. */
    private static boolean isNumber(JsonToken token, JsonParser parser) throws IOException {
        if (!token.isNumeric()) {
            return !Double.isNaN(ordinate(parser));
        }
        // to read every number would take as long as to make the geometry; only such ones can be beyond a double
        if (parser.getTextLength() > SHORT_NUMBER) {
            number(parser);
        } else if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            char[] text = parser.getTextCharacters();
            int end = parser.getTextOffset() + parser.getTextLength();
            for (int i = parser.getTextOffset(); i < end; i++) {
                if ((text[i] | LOWER_CASE) == 'e') {
                    number(parser);
                    break;
                }
            }
        }
        return true;
    }
}
