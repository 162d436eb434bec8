package io.github.camelgp.server.tool.terrain;

import io.github.camelgp.server.geo.Projections;
import io.github.camelgp.server.geo.SpatialReferenceException;
import io.github.camelgp.server.task.TaskBuilder;
import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.task.Tool;
import io.github.camelgp.server.task.ToolException;
import io.github.camelgp.server.tool.feature.GeometryKind;
import io.github.camelgp.server.tool.feature.Lengths;
import io.github.camelgp.server.tool.feature.ResultFeatures;
import io.github.camelgp.server.tool.feature.SourceFeatures;
import io.github.camelgp.server.value.Field;
import io.github.camelgp.server.value.LinearUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;

/**
 * The task Viewshed: for each observer the area that can be seen from there, as one (multi)polygon. The Earth is taken to
 * be flat within the distance, and air not to bend light, as in ArcGIS's Viewshed by default. Thread-safe.
 */
public final class ViewshedTool implements Tool {

    private static final String OBSERVERS = "Input_Observation_Point";
    private static final String DISTANCE = "Viewshed_Distance";
    private static final String HEIGHT = "Observer_Height";
    private static final String RESULT = "Viewshed_Result";
    private static final List<Field> OWN_COLUMNS = List.of(Field.integer("ORIG_FID"), Field.integer("gridcode"));

    private final ElevationSource source;

    /** Over that ground. */
    public ViewshedTool(ElevationSource source) {
        this.source = source;
    }

    /** The parameters, with their defaults, and this as the code. */
    public void describe(TaskBuilder task) {
        task.displayName("Viewshed")
                .description("Finds the areas that observers can see within a distance, on a flat Earth.")
                .input(OBSERVERS, "GPFeatureRecordSetLayer", p -> p.required()
                        .description("Points where observers stand")
                        .geometryType("esriGeometryPoint")
                        .wkid(54003)
                        .fields(Field.objectId("OBJECTID")))
                .input(DISTANCE, "GPLinearUnit", p -> p.required()
                        .description("How far observers see at most")
                        .defaultValue(new LinearUnit(15000, "esriMeters")))
                .input(HEIGHT, "GPLinearUnit", p -> p.optional()
                        .description("Height of the observers' eyes above the ground")
                        .defaultValue(new LinearUnit(1.7, "esriMeters")))
                .output(RESULT, "GPFeatureRecordSetLayer", p -> p.description(
                                "One area for each observer; Shape_Length and Shape_Area are in units of the result's spatial reference")
                        .geometryType("esriGeometryPolygon")
                        .wkid(54003)
                        .fields(ResultFeatures.columns(GeometryKind.POLYGON, OWN_COLUMNS)
                                .toArray(Field[]::new)))
                .run(this);
    }

    @Override
    public void run(TaskCall call) {
        var viewshed = new Viewshed(source, Lengths.positiveMetres(call, DISTANCE), height(call));
        var observers = SourceFeatures.of(call, OBSERVERS);
        try {
            var places = places(observers);
            announce(call, viewshed, places);
            var out = call.outputSpatialReference().orElse(observers.spatialReference());
            int wkid = SourceFeatures.wkid(out, "the output");
            var areas = new ResultFeatures(GeometryKind.POLYGON, out, OWN_COLUMNS);
            for (int i = 0; i < places.size(); i++) {
                var progress = new Steps(call, i, places.size());
                var area = viewshed.from(places.get(i), wkid, progress::at);
                areas.add(area, Map.of("ORIG_FID", observers.features().get(i).id(), "gridcode", 1L));
            }
            call.set(RESULT, areas.features());
        } catch (SpatialReferenceException e) {
            throw new ToolException("ERROR 000622: Parameters are not valid. " + e.getMessage() + ".", e);
        }
    }

    private static double height(TaskCall call) {
        double height = Lengths.metres(call, HEIGHT);
        if (height < 0) {
            throw new ToolException("ERROR 000622: Parameters are not valid. " + HEIGHT + " must not be below 0.");
        }
        return height;
    }

    private static List<Coordinate> places(SourceFeatures observers) {
        var places = new ArrayList<Coordinate>();
        for (var observer : observers.features()) {
            if (!(observer.geometry() instanceof Point point)) {
                throw new ToolException(
                        "ERROR 000366: Invalid geometry type. " + OBSERVERS + " takes points, but feature "
                                + observer.id() + " is a " + observer.geometry().getGeometryType() + ".");
            }
            var place = Projections.transform(point.getCoordinate(), observers.wkid(), Projections.WGS84);
            if (Math.abs(place.y) > 90 || Math.abs(place.x) > 540) {
                throw new ToolException("ERROR 000622: Parameters are not valid. " + OBSERVERS + ": the point "
                        + point.getX() + ", " + point.getY() + " lies nowhere on Earth in spatial reference "
                        + observers.wkid() + ".");
            }
            places.add(place);
        }
        return places;
    }

    private void announce(TaskCall call, Viewshed viewshed, List<Coordinate> places) {
        long inside = places.stream().filter(viewshed::isOnGrid).count();
        var grid = source.grid().name();
        if (inside > 0) {
            call.message(inside + " of " + places.size() + " observers stand on the elevation model " + grid
                    + ": what they see ends at its edge.");
        }
        if (inside == places.size()) {
            return;
        }
        if (source.gridOnly()) {
            throw new ToolException("ERROR 010158: " + (places.size() - inside) + " of " + places.size()
                    + " observers are outside the elevation model " + grid + ".");
        }
        call.warning(String.format(
                Locale.ROOT,
                "WARNING: %d of %d observers are outside the elevation model %s. What they see is computed on a synthetic"
                        + " relief, which resembles no real place, in cells of %.1f m.",
                places.size() - inside,
                places.size(),
                grid,
                viewshed.reliefCell()));
        if (viewshed.reliefDistance() < viewshed.distance()) {
            call.warning(String.format(
                    Locale.ROOT,
                    "WARNING: On the synthetic relief observers see %.0f km at most, not the %.0f km asked for.",
                    viewshed.reliefDistance() / 1000,
                    viewshed.distance() / 1000));
        }
    }

    /** Turns shares of one observer into percent of all, and says each percent once. */
    private static final class Steps {
        private final TaskCall call;
        private final int observer;
        private final int observers;
        private int said = -1;

        Steps(TaskCall call, int observer, int observers) {
            this.call = call;
            this.observer = observer;
            this.observers = observers;
        }

        void at(double share) {
            call.checkCancelled();
            int percent = (int) (100 * (observer + share) / observers);
            if (percent != said) {
                said = percent;
                call.progress(percent, "Looking from observer " + (observer + 1) + " of " + observers);
            }
        }
    }
}
