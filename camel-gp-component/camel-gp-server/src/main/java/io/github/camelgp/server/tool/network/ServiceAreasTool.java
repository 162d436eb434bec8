package io.github.camelgp.server.tool.network;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgp.server.geo.Projections;
import io.github.camelgp.server.geo.SpatialReferenceException;
import io.github.camelgp.server.json.EsriJsonWriter;
import io.github.camelgp.server.json.GeoJsonWriter;
import io.github.camelgp.server.task.TaskBuilder;
import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.task.Tool;
import io.github.camelgp.server.task.ToolException;
import io.github.camelgp.server.tool.city.SyntheticCity;
import io.github.camelgp.server.tool.feature.GeometryKind;
import io.github.camelgp.server.tool.feature.Lengths;
import io.github.camelgp.server.tool.feature.ResultFeatures;
import io.github.camelgp.server.tool.feature.SourceFeature;
import io.github.camelgp.server.tool.feature.SourceFeatures;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.SpatialReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

/**
 * The task GenerateServiceAreas (routing services): what is reached from facilities, on the streets of the made-up city;
 * facilities elsewhere are answered as the crow flies, with a warning. Streets can be travelled both ways, so the
 * direction makes no difference. Thread-safe.
 */
public final class ServiceAreasTool implements Tool {

    private static final int MOST_FACILITIES = 1000;
    private static final int MOST_BREAKS = 20;
    private static final double SNAP = 500;
    private static final String AREAS = "Service_Areas";
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final StreetNetwork network = new StreetNetwork();

    /** The parameters, and this as the code. */
    public void describe(TaskBuilder task) {
        task.description("Finds the areas that are reached from facilities within a time or distance.");
        ServiceAreaParameters.addTo(task);
        task.run(this);
    }

    @Override
    public void run(TaskCall call) throws IOException {
        var facilities = SourceFeatures.of(call, "Facilities", MOST_FACILITIES);
        var travel = Travel.of(call);
        var breaks = breaks(call);
        var out = call.outputSpatialReference().orElse(facilities.spatialReference());
        try {
            var shaper = new AreaShape(
                    Lengths.metres(call, "Polygon_Trim_Distance"),
                    Lengths.metres(call, "Polygon_Simplification_Tolerance"));
            var solution = solve(call, facilities.in(Projections.WGS84), travel, breaks, shaper);
            announce(call, solution, facilities.features().size());
            put(call, solution, out);
        } catch (SpatialReferenceException e) {
            throw new ToolException("ERROR 000622: Parameters are not valid. " + e.getMessage() + ".", e);
        }
    }

    private static double[] breaks(TaskCall call) {
        var words = call.text("Break_Values").trim().split("[\\s,;]+");
        try {
            var breaks = List.of(words).stream()
                    .mapToDouble(Double::parseDouble)
                    .sorted()
                    .toArray();
            if (breaks.length <= MOST_BREAKS && breaks[0] > 0 && Double.isFinite(breaks[breaks.length - 1])) {
                return breaks;
            }
        } catch (NumberFormatException e) {
            throw new ToolException(wrongBreaks(call), e);
        }
        throw new ToolException(wrongBreaks(call));
    }

    private static String wrongBreaks(TaskCall call) {
        return "ERROR 030104: Break_Values must be up to " + MOST_BREAKS
                + " numbers above 0 with blanks between them, but was '" + call.text("Break_Values") + "'.";
    }

    private Solution solve(TaskCall call, SourceFeatures facilities, Travel travel, double[] breaks, AreaShape shaper) {
        var closed = closedStreets(call);
        var solution = new Solution(call, breaks, shaper);
        for (int i = 0; i < facilities.features().size(); i++) {
            call.checkCancelled();
            call.progress(100 * i / facilities.features().size(), "Facility " + (i + 1));
            var facility = facilities.features().get(i);
            if (!(facility.geometry() instanceof Point point)) {
                throw new ToolException("ERROR 000366: Facilities: Invalid geometry type, allowed are points.");
            }
            var place = SyntheticCity.PLANE.toPlane(point.getX(), point.getY());
            var spot = network.nearest(place, SNAP);
            if (spot.isPresent()) {
                double limit = breaks[breaks.length - 1] * travel.unit();
                var reach = network.from(spot.get(), travel::cost, limit, closed);
                solution.addStreets(facility, i + 1, reach, travel.unit());
            } else {
                solution.addCircles(facility, i + 1, point, travel);
            }
        }
        return solution;
    }

