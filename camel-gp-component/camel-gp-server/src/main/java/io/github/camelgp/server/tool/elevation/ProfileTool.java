package io.github.camelgp.server.tool.elevation;

import io.github.camelgp.server.geo.Projections;
import io.github.camelgp.server.geo.SpatialReferenceException;
import io.github.camelgp.server.task.TaskBuilder;
import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.task.Tool;
import io.github.camelgp.server.task.ToolException;
import io.github.camelgp.server.tool.feature.GeometryKind;
import io.github.camelgp.server.tool.feature.ResultFeatures;
import io.github.camelgp.server.tool.feature.SourceFeatures;
import io.github.camelgp.server.tool.terrain.ElevationSource;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.Field;
import io.github.camelgp.server.value.LinearUnit;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXYZM;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;

/**
 * The task Profile (elevation analysis services): lines with the ground's height as z and the distance gone as m, both in
 * metres; clients see them with returnZ and returnM. Thread-safe.
 */
public final class ProfileTool implements Tool {

    /** More lines are refused. */
    public static final int MOST_FEATURES = 1000;

    private static final String LINES = "InputLineFeatures";
    private static final String ID_FIELD = "ProfileIDField";
    private static final String DISTANCE = "MaximumSampleDistance";
    private static final String UNITS = "MaximumSampleDistanceUnits";
    private static final String RESULT = "OutputProfile";
    private static final int USUAL_POINTS = 200;
    private static final int MOST_POINTS = 200_000;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final ElevationSource source;

    /** Over that ground. */
    public ProfileTool(ElevationSource source) {
        this.source = source;
    }

    /** The parameters, and this as the code. */
    public void describe(TaskBuilder task) {
        task.description("Finds the elevation along lines.")
                .input(LINES, "GPFeatureRecordSetLayer", p -> p.required()
                        .displayName("Input Line Features")
                        .description("Lines to follow, 1,000 at most")
                        .geometryType("esriGeometryPolyline")
                        .wkid(102100)
                        .fields(Field.objectId("OID"), Field.number("Shape_Length")))
                .input(ID_FIELD, "GPString", p -> p.optional()
                        .displayName("Profile ID Field")
                        .description("The column that tells the lines apart; it is carried over"))
                .input("DEMResolution", "GPString", p -> p.optional()
                        .displayName("DEM Resolution")
                        .description("This server has one elevation model: any choice gives the same")
                        .choiceList(" ", "FINEST", "10m", "24m", "30m", "90m", "1000m"))
                .input(DISTANCE, "GPDouble", p -> p.optional()
                        .displayName("Maximum Sample Distance")
                        .description("How far points are apart at most; by default a line has 200"))
                .input(UNITS, "GPString", p -> p.optional()
                        .displayName("Maximum Sample Distance Units")
                        .choiceList("Meters", "Kilometers", "Feet", "Yards", "Miles")
                        .defaultValue("Meters"))
                .output(RESULT, "GPFeatureRecordSetLayer", p -> p.displayName("Output Profile")
                        .geometryType("esriGeometryPolyline")
                        .wkid(102100)
                        .fields(ResultFeatures.columns(GeometryKind.POLYLINE, ownColumns())
                                .toArray(Field[]::new)))
                .run(this);
    }

    private static List<Field> ownColumns() {
        var columns = new ArrayList<>(Ground.SOURCE_COLUMNS);
        columns.add(Field.number("ProfileLength"));
        return columns;
    }

    @Override
    public void run(TaskCall call) {
        var lines = SourceFeatures.of(call, LINES, MOST_FEATURES);
        var out = call.outputSpatialReference().orElse(lines.spatialReference());
        int wkid = SourceFeatures.wkid(out, "the output");
        var ground = new Ground(source);
        var id = idColumns(call, lines);
        var columns = new ArrayList<>(id);
        columns.addAll(ownColumns());
        var profiles = new ResultFeatures(GeometryKind.POLYLINE, out, columns);
        try {
            int points = 0;
            for (int i = 0; i < lines.features().size(); i++) {
                call.checkCancelled();
                call.progress(
                        100 * i / lines.features().size(),
                        "Line " + (i + 1) + " of " + lines.features().size());
                var line = lines.features().get(i);
                var profile = profile(call, ground, line.geometry(), lines.wkid());
                points += profile.getNumPoints();
                if (points > MOST_POINTS) {
                    throw new ToolException("ERROR 000622: Parameters are not valid. The profiles have more than "
                            + MOST_POINTS + " points; use a longer " + DISTANCE + ".");
                }
                var values = ground.sourceOf(start(line.geometry(), lines.wkid()));
                values.put("ProfileLength", length(line.geometry(), lines.wkid()));
                id.forEach(field -> values.put(field.name(), line.attributes().get(field.name())));
                profiles.add(Projections.transform(profile, lines.wkid(), wkid), values);
            }
        } catch (SpatialReferenceException e) {
            throw new ToolException("ERROR 000622: Parameters are not valid. " + e.getMessage() + ".", e);
        }
        ground.announce(call, "DEMResolution");
        var made = profiles.features();
        call.set(
                RESULT,
                new Features(made.geometryType(), made.spatialReference(), true, true, made.fields(), made.rows()));
    }

    private static List<Field> idColumns(TaskCall call, SourceFeatures lines) {
        if (!call.isGiven(ID_FIELD)) {
            return List.of();
        }
        var name = call.text(ID_FIELD);
        return lines.carriedFields().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .toList();
    }

    private static Geometry profile(TaskCall call, Ground ground, Geometry line, int wkid) {
        var paths = new LineString[line.getNumGeometries()];
        for (int i = 0; i < paths.length; i++) {
            var path = (LineString) line.getGeometryN(i);
            var sampled = SampledLine.of(path, wkid, spacing(call, path, wkid));
            paths[i] = FACTORY.createLineString(sampled.points().stream()
                    .map(point -> new CoordinateXYZM(
                            point.place().x, point.place().y, ground.heightAt(point.lonLat()), point.gone()))
                    .toArray(Coordinate[]::new));
        }
        return paths.length == 1 ? paths[0] : FACTORY.createMultiLineString(paths);
    }

    private static double spacing(TaskCall call, LineString path, int wkid) {
        double length = SampledLine.length(path, wkid);
        if (call.isGiven(DISTANCE)) {
            double metres = new LinearUnit(call.number(DISTANCE), LinearUnit.wireName(units(call))).toMetres();
            if (!(metres > 0) || length / metres > MOST_POINTS) {
                throw new ToolException("ERROR 000622: Parameters are not valid. " + DISTANCE + " must be above 0 and"
                        + " not too short for the lines, but was " + call.number(DISTANCE) + ".");
            }
            return metres;
        }
        int places = path.getNumPoints();
        return places >= USUAL_POINTS || length == 0 ? Double.MAX_VALUE : length / (USUAL_POINTS - 1);
    }

    private static String units(TaskCall call) {
        return call.has(UNITS) ? call.text(UNITS) : "Meters";
    }

    private static Coordinate start(Geometry line, int wkid) {
        return Projections.transform(line.getCoordinate(), wkid, Projections.WGS84);
    }

    private static double length(Geometry line, int wkid) {
        double length = 0;
        for (int i = 0; i < line.getNumGeometries(); i++) {
            length += SampledLine.length((LineString) line.getGeometryN(i), wkid);
        }
        return length;
    }
}
