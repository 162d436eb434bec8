package io.github.camelgp.job.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fills a statement's question marks from left to right. */
final class Parameters {
    /** Databases keep no more years than this. */
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** PostgreSQL takes neither in text, whatever a server may say. */
    private static final Pattern UNFIT = Pattern.compile("[\\x00\\p{Cs}]");

    private final PreparedStatement statement;
    private int index;

    Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    /** A name, which must come back as it is. */
    Parameters name(@Nullable String value) throws SQLException {
        statement.setString(++index, value);
        return this;
    }

    /** A text for people, in which characters may be replaced that no database takes. */
    Parameters text(@Nullable String value) throws SQLException {
        return name(value == null ? null : UNFIT.matcher(value).replaceAll("\uFFFD"));
    }

    Parameters number(long value) throws SQLException {
        statement.setLong(++index, value);
        return this;
    }

    Parameters numberOrNull(@Nullable Long value) throws SQLException {
        if (value == null) {
            statement.setNull(++index, Types.BIGINT);
            return this;
        }
        return number(value);
    }

    Parameters flag(boolean value) throws SQLException {
        statement.setBoolean(++index, value);
        return this;
    }

    Parameters moment(@Nullable Instant value) throws SQLException {
        if (value == null) {
            statement.setNull(++index, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            var kept = value.isAfter(LATEST) ? LATEST : value;
            statement.setObject(++index, kept.atOffset(ZoneOffset.UTC));
        }
        return this;
    }
}
