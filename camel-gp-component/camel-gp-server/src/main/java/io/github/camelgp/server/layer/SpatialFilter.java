package io.github.camelgp.server.layer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.server.geo.Reprojection;
import io.github.camelgp.server.json.EsriJsonReader;
import io.github.camelgp.server.json.LenientJson;
import io.github.camelgp.server.json.SpatialReferences;
import io.github.camelgp.server.protocol.Parameters;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.SpatialReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/** The geometry of a query and how features must lie to it; the relation is read from the query's geometry. */
final class SpatialFilter implements Predicate<@Nullable Geometry> {
    private final PreparedGeometry wanted;
    private final String relation;

    private SpatialFilter(Geometry wanted, String relation) {
        this.wanted = PreparedGeometryFactory.prepare(wanted);
        this.relation = relation;
    }

    /**
     * Reads {@code geometry}, {@code geometryType}, {@code inSR} and {@code spatialRel}.
     *
     * @return null without a geometry
     * @throws IllegalArgumentException if a value makes no sense
     */
    static @Nullable SpatialFilter read(Parameters parameters, SpatialReference layer) {
        String text = parameters.get("geometry").trim();
        if (text.isEmpty()) {
            return null;
        }
        String relation = parameters.get("spatialRel").trim();
        if (!relation.isEmpty() && !relation.matches("esriSpatialRel\\w+")) {
            throw new IllegalArgumentException("spatialRel '" + relation + "' is not known");
        }
        String inSr = parameters.get("inSR").trim();
        SpatialReference given =
                inSr.isEmpty() ? SpatialReference.UNKNOWN : SpatialReferences.read(LenientJson.read(inSr));
        ArrayNode features = JsonNodeFactory.instance.arrayNode();
        features.addObject().set("geometry", geometry(text));
        ObjectNode set = JsonNodeFactory.instance.objectNode();
        set.set("features", features);
        Features read = new EsriJsonReader(null, given.isUnknown() ? layer : given).read(set);
        Geometry geometry = Reprojection.reproject(read, layer).rows().get(0).geometry();
        if (geometry == null) {
            throw new IllegalArgumentException("geometry has no coordinates");
        }
        return new SpatialFilter(geometry, relation);
    }

    private static JsonNode geometry(String text) {
        if (LenientJson.looksLikeJson(text)) {
            return LenientJson.read(text);
        }
        String[] parts = text.split(",");
        String[] names = parts.length == 4 ? new String[] {"xmin", "ymin", "xmax", "ymax"} : new String[] {"x", "y"};
        if (parts.length != names.length) {
            throw new IllegalArgumentException("geometry is neither JSON nor an envelope nor a point");
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < parts.length; i++) {
            node.put(names[i], Double.parseDouble(parts[i].trim()));
        }
        return node;
    }

    @Override
    public boolean test(@Nullable Geometry geometry) {
        if (geometry == null || geometry.isEmpty()) {
            return false;
        }
        try {
            return switch (relation) {
                case "esriSpatialRelContains" -> wanted.contains(geometry);
                case "esriSpatialRelWithin" -> wanted.within(geometry);
                case "esriSpatialRelCrosses" -> wanted.crosses(geometry);
                case "esriSpatialRelTouches" -> wanted.touches(geometry);
                case "esriSpatialRelOverlaps" -> wanted.overlaps(geometry);
                case "esriSpatialRelEnvelopeIntersects", "esriSpatialRelIndexIntersects" ->
                    wanted.getGeometry().getEnvelopeInternal().intersects(geometry.getEnvelopeInternal());
                default -> wanted.intersects(geometry);
            };
        } catch (TopologyException e) {
            // crossing rings: the rectangles must do
            return wanted.getGeometry().getEnvelopeInternal().intersects(geometry.getEnvelopeInternal());
        }
    }
}
