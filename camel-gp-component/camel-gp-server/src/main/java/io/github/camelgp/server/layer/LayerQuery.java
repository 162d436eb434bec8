package io.github.camelgp.server.layer;

import io.github.camelgp.server.json.LenientJson;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.Parameters;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.value.Feature;
import io.github.camelgp.server.value.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a layer are asked for (services reference, Query layer): {@code where}, {@code objectIds},
 * {@code geometry}, {@code orderByFields}, {@code resultOffset}, {@code resultRecordCount}.
 */
final class LayerQuery {
    private final LayerData layer;
    private final Predicate<Feature> wanted;
    private final @Nullable Comparator<Feature> order;
    private final int offset;
    private final int count;

    private LayerQuery(
            LayerData layer, Predicate<Feature> wanted, @Nullable Comparator<Feature> order, int offset, int count) {
        this.layer = layer;
        this.wanted = wanted;
        this.order = order;
        this.offset = offset;
        this.count = count;
    }

    static LayerQuery read(HttpCall call, LayerData layer) {
        Parameters parameters = call.parameters();
        for (String unsupported : new String[] {"outStatistics", "groupByFieldsForStatistics", "having"}) {
            if (!parameters.get(unsupported).isBlank()) {
                throw ProtocolException.invalidQuery("'" + unsupported + "' is not supported");
            }
        }
        if (parameters.flag("returnDistinctValues")) {
            throw ProtocolException.invalidQuery("'returnDistinctValues' is not supported");
        }
        try {
            return new LayerQuery(
                    layer,
                    filter(parameters, layer, call.wantsHtml()),
                    order(parameters.get("orderByFields"), layer),
                    number(parameters, "resultOffset"),
                    number(parameters, "resultRecordCount"));
        } catch (IllegalArgumentException e) {
            throw ProtocolException.invalidQuery(String.valueOf(e.getMessage()));
        }
    }

    /** The filter alone, for deletions; nothing given is an error. */
    static Predicate<Feature> filter(HttpCall call, LayerData layer) {
        try {
            return filter(call.parameters(), layer, false);
        } catch (IllegalArgumentException e) {
            throw ProtocolException.invalidQuery(String.valueOf(e.getMessage()));
        }
    }

    private static Predicate<Feature> filter(Parameters parameters, LayerData layer, boolean allByDefault) {
        String where = parameters.get("where");
        String ids = parameters.get("objectIds");
        SpatialFilter shape = SpatialFilter.read(parameters, layer.features().spatialReference());
        if (where.isBlank() && ids.isBlank() && shape == null && !allByDefault) {
            throw new IllegalArgumentException("one of 'where', 'objectIds' and 'geometry' must be given");
        }
        Predicate<Feature> filter = row -> true;
        if (!where.isBlank()) {
            WhereClause clause =
                    WhereClause.parse(where, name -> layer.field(name).map(Field::name));
            filter = filter.and(row -> clause.test(row.attributes()));
        }
        if (!ids.isBlank()) {
            Set<Long> given = new HashSet<>(ids(ids));
            filter = filter.and(row -> given.contains(layer.idOf(row)));
        }
        return shape == null ? filter : filter.and(row -> shape.test(row.geometry()));
    }

    /** Numbers with commas between them, or a JSON array. */
    static List<Long> ids(String text) {
        List<Long> ids = new ArrayList<>();
        for (String part : text.replaceAll("[\\[\\]\"\\s]", "").split(",")) {
            try {
                if (!part.isEmpty()) {
                    ids.add(Long.parseLong(part));
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + part + "' is not an object id", e);
            }
        }
        return ids;
    }

    private static int number(Parameters parameters, String name) {
        String text = parameters.get(name).trim();
        if (!text.matches("\\d{0,9}")) {
            throw new IllegalArgumentException("'" + name + "' is not a whole number from 0");
        }
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    private static @Nullable Comparator<Feature> order(String text, LayerData layer) {
        Comparator<Feature> order = null;
        String list = LenientJson.looksLikeJson(text) ? text.replaceAll("[\\[\\]\"]", "") : text;
        for (String part : list.split(",")) {
            if (part.isBlank()) {
                continue;
            }
            String[] words = part.trim().split("\\s+");
            String direction = words.length > 1 ? words[1].toUpperCase(Locale.ROOT) : "ASC";
            Optional<Field> field = layer.field(words[0]);
            if (field.isEmpty() || words.length > 2 || !direction.matches("ASC|DESC")) {
                throw new IllegalArgumentException("can't order by '" + part.trim() + "'");
            }
            Comparator<Feature> next = by(field.get().name());
            next = direction.equals("DESC") ? next.reversed() : next;
            order = order == null ? next : order.thenComparing(next);
        }
        return order;
    }

    /** Nulls first; what can't be compared stays in its order. */
    private static Comparator<Feature> by(String field) {
        return (one, other) -> {
            Object a = one.attributes().get(field);
            Object b = other.attributes().get(field);
            if (a == null || b == null) {
                return a == b ? 0 : a == null ? -1 : 1;
            }
            return SqlValues.compare(a, b).orElse(0);
        };
    }

    /** How many rows there are, whatever the limits. */
    long count() {
        return layer.features().rows().stream().filter(wanted).count();
    }

    /** All object ids in order, whatever the limits. */
    long[] ids() {
        return layer.features().rows().stream()
                .filter(wanted)
                .mapToLong(layer::idOf)
                .sorted()
                .toArray();
    }

    /** All rows, whatever the limits. */
    List<Feature> all() {
        return layer.features().rows().stream().filter(wanted).toList();
    }

    /** The rows of one page, and whether there are more. */
    Page page(int maximum) {
        int limit = count > 0 ? Math.min(count, maximum) : maximum;
        var rows = layer.features().rows().stream().filter(wanted);
        if (order != null) {
            rows = rows.sorted(order);
        }
        List<Feature> found = rows.skip(offset).limit(limit + 1L).toList();
        boolean more = found.size() > limit;
        return new Page(more ? found.subList(0, limit) : found, more);
    }

    /** Some rows; more means that others follow. */
    record Page(List<Feature> rows, boolean more) {}
}
