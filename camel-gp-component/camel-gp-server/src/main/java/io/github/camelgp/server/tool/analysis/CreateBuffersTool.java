package io.github.camelgp.server.tool.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.geo.Projections;
import io.github.camelgp.server.geo.SpatialReferenceException;
import io.github.camelgp.server.json.JsonValues;
import io.github.camelgp.server.json.SpatialReferences;
import io.github.camelgp.server.task.TaskBuilder;
import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.task.Tool;
import io.github.camelgp.server.task.ToolException;
import io.github.camelgp.server.tool.feature.GeometryKind;
import io.github.camelgp.server.tool.feature.ResultFeatures;
import io.github.camelgp.server.tool.feature.SourceFeature;
import io.github.camelgp.server.tool.feature.SourceFeatures;
import io.github.camelgp.server.tool.geometry.MetricBuffer;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.Field;
import io.github.camelgp.server.value.LinearUnit;
import io.github.camelgp.server.value.SpatialReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * The task CreateBuffers (spatial analysis services). Everything is a GPString, also the parameter {@code context}, which
 * is this tool's own. The result is a text's place with an object in it: a feature collection, or {@code {"url"}} of a
 * layer of a feature service where {@code outputName} is given. Thread-safe.
 */
public final class CreateBuffersTool implements Tool {

    private static final String INPUT = "inputLayer";
    private static final String RESULT = "bufferLayer";
    private static final int MOST_DISTANCES = 20;
    private static final List<Field> OWN_COLUMNS = List.of(Field.number("BUFF_DIST"), Field.integer("ORIG_FID"));

    /** The parameters, and this as the code. */
    public void describe(TaskBuilder task) {
        task.description("Makes areas within distances of features. Layers are JSON in texts.")
                .input(INPUT, "GPString", p -> p.required()
                        .displayName("Input Layer")
                        .description("A layer's url, a feature collection, or a feature set, as JSON"))
                .input("distances", "GPString", p -> p.optional().description("Numbers with commas, or a JSON array"))
                .input("field", "GPString", p -> p.optional().description("A column that holds the distance"))
                .input("units", "GPString", p -> p.optional()
                        .choiceList("Feet", "Meters", "Kilometers", "Miles", "NauticalMiles", "Yards")
                        .defaultValue("Feet"))
                .input("dissolveType", "GPString", p -> p.optional()
                        .choiceList("None", "Dissolve", "Split")
                        .defaultValue("None"))
                .input("ringType", "GPString", p -> p.optional()
                        .choiceList("Disks", "Rings")
                        .defaultValue("Disks"))
                .input("sideType", "GPString", p -> p.optional()
                        .choiceList("Full", "Left", "Right", "Outside")
                        .defaultValue("Full"))
                .input("endType", "GPString", p -> p.optional()
                        .choiceList("Round", "Flat")
                        .defaultValue("Round"))
                .input("outputName", "GPString", p -> p.optional()
                        .description("A name, or JSON with serviceProperties: the result is then the url of a layer"))
                .input("context", "GPString", p -> p.optional().description("JSON with extent and outSR"))
                .output(RESULT, "GPString", p -> p.displayName("Buffer Layer"))
                .run(this);
    }

    @Override
    public void run(TaskCall call) {
        refuse(call, "sideType", "Left", "Right");
        refuse(call, "endType", "Flat");
        refuse(call, "dissolveType", "Split");
        var source = SourceFeatures.of(call, INPUT, LayerInput.read(call, INPUT));
        var out = outSystem(call, source.spatialReference());
        try {
            var areas = areas(call, source, out);
            if (areas.count() == 0) {
                call.warning("WARNING 000117: Warning empty output generated.");
            }
            put(call, areas.features());
        } catch (SpatialReferenceException e) {
            throw new ToolException("ERROR 000622: Parameters are not valid. " + e.getMessage() + ".", e);
        }
    }

    private static void refuse(TaskCall call, String parameter, String... words) {
        if (List.of(words).contains(call.text(parameter))) {
            throw new ToolException(
                    "ERROR 000622: " + parameter + " " + call.text(parameter) + " is not offered by this server.");
        }
    }

    private static SpatialReference outSystem(TaskCall call, SpatialReference otherwise) {
        if (!call.isGiven("context")) {
            return otherwise;
        }
        JsonNode wanted = LayerInput.json(call, "context").path("outSR");
        return wanted.isMissingNode() || wanted.isNull() ? otherwise : SpatialReferences.read(wanted);
    }

