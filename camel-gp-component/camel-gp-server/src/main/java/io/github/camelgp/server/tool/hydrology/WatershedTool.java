package io.github.camelgp.server.tool.hydrology;

import io.github.camelgp.server.geo.Projections;
import io.github.camelgp.server.geo.SpatialReferenceException;
import io.github.camelgp.server.task.TaskBuilder;
import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.task.Tool;
import io.github.camelgp.server.task.ToolException;
import io.github.camelgp.server.tool.feature.GeometryKind;
import io.github.camelgp.server.tool.feature.ResultFeatures;
import io.github.camelgp.server.tool.feature.SourceFeature;
import io.github.camelgp.server.tool.feature.SourceFeatures;
import io.github.camelgp.server.tool.terrain.ElevationSource;
import io.github.camelgp.server.value.Field;
import io.github.camelgp.server.value.LinearUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/**
 * The task Watershed (elevation analysis services, hydrology): for each pour point the area whose water comes by, and the
 * point as it was moved to the stream. Thread-safe.
 */
public final class WatershedTool implements Tool {

    private static final int MOST_FEATURES = 1000;
    private static final String POINTS = "InputPoints";
    private static final String ID_FIELD = "PointIDField";
    private static final String SNAP = "SnapDistance";
    private static final String SNAP_UNITS = "SnapDistanceUnits";
    private static final String AREAS = "WatershedArea";
    private static final String SNAPPED = "SnappedPoints";
    private static final double CELLS_TO_SNAP = 5;
    private static final List<Field> POINT_COLUMNS =
            List.of(Field.text("PourPtID", 50), Field.text("Description", 255), Field.text("DataResolution", 50));
    private static final List<Field> AREA_COLUMNS = List.of(
            Field.text("PourPtID", 50),
            Field.text("Description", 255),
            Field.text("DataResolution", 50),
            Field.number("AreaSqKm"));

    private final ElevationSource source;

    /** Over that ground. */
    public WatershedTool(ElevationSource source) {
        this.source = source;
    }

    /** The parameters, and this as the code. */
    public void describe(TaskBuilder task) {
        task.description("Finds the areas whose water comes by points.")
                .input(POINTS, "GPFeatureRecordSetLayer", p -> p.required()
                        .displayName("Input Points")
                        .description("Pour points, 1,000 at most")
                        .geometryType("esriGeometryPoint")
                        .wkid(102100)
                        .fields(Field.objectId("OID")))
                .input(ID_FIELD, "GPString", p -> p.optional()
                        .displayName("Point Identification Field")
                        .description("The column that tells the points apart"))
                .input(SNAP, "GPDouble", p -> p.optional()
                        .displayName("Snap Distance")
                        .description("How far points are moved to a stream; five cells by default"))
                .input(SNAP_UNITS, "GPString", p -> p.optional()
                        .displayName("Snap Distance Units")
                        .choiceList("Meters", "Kilometers", "Feet", "Yards", "Miles")
                        .defaultValue("Meters"))
                .input("DataSourceResolution", "GPString", p -> p.optional()
                        .displayName("Data Source Resolution")
                        .description("This server has one elevation model: any choice gives the same")
                        .choiceList(" ", "FINEST", "10m", "30m", "90m"))
                .input("Generalize", "GPBoolean", p -> p.optional()
                        .description("Areas with fewer vertices")
                        .defaultValue(false))
                .input("ReturnSnappedPoints", "GPBoolean", p -> p.optional()
                        .displayName("Return Snapped Points")
                        .defaultValue(true))
                .output(AREAS, "GPFeatureRecordSetLayer", p -> p.displayName("Output Watershed")
                        .geometryType("esriGeometryPolygon")
                        .wkid(102100)
                        .fields(ResultFeatures.columns(GeometryKind.POLYGON, AREA_COLUMNS)
                                .toArray(Field[]::new)))
                .output(SNAPPED, "GPFeatureRecordSetLayer", p -> p.displayName("Output Snapped Points")
                        .geometryType("esriGeometryPoint")
                        .wkid(102100)
                        .fields(ResultFeatures.columns(GeometryKind.POINT, POINT_COLUMNS)
                                .toArray(Field[]::new)))
                .run(this);
    }

