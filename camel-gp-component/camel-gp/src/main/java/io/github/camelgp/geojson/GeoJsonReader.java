package io.github.camelgp.geojson;

import com.fasterxml.jackson.core.JsonToken;
import io.github.camelgp.esrijson.FieldFinder;
import io.github.camelgp.esrijson.JsonText;
import io.github.camelgp.model.ByteSource;
import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureList;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.Field;
import io.github.camelgp.model.FieldType;
import io.github.camelgp.model.GeometryType;
import io.github.camelgp.model.GpProtocolException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Reads GeoJSON (RFC 7946): a feature collection, a feature, or a geometry. Stateless and thread-safe.
 *
 * <p>Liberties: rings in either direction, closed where they are not; rings outside the first ring of their polygon
 * become polygons of their own; a fourth ordinate is a measure; empty positions are left out; members in any order. A
 * geometry collection must hold one kind of geometry and becomes its multi-part form. The system is WGS 84, x is
 * longitude; a {@code crs} member of the older specification is understood by its EPSG or Esri code, so that its numbers
 * are not taken for degrees, and refused when it can't be.
 *
 * <p>A feature's {@code id} becomes the attribute {@code OBJECTID}, or whatever {@link #withIdAttribute} names, unless
 * the properties have that name with another value: then {@code id}. Columns are found from all properties ({@link
 * FieldFinder}); {@code OBJECTID} is an object id if each feature has a whole number there. Other foreign members are
 * left out.
 */
public final class GeoJsonReader {
    private static final String OBJECT_ID = "OBJECTID";
    private static final int FLAT = 2;

    private final String idAttribute;

    public GeoJsonReader() {
        this(OBJECT_ID);
    }

    private GeoJsonReader(String idAttribute) {
        this.idAttribute = idAttribute;
    }

    /** A reader that keeps a feature's {@code id} under another name. */
    public GeoJsonReader withIdAttribute(String name) {
        return new GeoJsonReader(name);
    }

    /**
     * Scans the whole text once for broken JSON, the columns and the type, and reads it again at each iteration, feature
     * by feature, so that memory does not grow with its size.
     *
     * @throws GpProtocolException when it is not JSON, or not GeoJSON
     * @throws java.io.UncheckedIOException when {@code source} can't be read
     */
    public FeatureSet featureSet(ByteSource source) {
        return JsonText.read(source, parser -> {
            GeoJsonHeader header = new GeoJsonHeader();
            GeoJsonScan scan = new GeoJsonScan(header);
            Feature single = new GeoJsonSetParser(parser, header, idAttribute).walk(at -> scan.read(at, parser));
            if (single != null) {
                return list(List.of(single), header);
            }
            List<Field> fields = scan.fields().fields(idAttribute);
            FeatureList told = list(
                    scan.geometryType(),
                    fields,
                    scan.longestPosition() > FLAT,
                    scan.longestPosition() > FLAT + 1,
                    List.of(),
                    header);
            return new GeoJsonFeatureSet(source, header, told, scan.count(), idAttribute);
        });
    }

    /** Reads a text into memory. */
    public FeatureSet featureSet(String text) {
        return featureList(JsonText.source(text));
    }

    /**
     * Reads the whole of {@code source} into memory, in one go.
     *
     * @throws GpProtocolException when it is not JSON, not GeoJSON, or a geometry is wrong
     */
    public FeatureList featureList(ByteSource source) {
        return JsonText.read(source, parser -> {
            GeoJsonHeader header = new GeoJsonHeader();
            List<Feature> features = new ArrayList<>();
            Feature single = new GeoJsonSetParser(parser, header, idAttribute).walk(at -> {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    features.add(at.feature());
                }
            });
            return list(single == null ? features : List.of(single), header);
        });
    }

    private FeatureList list(List<Feature> features, GeoJsonHeader header) {
        FieldFinder fields = new FieldFinder();
        int srid = header.factory().getSRID();
        for (Feature feature : features) {
            fields.add(feature.attributes());
            Geometry geometry = feature.geometry();
            if (geometry != null && geometry.getSRID() != srid) {
                geometry.setSRID(srid);
            }
        }
        FeatureList found = FeatureList.ofFeatures(features, header.spatialReference());
        return list(
                found.geometryType(), fields.fields(idAttribute), found.hasZ(), found.hasM(), found.features(), header);
    }

    private static FeatureList list(
            @Nullable GeometryType type,
            List<Field> fields,
            boolean hasZ,
            boolean hasM,
            List<Feature> features,
            GeoJsonHeader header) {
        String id = fields.stream()
                .filter(field -> field.type() == FieldType.OID)
                .map(Field::name)
                .findFirst()
                .orElse(null);
        return new FeatureList(
                type, header.spatialReference(), fields, hasZ, hasM, header.exceededTransferLimit(), id, features);
    }

    /**
     * The geometry in a text; null when the text is {@code null}, {@code {}} or an empty collection.
     *
     * @throws GpProtocolException when it is not JSON, or the geometry is wrong
     */
    public @Nullable Geometry geometry(String text) {
        return JsonText.read(JsonText.source(text), parser -> {
            GeoJsonHeader header = new GeoJsonHeader();
            JsonText.start(parser);
            Geometry geometry = new GeoJsonGeometryParser(header).read(parser, header.factory());
            if (geometry != null) {
                geometry.setSRID(header.factory().getSRID());
            }
            return geometry;
        });
    }
}
