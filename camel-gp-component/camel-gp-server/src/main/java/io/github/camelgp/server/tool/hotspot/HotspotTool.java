package io.github.camelgp.server.tool.hotspot;

import io.github.camelgp.server.geo.Projections;
import io.github.camelgp.server.geo.SpatialReferenceException;
import io.github.camelgp.server.layer.WhereClause;
import io.github.camelgp.server.task.TaskBuilder;
import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.task.Tool;
import io.github.camelgp.server.task.ToolException;
import io.github.camelgp.server.tool.city.SyntheticCity;
import io.github.camelgp.server.tool.feature.GeometryKind;
import io.github.camelgp.server.tool.feature.ResultFeatures;
import io.github.camelgp.server.tool.feature.SourceFeature;
import io.github.camelgp.server.tool.feature.SourceFeatures;
import io.github.camelgp.server.value.Field;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/**
 * The task 911 Calls Hotspot: where incidents that a query selects cluster (Gi* of Getis and Ord on a fishnet of 25 cells
 * along the longer side), as areas and as a picture. Without incidents of the client's, those of a made-up city in 1998.
 * Thread-safe.
 */
public final class HotspotTool implements Tool {

    private static final String QUERY = "Query";
    private static final String INCIDENTS = "Incidents";
    private static final String FEATURES = "Output_Features";
    private static final String RASTER = "Hotspot_Raster";
    private static final double DISTANCE_IN_CELLS = 2.5;
    private static final List<Field> COLUMNS = List.of(
            Field.integer("ICOUNT"),
            Field.number("GiZScore"),
            Field.number("GiPValue"),
            Field.integer("NNeighbors"),
            Field.integer("Gi_Bin"));

    /** The parameters, and this as the code. */
    public void describe(TaskBuilder task) {
        task.description("Finds where emergency calls cluster.")
                .input(QUERY, "GPString", p -> p.required()
                        .description("Which incidents count, as SQL over DATE, Day (MON to SUN) and Call_Type")
                        .defaultValue(
                                "(\"DATE\" > date '1998-01-01 00:00:00' AND \"DATE\" < date '1998-01-31 00:00:00')"
                                        + " AND (\"Day\" = 'SUN' OR \"Day\"= 'SAT')"))
                .input(INCIDENTS, "GPFeatureRecordSetLayer", p -> p.optional()
                        .description("Incidents of your own; by default those of a made-up city in 1998")
                        .geometryType("esriGeometryPoint")
                        .wkid(4326)
                        .fields(SyntheticCity.incidents().fields().toArray(Field[]::new)))
                .output(FEATURES, "GPFeatureRecordSetLayer", p -> p.geometryType("esriGeometryPolygon")
                        .wkid(4326)
                        .fields(ResultFeatures.columns(GeometryKind.POLYGON, COLUMNS)
                                .toArray(Field[]::new)))
                .output(RASTER, "GPRasterDataLayer")
                .run(this);
    }

    @Override
    public void run(TaskCall call) throws IOException {
        boolean own = call.isGiven(INCIDENTS);
        var incidents = own
                ? SourceFeatures.of(call, INCIDENTS)
                : SourceFeatures.of(call, INCIDENTS, SyntheticCity.incidents());
        var out = call.outputSpatialReference().orElse(incidents.spatialReference());
        int wkid = SourceFeatures.wkid(out, "the output");
        try {
            var query = query(call, incidents);
            var all = new ArrayList<Coordinate>();
            var selected = new ArrayList<Coordinate>();
            for (var incident : incidents.features()) {
                var place = Projections.transform(
                        incident.geometry().getCoordinate(), incidents.wkid(), Fishnet.WEB_MERCATOR);
                all.add(place);
                if (query.test(incident.attributes())) {
                    selected.add(place);
                }
            }
            call.checkCancelled();
            if (selected.isEmpty()) {
                throw new ToolException("ERROR 010151: No features found. The query selects none of " + all.size()
                        + " incidents: " + call.text(QUERY));
            }
            analyse(
                    call,
                    Fishnet.over(all),
                    all,
                    selected,
                    new ResultFeatures(GeometryKind.POLYGON, out, COLUMNS),
                    wkid);
        } catch (SpatialReferenceException e) {
            throw new ToolException("ERROR 000622: Parameters are not valid. " + e.getMessage() + ".", e);
        }
        if (!own) {
            call.message("The incidents are synthetic: 8,000 of a made-up city in 1998.");
        }
    }

    private static WhereClause query(TaskCall call, SourceFeatures incidents) {
        try {
            return WhereClause.parse(call.text(QUERY), name -> incidents.fields().stream()
                    .map(Field::name)
                    .filter(name::equalsIgnoreCase)
                    .findFirst()
                    .or(() -> ofFirst(incidents.features(), name)));
        } catch (IllegalArgumentException e) {
            throw new ToolException("ERROR 000358: Invalid expression: " + e.getMessage() + ".", e);
        }
    }

    /** Features may come without fields; then the first one's attributes tell. */
    private static Optional<String> ofFirst(List<SourceFeature> features, String name) {
        return features.get(0).attributes().keySet().stream()
                .filter(name::equalsIgnoreCase)
                .findFirst();
    }

    private static void analyse(
            TaskCall call, Fishnet net, List<Coordinate> all, List<Coordinate> selected, ResultFeatures areas, int wkid)
            throws IOException {
        var cells = net.count(all, selected);
        var scores = GetisOrd.of(cells, DISTANCE_IN_CELLS);
        for (int i = 0; i < cells.size(); i++) {
            var score = scores.get(i);
            var values = new LinkedHashMap<String, @Nullable Object>();
            values.put("ICOUNT", (long) cells.get(i).count());
            values.put("GiZScore", score.zScore());
            values.put("GiPValue", score.pValue());
            values.put("NNeighbors", (long) score.neighbours());
            values.put("Gi_Bin", (long) score.bin());
            areas.add(Projections.transform(net.square(cells.get(i)), Fishnet.WEB_MERCATOR, wkid), values);
        }
        call.set(FEATURES, areas.features());
        try (var raster = call.file(RASTER, "Hotspot_Raster.tif")) {
            HotspotRaster.write(net, cells, scores, raster);
        }
        call.message(String.format(
                Locale.ROOT,
                "%d of %d incidents in %d cells of %.0f m, fixed distance band of %.0f m",
                selected.size(),
                all.size(),
                cells.size(),
                net.groundCell(),
                net.groundCell() * DISTANCE_IN_CELLS));
    }
}
