package io.github.camelgp;

import io.github.camelgp.esrijson.FeatureRows;
import io.github.camelgp.internal.http.HttpSettings.Spooling;
import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureList;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.model.RecordSet;
import io.github.camelgp.operation.output.CollectedFeatures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Puts what many messages hold together to one feature set, for one run: features, feature and record sets, JTS
 * geometries, rows (maps, with a geometry column or without), lists of features or rows, and GeoJSON or Esri JSON in every
 * form that a body has. Columns are merged, sets of different spatial references refused. What is more than {@code
 * spoolThreshold} is kept in a temporary file. For {@code aggregate}, {@code split} and the like, with repositories in
 * memory; its options are set before it is used, and then it is safe for several threads.
 */
public class GpFeatureAggregationStrategy implements AggregationStrategy {
    private static final String COLLECTED = "CamelGpCollectedFeatures";

    private int spoolThreshold = 1 << 20;
    private @Nullable String spoolDirectory;
    private @Nullable String geometryColumn;

    @Override
    public @Nullable Exchange aggregate(@Nullable Exchange oldExchange, @Nullable Exchange newExchange) {
        if (newExchange == null) {
            return oldExchange;
        }
        Exchange target = oldExchange == null ? newExchange : oldExchange;
        CollectedFeatures collected = target.getProperty(COLLECTED, CollectedFeatures.class);
        if (collected == null) {
            collected = new CollectedFeatures(
                    new Spooling(spoolThreshold, spoolDirectory == null ? null : Path.of(spoolDirectory)));
            target.setProperty(COLLECTED, collected);
        }
        Object body = newExchange.getMessage().getBody();
        if (body != null) {
            try {
                collected.add(features(body, newExchange));
            } catch (IOException e) {
                throw new UncheckedIOException("Features cannot be kept: " + e.getMessage(), e);
            }
        }
        return target;
    }

    /** The body of the exchange becomes the feature set. */
    @Override
    public void onCompletion(@Nullable Exchange exchange) {
        Object collected = exchange == null ? null : exchange.removeProperty(COLLECTED);
        if (exchange != null && collected instanceof CollectedFeatures features) {
            try {
                exchange.getMessage().setBody(features.finish(exchange));
            } catch (IOException e) {
                throw new UncheckedIOException("Features cannot be kept: " + e.getMessage(), e);
            }
        }
    }

    private FeatureSet features(Object body, Exchange exchange) {
        if (body instanceof FeatureSet set) {
            return set;
        }
        if (body instanceof RecordSet records) {
            return records.features();
        }
        if (body instanceof Feature feature) {
            return FeatureList.ofFeatures(List.of(feature), null);
        }
        if (body instanceof Map<?, ?> row) {
            return rows(List.of(row));
        }
        if (body instanceof Collection<?> many
                && !many.isEmpty()
                && many.stream().allMatch(Map.class::isInstance)) {
            return rows(many);
        }
        if (body instanceof Collection<?> many && many.stream().allMatch(Feature.class::isInstance)) {
            return FeatureList.ofFeatures(many.stream().map(Feature.class::cast).toList(), null);
        }
        FeatureSet set = exchange.getContext().getTypeConverter().tryConvertTo(FeatureSet.class, exchange, body);
        if (set == null) {
            throw new GpParameterException(
                    "", "No features can be made of a " + body.getClass().getName(), GpWhere.NOWHERE);
        }
        return set;
    }

    private FeatureSet rows(Collection<?> maps) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>(maps.size());
        for (Object map : maps) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            ((Map<?, ?>) map).forEach((name, value) -> row.put(String.valueOf(name), value));
            rows.add(row);
        }
        return FeatureRows.features(rows, geometryColumn, null);
    }

    public int getSpoolThreshold() {
        return spoolThreshold;
    }

    /** How many bytes of features stay in memory. */
    public void setSpoolThreshold(int spoolThreshold) {
        this.spoolThreshold = spoolThreshold;
    }

    public @Nullable String getSpoolDirectory() {
        return spoolDirectory;
    }

    /** Where the rest goes; by default the platform's folder for temporary files. */
    public void setSpoolDirectory(@Nullable String spoolDirectory) {
        this.spoolDirectory = spoolDirectory;
    }

    public @Nullable String getGeometryColumn() {
        return geometryColumn;
    }

    /** The column of rows that holds the geometry; by default it is found. */
    public void setGeometryColumn(@Nullable String geometryColumn) {
        this.geometryColumn = geometryColumn;
    }
}