    private static ResultFeatures areas(TaskCall call, SourceFeatures source, SpatialReference out) {
        int wkid = SourceFeatures.wkid(out, "the output");
        boolean dissolve = call.text("dissolveType").equals("Dissolve");
        var columns = new ArrayList<Field>(dissolve ? List.of() : source.carriedFields());
        columns.addAll(dissolve ? OWN_COLUMNS.subList(0, 1) : OWN_COLUMNS);
        var areas = new ResultFeatures(GeometryKind.POLYGON, out, columns);
        var bands = new LinkedHashMap<Integer, List<Geometry>>();
        var metresOf = new LinkedHashMap<Integer, Double>();
        for (var feature : source.features()) {
            call.checkCancelled();
            double[] metres = metres(call, feature);
            for (int band = 0; band < metres.length; band++) {
                var area = band(call, source, feature, metres, band);
                if (dissolve) {
                    bands.computeIfAbsent(band, b -> new ArrayList<>()).add(area);
                    metresOf.put(band, metres[band]);
                    continue;
                }
                var values = source.carried(feature);
                values.put("BUFF_DIST", metres[band]);
                values.put("ORIG_FID", feature.id());
                areas.add(Projections.transform(area, Projections.WGS84, wkid), values);
            }
        }
        bands.forEach((band, all) -> areas.add(
                Projections.transform(OverlayNGRobust.union(all), Projections.WGS84, wkid),
                Map.of("BUFF_DIST", metresOf.getOrDefault(band, 0.0))));
        return areas;
    }

    private static Geometry band(
            TaskCall call, SourceFeatures source, SourceFeature feature, double[] metres, int band) {
        var area = new MetricBuffer(metres[band]).around(feature.geometry(), source.wkid());
        boolean outside =
                call.text("sideType").equals("Outside") && feature.geometry().getDimension() == 2;
        if (call.text("ringType").equals("Rings") && band > 0) {
            var inner = new MetricBuffer(metres[band - 1]).around(feature.geometry(), source.wkid());
            return OverlayNGRobust.overlay(area, inner, OverlayNG.DIFFERENCE);
        }
        return outside
                ? OverlayNGRobust.overlay(
                        area,
                        Projections.transform(feature.geometry(), source.wkid(), Projections.WGS84),
                        OverlayNG.DIFFERENCE)
                : area;
    }

    private static double[] metres(TaskCall call, SourceFeature feature) {
        var units = LinearUnit.wireName(call.text("units"));
        if (call.isGiven("field")) {
            var value = feature.attributes().get(call.text("field"));
            if (value instanceof Number number) {
                return new double[] {new LinearUnit(number.doubleValue(), units).toMetres()};
            }
            throw new ToolException(
                    "ERROR 000728: Field " + call.text("field") + " of feature " + feature.id() + " holds no number.");
        }
        if (!call.isGiven("distances")) {
            throw new ToolException("ERROR 000735: distances or field: Value is required");
        }
        var words = call.text("distances").replaceAll("[\\[\\]\"']", " ").trim().split("[\\s,;]+");
        try {
            if (words.length <= MOST_DISTANCES) {
                return Arrays.stream(words)
                        .mapToDouble(word -> new LinearUnit(Double.parseDouble(word), units).toMetres())
                        .sorted()
                        .toArray();
            }
        } catch (IllegalArgumentException e) {
            throw new ToolException("ERROR 000622: distances must be numbers, but was " + call.text("distances"), e);
        }
        throw new ToolException("ERROR 000622: distances must be " + MOST_DISTANCES + " numbers at most.");
    }

    private static void put(TaskCall call, Features areas) {
        if (call.isGiven("outputName")) {
            call.publish(RESULT, call.text("outputName"), areas);
            return;
        }
        var definition = new LinkedHashMap<String, @Nullable Object>();
        definition.put("type", "Feature Layer");
        definition.put("geometryType", areas.geometryType());
        definition.put("objectIdField", "OBJECTID");
        definition.put("spatialReference", areas.spatialReference());
        definition.put("fields", areas.fields());
        var collection = new LinkedHashMap<String, Object>();
        collection.put("layerDefinition", JsonValues.toJson(definition));
        collection.put("featureSet", JsonValues.toJson(areas));
        call.set(RESULT, collection);
    }
}
