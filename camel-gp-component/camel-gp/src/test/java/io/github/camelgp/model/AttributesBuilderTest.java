package io.github.camelgp.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Attributes behave as the map they stand for, however the features before them looked. */
class AttributesBuilderTest {
    private final AttributesBuilder builder = new AttributesBuilder();

    private Map<String, Object> built(Object... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            builder.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return builder.build();
    }

    private static Map<String, Object> expected(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    @Test
    void featuresOfOneSetKeepTheirOwnValuesUnderSharedNames() {
        Map<String, Object> first = built("a", 1L, "b", "x");
        Map<String, Object> second = built("a", 2L, "b", null);

        assertThat(first).containsExactly(Map.entry("a", 1L), Map.entry("b", "x"));
        assertThat(second).isEqualTo(expected("a", 2L, "b", null));
        assertThat(second.get("b")).isNull();
        assertThat(second).containsKey("b").doesNotContainKey("c");
    }

    @Test
    void namesMayComeInAnotherOrderBeFewerOrMore() {
        List<Map<String, Object>> all = Arrays.asList(
                built("a", 1L, "b", 2L),
                built("b", 3L, "a", 4L),
                built("b", 5L),
                built(),
                built("b", 6L, "a", 7L, "c", 8L));

        assertThat(all.get(0)).containsExactly(Map.entry("a", 1L), Map.entry("b", 2L));
        assertThat(all.get(1)).containsExactly(Map.entry("b", 3L), Map.entry("a", 4L));
        assertThat(all.get(2)).containsExactly(Map.entry("b", 5L));
        assertThat(all.get(3)).isEmpty();
        assertThat(all.get(4)).containsExactly(Map.entry("b", 6L), Map.entry("a", 7L), Map.entry("c", 8L));
    }

    @Test
    void ofANameThatStandsTwiceTheLastValueCounts() {
        built("a", 1L, "b", 2L);

        assertThat(built("a", 1L, "a", 2L)).containsExactly(Map.entry("a", 2L));
        assertThat(built("a", 1L, "b", 2L, "a", 3L)).containsExactly(Map.entry("a", 3L), Map.entry("b", 2L));
    }

    @Test
    void anIdentifierIsPutBeforeTheRest() {
        Map<String, Object> one = builder.first("OBJECTID", 1L, built("a", 1L));
        Map<String, Object> two = builder.first("OBJECTID", 2L, built("a", 2L));
        Map<String, Object> other = builder.first("id", 3L, built("b", 3L));
        Map<String, Object> bare = builder.first("id", 4L, Map.of());

        assertThat(one).containsExactly(Map.entry("OBJECTID", 1L), Map.entry("a", 1L));
        assertThat(two).containsExactly(Map.entry("OBJECTID", 2L), Map.entry("a", 2L));
        assertThat(other).containsExactly(Map.entry("id", 3L), Map.entry("b", 3L));
        assertThat(bare).containsExactly(Map.entry("id", 4L));
    }

    @Test
    void attributesCannotBeChangedAndAreEqualToAnyMapWithTheSameMembers() {
        Map<String, Object> attributes = built("a", 1L);

        assertThat(attributes).isEqualTo(Map.of("a", 1L)).hasSameHashCodeAs(Map.of("a", 1L));
        assertThatThrownBy(() -> attributes.put("a", 2L)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> attributes.entrySet().iterator().next().setValue(2L))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(new Feature(attributes, null).attributes()).isSameAs(attributes);
    }
}