    private BitSet closedStreets(TaskCall call) {
        var closed = new BitSet();
        for (var name : List.of("Line_Barriers", "Polygon_Barriers", "Point_Barriers")) {
            if (!call.isGiven(name) || call.features(name).rows().isEmpty()) {
                continue;
            }
            for (var barrier :
                    SourceFeatures.of(call, name).in(Projections.WGS84).features()) {
                var shape = SyntheticCity.PLANE.toPlane(barrier.geometry());
                if (shape instanceof Point point) {
                    network.nearest(point.getCoordinate(), SNAP)
                            .ifPresent(spot -> closed.set(spot.street().id()));
                } else {
                    closed.or(network.meeting(shape));
                }
            }
        }
        return closed;
    }

    private static void announce(TaskCall call, Solution solution, int facilities) {
        if (solution.circles > 0) {
            call.warning("WARNING 030025: " + solution.circles + " of " + facilities
                    + " facilities are not near the street network of this server. Their areas are circles as the crow"
                    + " flies.");
        }
        if (solution.circles < facilities) {
            call.message("The street network is that of a made-up city, which resembles no real place.");
        }
        if (solution.blocked > 0) {
            call.warning("WARNING 030026: " + solution.blocked + " of " + facilities
                    + " facilities are on streets that barriers close; nothing is reached from there.");
        }
    }

    private static void put(TaskCall call, Solution solution, SpatialReference out) throws IOException {
        int wkid = SourceFeatures.wkid(out, "the output");
        var areas = new ResultFeatures(GeometryKind.POLYGON, out, ServiceAreaParameters.AREA_COLUMNS);
        var lines = new ResultFeatures(GeometryKind.POLYLINE, out, ServiceAreaParameters.LINE_COLUMNS);
        for (var row : solution.areas()) {
            areas.add(Projections.transform(row.geometry(), Projections.WGS84, wkid), row.values());
        }
        for (var row : solution.lines) {
            lines.add(Projections.transform(row.geometry(), Projections.WGS84, wkid), row.values());
        }
        boolean solved = areas.count() + lines.count() > 0;
        var type = call.text("Output_Type");
        var format = call.text("Output_Format");
        var none = new ResultFeatures(GeometryKind.POLYGON, out, ServiceAreaParameters.AREA_COLUMNS).features();
        var noLines = new ResultFeatures(GeometryKind.POLYLINE, out, ServiceAreaParameters.LINE_COLUMNS).features();
        var made = type.equals("Lines") ? none : areas.features();
        boolean asFile = !format.equals("Feature Set");
        if (asFile) {
            write(call, made, format.startsWith("Geo"));
        }
        call.set(AREAS, asFile ? none : made);
        call.set("Service_Area_Lines", type.equals("Polygons") ? noLines : lines.features());
        call.set("Solve_Succeeded", solved);
        call.set("Usage_Cost", Map.of("numObjects", areas.count(), "credits", 0));
    }

    private static void write(TaskCall call, Features areas, boolean geoJson) throws IOException {
        try (var file = call.file("Output_Result_File", geoJson ? "ServiceAreas.geojson" : "ServiceAreas.json");
                var json = new JsonFactory(new ObjectMapper()).createGenerator(file)) {
            if (geoJson) {
                new GeoJsonWriter(json, false).write(areas, false);
            } else {
                new EsriJsonWriter(json).write(areas, false);
            }
        }
    }

    private record Row(Geometry geometry, Map<String, @Nullable Object> values) {}

