package io.github.camelgp.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The one place that makes readers of JSON, so that none is without limits: 100 levels deep, texts of 64 MB, and nothing
 * behind the value. What is above them is a {@link com.fasterxml.jackson.core.exc.StreamConstraintsException}. Safe for
 * several threads.
 */
public final class BoundedJson {
    /** How many objects and arrays may stand in one another. */
    public static final int DEEPEST = 100;

    private static final int LONGEST_TEXT = 64 << 20;

    public static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .build())
            .build();

    public static final ObjectMapper MAPPER = builder().build();

    private BoundedJson() {}

    /** A mapper with the same limits, to be set up further. */
    public static JsonMapper.Builder builder() {
        return JsonMapper.builder(FACTORY).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** Whether maps, lists and arrays stand deeper in one another than may be written; also when one stands in itself. */
    public static boolean isTooDeep(Object value) {
        return isDeeper(value, DEEPEST);
    }

    private static boolean isDeeper(Object value, int left) {
        Collection<?> inside = inside(value);
        if (inside.isEmpty()) {
            return false;
        }
        return left == 0 || inside.stream().anyMatch(each -> each != null && isDeeper(each, left - 1));
    }

    private static Collection<?> inside(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values();
        }
        if (value instanceof Object[] array) {
            return Arrays.asList(array);
        }
        return value instanceof Collection<?> list ? list : List.of();
    }
}