    @Override
    public void run(TaskCall call) {
        var points = SourceFeatures.of(call, POINTS, MOST_FEATURES);
        var out = call.outputSpatialReference().orElse(points.spatialReference());
        int wkid = SourceFeatures.wkid(out, "the output");
        var areas = new ResultFeatures(GeometryKind.POLYGON, out, AREA_COLUMNS);
        var snapped = new ResultFeatures(GeometryKind.POINT, out, POINT_COLUMNS);
        var found = new Found();
        try {
            for (int i = 0; i < points.features().size(); i++) {
                call.checkCancelled();
                call.progress(100 * i / points.features().size(), "Point " + (i + 1));
                var point = points.features().get(i);
                var lonLat = Projections.transform(point.geometry().getCoordinate(), points.wkid(), Projections.WGS84);
                var basin = found.basin(lonLat);
                var watershed = basin.above(lonLat, snapDistance(call, basin), call.flag("Generalize"));
                found.cut += watershed.cut() ? 1 : 0;
                var values = values(call, points, point, basin);
                if (call.flag("ReturnSnappedPoints")) {
                    snapped.add(Projections.transform(watershed.outlet(), Projections.WGS84, wkid), values);
                }
                values.put("AreaSqKm", watershed.squareKilometres());
                areas.add(Projections.transform(watershed.area(), Projections.WGS84, wkid), values);
            }
        } catch (SpatialReferenceException e) {
            throw new ToolException("ERROR 000622: Parameters are not valid. " + e.getMessage() + ".", e);
        }
        found.announce(call, points.features().size());
        call.set(AREAS, areas.features());
        call.set(SNAPPED, snapped.features());
    }

    private static Map<String, @Nullable Object> values(
            TaskCall call, SourceFeatures points, SourceFeature point, Basin basin) {
        var name = call.isGiven(ID_FIELD) ? call.text(ID_FIELD) : "";
        var id = points.fields().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .findFirst()
                .map(field -> String.valueOf(point.attributes().get(field.name())))
                .orElse(String.valueOf(point.id()));
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("PourPtID", id);
        values.put("Description", "D8 on " + Math.round(basin.cell()) + " m cells, pits filled");
        values.put("DataResolution", Math.round(basin.cell()) + "m");
        return values;
    }

    private static double snapDistance(TaskCall call, Basin basin) {
        if (!call.isGiven(SNAP)) {
            return CELLS_TO_SNAP * basin.cell();
        }
        var units = call.has(SNAP_UNITS) ? call.text(SNAP_UNITS) : "Meters";
        double metres = new LinearUnit(call.number(SNAP), LinearUnit.wireName(units)).toMetres();
        if (!(metres >= 0)) {
            throw new ToolException("ERROR 000622: Parameters are not valid. " + SNAP + " must not be below 0, but was "
                    + call.number(SNAP) + ".");
        }
        return metres;
    }

    /** What one run has computed so far. */
    private final class Found {
        private @Nullable Basin grid;
        private int invented;
        private int cut;

        Basin basin(Coordinate lonLat) {
            if (source.grid().covers(lonLat.x, lonLat.y)) {
                grid = grid == null ? Basin.ofGrid(source.grid()) : grid;
                return grid;
            }
            if (source.gridOnly()) {
                throw new ToolException("ERROR 010158: A pour point is outside the elevation model "
                        + source.grid().name() + ".");
            }
            invented++;
            return Basin.ofRelief(lonLat);
        }

        void announce(TaskCall call, int points) {
            if (invented > 0) {
                call.warning("WARNING: " + invented + " of " + points + " points are outside the elevation model "
                        + source.grid().name()
                        + ". Their watersheds are computed on a synthetic relief, which resembles"
                        + " no real place, within " + Math.round(Basin.RELIEF_RADIUS / 1000) + " km.");
            }
            if (cut > 0) {
                call.warning("WARNING: " + cut + " of " + points
                        + " watersheds reach the edge of the ground that was computed and may be bigger.");
            }
            if (call.isGiven("DataSourceResolution")) {
                call.message("DataSourceResolution was not considered: this server has one elevation model.");
            }
        }
    }
}
