package io.github.camelgp.esrijson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelgp.model.ByteSource;
import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureList;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.GpProtocolException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Reads Esri JSON (REST pages "Feature object", "Geometry objects" and "GP data types") into features with JTS
 * geometries. Stateless and thread-safe.
 *
 * <p>A feature set may be given as such, as a feature collection ({@code layerDefinition} and {@code featureSet}, or one
 * of {@code layers}), as an array of features, one feature, or one geometry. Its members may stand in any order, and
 * {@code hasZ}, {@code hasM} and {@code spatialReference} on the set or on the geometries; a geometry's own flags win,
 * and systems that differ are refused.
 *
 * <p>Geometries: x is longitude or easting. Rings by containment ({@link PolygonRings}), closed where they are not; a
 * path of one position holds it twice; one path is a {@code LineString}, several a {@code MultiLineString}; {@code
 * points} always are a {@code MultiPoint}; an envelope is a polygon. Without {@code hasZ} and {@code hasM} the third
 * ordinate is z; null and {@code "NaN"} are NaN there, and an empty geometry as x or y; {@code {}} and null are no
 * geometry. Curves become straight lines within 1/10,000 of their radius, unless the text has straight ones beside them.
 * JTS's SRID is the system's id, 0 when unknown.
 *
 * <p>Strict JSON: anything else, nesting beyond 100, or a wrong type is a {@link GpProtocolException} that says where,
 * such as {@code expected number but was string at features[3].geometry.rings[0][2][1]}.
 */
public final class EsriJsonReader {

    /**
     * Scans the whole text once, and reads it again at each iteration, feature by feature, so that memory does not grow
     * with its size. The scan finds broken JSON and wrong geometries, what the set tells, the count, and the type and system
     * of the geometries where the set doesn't tell.
     *
     * @throws GpProtocolException when it is not JSON, no features, or a geometry is wrong
     * @throws java.io.UncheckedIOException when {@code source} can't be read
     */
    public FeatureSet featureSet(ByteSource source) {
        return JsonText.read(source, parser -> {
            SetHeader header = new SetHeader();
            EsriSetScan scan = new EsriSetScan(header);
            Feature single = new EsriSetParser(parser, header).walk(scan);
            return single == null ? new EsriFeatureSet(source, header, scan) : list(header, List.of(single));
        });
    }

    /** Reads a text into memory, in one go where the set's flags stand before its features. */
    public FeatureSet featureSet(String text) {
        return featureList(JsonText.source(text));
    }

    /**
     * Reads the whole of {@code source} into memory.
     *
     * @throws GpProtocolException when it is not JSON, no features, or a geometry is wrong
     */
    public FeatureList featureList(ByteSource source) {
        SetHeader header = new SetHeader();
        FeatureList first = featureList(source, header);
        if (first != null) {
            return first;
        }
        return Objects.requireNonNull(featureList(source, header));
    }

    /**
     * Reads the object at whose start {@code parser} stands, to its end, with the features in it if it is a set.
     *
     * @throws GpProtocolException when a geometry is wrong
     */
    public EsriObject object(JsonParser parser) throws IOException {
        SetHeader header = new SetHeader();
        Collected collected = new Collected(header);
        EsriSetParser at = new EsriSetParser(parser, header);
        boolean set = at.object(collected);
        return new EsriObject(
                at.names(),
                header.exceededTransferLimit(),
                set && collected.isRight() ? list(header, collected.features) : null);
    }

    /**
     * What an object holds.
     *
     * @param names of its members; the first 64
     * @param exceededTransferLimit whether it says that features were kept back
     * @param features null when it is no set, or its text has to be read again, as a flag stood behind the features
     */
    public record EsriObject(Set<String> names, boolean exceededTransferLimit, @Nullable FeatureList features) {}

    /** Features in memory, read with the flags that stood before them. */
    private static final class Collected implements EsriSetParser.Features {
        private final SetHeader header;
        private final List<Feature> features = new ArrayList<>();
        private @Nullable Layout assumed;

        Collected(SetHeader header) {
            this.header = header;
        }

        @Override
        public void read(EsriSetParser at, JsonParser json) throws IOException {
            assumed = new Layout(header.hasZ(), header.hasM());
            while (json.nextToken() != JsonToken.END_ARRAY) {
                features.add(at.feature());
            }
        }

        boolean isRight() {
            return assumed == null || assumed.equals(new Layout(header.hasZ(), header.hasM()));
        }
    }

    /** Null when a flag that counts stood after the features: {@code header} knows it now. */
    private static @Nullable FeatureList featureList(ByteSource source, SetHeader header) {
        return JsonText.read(source, parser -> {
            Collected collected = new Collected(header);
            Feature single = new EsriSetParser(parser, header).walk(collected);
            if (single != null) {
                return list(header, List.of(single));
            }
            return collected.isRight() ? list(header, collected.features) : null;
        });
    }

    private static FeatureList list(SetHeader header, List<Feature> features) {
        FeatureList found = FeatureList.of(features, header.fields(), header.spatialReference());
        int srid = header.factory().getSRID();
        for (Feature feature : features) {
            Geometry geometry = feature.geometry();
            if (geometry != null && geometry.getSRID() != srid) {
                geometry.setSRID(srid);
            }
        }
        return new FeatureList(
                header.geometryType() != null ? header.geometryType() : found.geometryType(),
                header.spatialReference(),
                header.fields(),
                found.hasZ() || Boolean.TRUE.equals(header.hasZ()),
                found.hasM() || Boolean.TRUE.equals(header.hasM()),
                header.exceededTransferLimit(),
                header.objectIdField(),
                found.features());
    }

    /**
     * The geometry in a text; null when the text is {@code null}, {@code {}} or holds no geometry.
     *
     * @throws GpProtocolException when it is not JSON, or the geometry is wrong
     */
    public @Nullable Geometry geometry(String text) {
        return JsonText.read(JsonText.source(text), parser -> {
            JsonText.start(parser);
            return geometry(parser);
        });
    }

    /** The geometry that is {@code parser}'s current value, which is read to its end; null as {@link #geometry(String)}. */
    public @Nullable Geometry geometry(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        JsonText.expect(JsonToken.START_OBJECT, "geometry", parser);
        EsriGeometryParser geometries = new EsriGeometryParser();
        geometries.read(parser);
        SetHeader header = new SetHeader();
        header.infer(geometries.spatialReference(), parser);
        return geometries.build(null, null, header.factory());
    }
}