    /** What was found for the facilities so far. */
    private static final class Solution {
        private final double[] breaks;
        private final AreaShape shaper;
        private final boolean rings;
        private final boolean merge;
        private final boolean apart;
        private final boolean withLines;
        private final List<Row> rows = new ArrayList<>();
        private final List<Row> lines = new ArrayList<>();
        private final List<List<Geometry>> merged = new ArrayList<>();
        private Geometry taken = FACTORY.createPolygon();
        private int circles;
        private int blocked;

        Solution(TaskCall call, double[] breaks, AreaShape shaper) {
            this.breaks = breaks;
            this.shaper = shaper;
            rings = call.text("Polygon_Overlap_Type").equals("Rings");
            merge = call.text("Polygons_for_Multiple_Facilities").startsWith("Merge");
            apart = call.text("Polygons_for_Multiple_Facilities").startsWith("Not");
            withLines = !call.text("Output_Type").equals("Polygons");
            for (int i = 0; i < breaks.length; i++) {
                merged.add(new ArrayList<>());
            }
        }

        void addStreets(SourceFeature facility, int id, StreetNetwork.Reach reach, double unit) {
            var disks = new ArrayList<Geometry>();
            for (double limit : breaks) {
                disks.add(SyntheticCity.PLANE.toLonLat(shaper.around(reach.within(limit * unit))));
            }
            double most = breaks[breaks.length - 1];
            var reached = reach.within(most * unit);
            blocked += reached.isEmpty() ? 1 : 0;
            if (withLines && !reached.isEmpty()) {
                var all = FACTORY.buildGeometry(new ArrayList<Geometry>(reached));
                var values = new LinkedHashMap<String, @Nullable Object>();
                values.put("FacilityID", (long) id);
                values.put("FromCumul", 0.0);
                values.put("ToCumul", most);
                lines.add(new Row(SyntheticCity.PLANE.toLonLat(all), values));
            }
            add(facility, id, disks);
        }

        void addCircles(SourceFeature facility, int id, Point point, Travel travel) {
            circles++;
            var disks = new ArrayList<Geometry>();
            for (double limit : breaks) {
                disks.add(AreaShape.circle(point, travel.crowDistance(limit)));
            }
            add(facility, id, disks);
        }

        private void add(SourceFeature facility, int id, List<Geometry> disks) {
            for (int i = 0; i < breaks.length; i++) {
                if (merge) {
                    merged.get(i).add(disks.get(i));
                    continue;
                }
                var area = rings && i > 0 ? disks.get(i).difference(disks.get(i - 1)) : disks.get(i);
                rows.add(new Row(apart ? area.difference(taken) : area, values(facility, id, i)));
            }
            if (apart) {
                taken = taken.union(disks.get(breaks.length - 1));
            }
        }

        /** In the order that ArcGIS gives them: the farthest first. */
        List<Row> areas() {
            var all = new ArrayList<>(rows);
            Geometry before = FACTORY.createPolygon();
            for (int i = 0; merge && i < breaks.length; i++) {
                var disk = FACTORY.buildGeometry(merged.get(i)).buffer(0);
                all.add(new Row(rings ? disk.difference(before) : disk, values(null, -1, i)));
                before = disk;
            }
            var farthestFirst = new ArrayList<Row>();
            all.forEach(row -> farthestFirst.add(0, row));
            return farthestFirst;
        }

        private Map<String, @Nullable Object> values(@Nullable SourceFeature facility, int id, int i) {
            double from = rings && i > 0 ? breaks[i - 1] : 0;
            var name = facility == null
                    ? null
                    : facility.attributes().get("Name") instanceof String text && !text.isBlank()
                            ? text
                            : "Location " + id;
            var range = plain(from) + " - " + plain(breaks[i]);
            var values = new LinkedHashMap<String, @Nullable Object>();
            values.put("Name", name == null ? range : name + " : " + range);
            values.put("FacilityID", (long) id);
            values.put("FacilityOID", facility == null ? -1L : facility.id());
            values.put("FacilityName", name);
            values.put("FromBreak", from);
            values.put("ToBreak", breaks[i]);
            return values;
        }

        private static String plain(double number) {
            return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
        }
    }
}
