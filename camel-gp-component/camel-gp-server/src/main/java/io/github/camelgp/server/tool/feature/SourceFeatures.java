package io.github.camelgp.server.tool.feature;

import io.github.camelgp.server.geo.Projections;
import io.github.camelgp.server.geo.Reprojection;
import io.github.camelgp.server.geo.SpatialReferenceException;
import io.github.camelgp.server.json.JsonValues;
import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.task.ToolException;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.Field;
import io.github.camelgp.server.value.SpatialReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The features of an input, checked: the spatial reference is one this server knows, and there is something to work on.
 *
 * @param kind of the geometries
 * @param spatialReference as it came
 * @param wkid the id to look it up by
 * @param fields the columns, perhaps none
 * @param features at least one
 */
public record SourceFeatures(
        GeometryKind kind,
        SpatialReference spatialReference,
        int wkid,
        List<Field> fields,
        List<SourceFeature> features) {

    private static final Set<String> OURS =
            Set.of("OBJECTID", "BUFF_DIST", "ORIG_FID", "SHAPE", "SHAPE_LENGTH", "SHAPE_AREA");

    /** Copies the lists. */
    public SourceFeatures {
        fields = List.copyOf(fields);
        features = List.copyOf(features);
    }

    /**
     * Reads an input. Features without a geometry are left out, with a warning.
     *
     * @throws ToolException if there are none, or their spatial reference is missing or not known
     */
    public static SourceFeatures of(TaskCall call, String parameter) {
        return of(call, parameter, call.features(parameter));
    }

    /**
     * Checks features that came in another way.
     *
     * @param parameter what messages call them
     * @throws ToolException as {@link #of(TaskCall, String)}
     */
    public static SourceFeatures of(TaskCall call, String parameter, Features given) {
        var idField = given.objectIdField().orElse("");
        var found = new ArrayList<SourceFeature>();
        long place = 0;
        for (var feature : given.rows()) {
            place++;
            var geometry = feature.geometry();
            if (geometry != null && !geometry.isEmpty()) {
                long id = feature.attributes().get(idField) instanceof Number number ? number.longValue() : place;
                found.add(new SourceFeature(id, feature.attributes(), geometry));
            }
        }
        if (found.isEmpty()) {
            throw new ToolException(
                    "ERROR 010151: No features found in " + parameter + ". Possible empty feature class.");
        }
        if (found.size() < place) {
            call.warning("WARNING 000442: " + (place - found.size()) + " of " + place + " features of " + parameter
                    + " have no geometry and are left out.");
        }
        return new SourceFeatures(
                GeometryKind.of(given.geometryType(), found.get(0).geometry()),
                given.spatialReference(),
                wkid(given.spatialReference(), parameter),
                given.fields(),
                found);
    }

    /**
     * Reads an input of a service that refuses more than so many features.
     *
     * @throws ToolException if there are more, or as {@link #of(TaskCall, String)}
     */
    public static SourceFeatures of(TaskCall call, String parameter, int most) {
        int count = call.features(parameter).rows().size();
        if (count > most) {
            throw new ToolException("ERROR 000622: Parameters are not valid. " + parameter + " has " + count
                    + " features; this service takes " + most + " at most.");
        }
        return of(call, parameter);
    }

    /** The columns that results carry over: all but ids, and names that results use themselves. */
    public List<Field> carriedFields() {
        return fields.stream()
                .filter(field -> !field.type().equals("esriFieldTypeOID"))
                .filter(field -> !OURS.contains(field.name().toUpperCase(Locale.ROOT)))
                .toList();
    }

    /** The values of the columns that results carry over; to be added to. */
    public Map<String, @Nullable Object> carried(SourceFeature feature) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (var field : carriedFields()) {
            values.put(field.name(), feature.attributes().get(field.name()));
        }
        return values;
    }

    /**
     * The features' geometries in another system.
     *
     * @throws io.github.camelgp.server.geo.SpatialReferenceException if a vertex has no place there
     */
    public SourceFeatures in(int otherWkid) {
        if (Projections.same(wkid, otherWkid)) {
            return this;
        }
        var moved = features.stream()
                .map(feature -> new SourceFeature(
                        feature.id(), feature.attributes(), Projections.transform(feature.geometry(), wkid, otherWkid)))
                .toList();
        return new SourceFeatures(kind, SpatialReference.of(otherWkid), otherWkid, fields, moved);
    }

    /**
     * The id to look a spatial reference up by.
     *
     * @param owner what the error calls it
     * @throws ToolException if there is none or it is not known
     */
    public static int wkid(SpatialReference system, String owner) {
        try {
            return Reprojection.wkid(system);
        } catch (SpatialReferenceException e) {
            var what = system.isUnknown() ? "missing" : "not known to this server: " + JsonValues.toJson(system);
            throw new ToolException(
                    "ERROR 000622: Parameters are not valid. The spatial reference of " + owner + " is " + what + ".",
                    e);
        }
    }
}
