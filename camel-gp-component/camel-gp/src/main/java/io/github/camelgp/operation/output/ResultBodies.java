package io.github.camelgp.operation.output;

import io.github.camelgp.esrijson.EsriJsonWriter;
import io.github.camelgp.geojson.GeoJsonWriter;
import io.github.camelgp.internal.client.RawOutput;
import io.github.camelgp.internal.http.HttpSettings.Spooling;
import io.github.camelgp.internal.http.Spool;
import io.github.camelgp.internal.http.SpoolOutput;
import io.github.camelgp.model.ByteSource;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.GpProtocolException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.model.RecordSet;
import io.github.camelgp.model.SpatialReference;
import io.github.camelgp.operation.RowOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Gives values the form that {@link ResultFormat} asks for. Small texts are {@code String}s; big ones stay in their file
 * and are streams that can be read again.
 *
 * @param exchange whose end the files live to
 * @param format the form
 * @param rows how rows look
 * @param spooling where big texts are written to
 * @param where the values come from, for messages
 */
record ResultBodies(Exchange exchange, ResultFormat format, RowOptions rows, Spooling spooling, GpWhere where) {

    /** The value as it leaves; a value that is no feature or record set leaves as it is, unless raw text is asked for. */
    @Nullable
    Object body(RawOutput raw, @Nullable Object value) throws IOException {
        if (format == ResultFormat.raw) {
            return text(raw.value(), raw.owner(), raw.sizeBytes());
        }
        if (value instanceof FeatureSet features) {
            return features(raw, features, false);
        }
        return value instanceof RecordSet records ? records(raw, records) : value;
    }

    private Object records(RawOutput raw, RecordSet records) throws IOException {
        return switch (format) {
            case features, geoJson, raw, reference -> held(raw, records);
            case esriJson, rows -> features(raw, records.features(), true);
        };
    }

    private Object features(RawOutput raw, FeatureSet features, boolean table) throws IOException {
        return switch (format) {
            case features, raw, reference -> spooled(raw, features);
            case esriJson -> esriJson(raw, features);
            case geoJson -> geoJson(features);
            case rows -> rows(raw, features, table);
        };
    }

    private Object held(RawOutput raw, Object value) {
        SpoolHolder.hold(raw.owner(), exchange);
        return value;
    }

    private FeatureSet spooled(RawOutput raw, FeatureSet features) {
        if (!raw.owner().isInFile()) {
            return features;
        }
        SpoolHolder.hold(raw.owner(), exchange);
        return new SpooledFeatures(features, raw.owner(), raw.sizeBytes());
    }

    private Object rows(RawOutput raw, FeatureSet features, boolean table) {
        if (spooled(raw, features) instanceof SpooledFeatures inFile) {
            return new SpooledRows(inFile, table, rows);
        }
        List<Object> all = new ArrayList<>();
        ResultRows.of(features, table, rows).forEach(all::add);
        return all;
    }

    private Object esriJson(RawOutput raw, FeatureSet features) throws IOException {
        if (raw.members().contains("features")) {
            return text(raw.value(), raw.owner(), raw.sizeBytes());
        }
        SpoolOutput out = new SpoolOutput(spooling);
        return written(out, () -> new EsriJsonWriter().write(features, out));
    }

    private Object geoJson(FeatureSet features) throws IOException {
        SpatialReference system = features.spatialReference();
        if (system != null && !system.isSameAs(SpatialReference.WGS84) && features.count() > 0) {
            throw new GpProtocolException(
                    "GeoJSON is in WGS 84, which the server was asked for, but it answered in the system "
                            + system.code() + "; use resultFormat=esriJson, or a service that reprojects",
                    where,
                    null);
        }
        SpoolOutput out = new SpoolOutput(spooling);
        return written(out, () -> new GeoJsonWriter().write(features, out));
    }

    private Object written(SpoolOutput out, Writing writing) throws IOException {
        try (out) {
            writing.write();
            Spool spool = out.finish();
            try {
                return text(spool, spool, spool.size());
            } finally {
                spool.release();
            }
        }
    }

    private Object text(ByteSource text, Spool owner, long bytes) throws IOException {
        if (owner.isInFile()) {
            SpoolHolder.hold(owner, exchange);
            return new SpooledText(text, owner, bytes);
        }
        try (InputStream stream = text.open()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @FunctionalInterface
    private interface Writing {
        void write() throws IOException;
    }
}
