package io.github.camelgp.server.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhereClauseTest {
    private static boolean test(String where) {
        Map<String, Object> row = new HashMap<>();
        row.put("Name", "Te Ara");
        row.put("Size", 12L);
        row.put("Big", 9007199254740993L);
        row.put("Price", 2.5);
        row.put("Empty", null);
        row.put("Day", 1767225600000L);
        return WhereClause.parse(where, WhereClauseTest::field).test(row);
    }

    private static Optional<String> field(String name) {
        return Stream.of("Name", "Size", "Big", "Price", "Empty", "Day")
                .filter(known -> known.equalsIgnoreCase(name))
                .findFirst();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1=1",
                "Size = 12",
                "size >= 12 and SIZE <= 12",
                "Size <> 11 AND Size != 13",
                "Size < 12.5 AND 11 < Size",
                "Big = 9007199254740993 AND NOT Big = 9007199254740992",
                "Name = 'Te Ara'",
                "\"Name\" LIKE 'Te%'",
                "Name LIKE '_e A%a' AND Name NOT LIKE 'x%'",
                "Name LIKE '%%%%%%%%%%a'",
                "UPPER(Name) = 'TE ARA' AND lower(Name) LIKE 'te%'",
                "Size IN (1, 12, 30) AND Size NOT IN (-1, 2)",
                "Size BETWEEN 10 AND 12 AND Price NOT BETWEEN 3 AND 4",
                "Empty IS NULL AND Size IS NOT NULL",
                "NOT (Size = 1 OR Price > 3)",
                "Size = 1 OR Price > 2 AND Name <> ''",
                "Day = DATE '2026-01-01'",
                "Day >= timestamp '2026-01-01 00:00:00' AND Day < '2026-01-02'",
                "Price = -2.5 OR Price = +2.5e0",
                "Size = '12'",
                "Name <> 'it''s'"
            })
    void holds(String where) {
        assertThat(test(where)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1=2",
                "Empty = 1",
                "Empty <> 1",
                "NOT (Empty = 1)",
                "Empty IN (1) OR Empty NOT IN (2)",
                "Name = 'te ara'",
                "Name LIKE 'T_'",
                "Size = 'twelve'",
                "Name LIKE 'Te!%' ESCAPE '!'"
            })
    void doesNotHold(String where) {
        assertThat(test(where)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Size",
                "Size =",
                "Size = 1 2",
                "Nothing = 1",
                "Size = 1; DELETE",
                "Name = 'open",
                "(Size = 1",
                "Size IN ()",
                "Size IS 1",
                "Day = DATE 'soon'",
                "Size == 1",
                "Size = (SELECT 1)",
                "Size NOT = 1",
                "1..2 = 1",
                "NOT"
            })
    void isRefused(String where) {
        assertThatIllegalArgumentException().isThrownBy(() -> test(where));
    }

    @Test
    void refusesDepth() {
        assertThatIllegalArgumentException().isThrownBy(() -> test("(".repeat(100_000) + "1=1" + ")".repeat(100_000)));
        assertThat(test("NOT ".repeat(10_000) + "1=1")).isTrue();
    }
}
