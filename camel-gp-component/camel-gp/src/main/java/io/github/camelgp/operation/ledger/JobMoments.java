package io.github.camelgp.operation.ledger;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.apache.camel.util.TimeUtils;
import org.jspecify.annotations.Nullable;

/** Reads moments as people write them: {@code 2026-11-21T03:00:00Z}, the same in local time, a day, or an age. */
final class JobMoments {
    private JobMoments() {}

    /** @throws IllegalArgumentException if it is none of these */
    static @Nullable Instant read(String word, @Nullable String text, Instant now) {
        if (text == null) {
            return null;
        }
        List<Function<String, Instant>> ways = List.of(
                Instant::parse,
                given -> OffsetDateTime.parse(given).toInstant(),
                given -> LocalDateTime.parse(given)
                        .atZone(ZoneId.systemDefault())
                        .toInstant(),
                given -> LocalDate.parse(given)
                        .atStartOfDay(ZoneId.systemDefault())
                        .toInstant(),
                given -> now.minus(Duration.parse(given)),
                given -> now.minus(days(given)));
        for (Function<String, Instant> way : ways) {
            try {
                return way.apply(text);
            } catch (DateTimeException | IllegalArgumentException e) {
                continue;
            }
        }
        throw new IllegalArgumentException("jobs." + word + "=" + text
                + " is neither a moment such as 2026-11-21T03:00:00Z, 2026-11-21T03:00 or 2026-11-21, nor an age such"
                + " as 12h or 7d");
    }

    private static Duration days(String text) {
        return text.matches("\\d{1,6}d")
                ? Duration.ofDays(Long.parseLong(text.substring(0, text.length() - 1)))
                : TimeUtils.toDuration(text);
    }
}
