package io.github.camelgp.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Features or rows that stay on a server (REST page "GP data types", GPFeatureRecordSetLayer, "Layer URL syntax"): what a
 * task publishes as a service, and what the next one may take without the data passing through here.
 *
 * @param url of a layer or table of a feature or map service, of a query, or of a file with a feature set
 * @param filter which rows, as SQL; null for all
 * @param time which moment, as milliseconds since 1970, or which span, as two of them with a comma between, either of
 *     which may be {@code null}; null for all
 */
public record LayerReference(String url, @Nullable String filter, @Nullable String time) {

    /** All of a layer. */
    public LayerReference(String url) {
        this(url, null, null);
    }

    /** With only the rows that {@code sql} is true for. */
    public LayerReference withFilter(String sql) {
        return new LayerReference(url, sql, time);
    }

    /** With only what was at a moment. */
    public LayerReference at(Instant moment) {
        return new LayerReference(url, filter, Long.toString(moment.toEpochMilli()));
    }

    /** With only what was in a span; null for an open end. */
    public LayerReference between(@Nullable Instant from, @Nullable Instant to) {
        return new LayerReference(url, filter, end(from) + "," + end(to));
    }

    private static String end(@Nullable Instant moment) {
        return moment == null ? "null" : Long.toString(moment.toEpochMilli());
    }
}
