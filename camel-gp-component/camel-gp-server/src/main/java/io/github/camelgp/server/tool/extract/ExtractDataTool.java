package io.github.camelgp.server.tool.extract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgp.server.geo.Projections;
import io.github.camelgp.server.geo.Reprojection;
import io.github.camelgp.server.geo.SpatialReferenceException;
import io.github.camelgp.server.job.InputReader;
import io.github.camelgp.server.json.EsriJsonWriter;
import io.github.camelgp.server.json.GeoJsonWriter;
import io.github.camelgp.server.task.TaskBuilder;
import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.task.Tool;
import io.github.camelgp.server.task.ToolException;
import io.github.camelgp.server.tool.city.SyntheticCity;
import io.github.camelgp.server.tool.feature.GeometryKind;
import io.github.camelgp.server.tool.feature.SourceFeature;
import io.github.camelgp.server.tool.feature.SourceFeatures;
import io.github.camelgp.server.value.Feature;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.Field;
import io.github.camelgp.server.value.SpatialReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * The task Extract Data Task: layers of the made-up city, clipped to an area, in a zip file. GeoJSON and Esri JSON are
 * written; the other formats of ArcGIS are in the choice list, and fail with a message. Thread-safe.
 */
public final class ExtractDataTool implements Tool {

    private static final String LAYERS = "Layers_to_Clip";
    private static final String AREA = "Area_of_Interest";
    private static final String FORMAT = "Feature_Format";
    private static final String SYSTEM = "Spatial_Reference";
    private static final String RESULT = "Output_Zip_File";
    private static final String SAME = "Same As Input";
    private static final String GEOJSON = "GeoJSON - JSON - .json";
    private static final String ESRI_JSON = "Esri JSON - ESRI_JSON - .json";
    private static final Map<String, Supplier<Features>> SOURCES = sources();

    private static Map<String, Supplier<Features>> sources() {
        var sources = new LinkedHashMap<String, Supplier<Features>>();
        sources.put("Incident Points", SyntheticCity::incidents);
        sources.put("Streets", SyntheticCity::streetFeatures);
        sources.put("Districts", SyntheticCity::districts);
        return sources;
    }

    /** The parameters, and this as the code. */
    public void describe(TaskBuilder task) {
        task.description("Clips layers to an area and packs them into a zip file.")
                .input(LAYERS, "GPMultiValue:GPString", p -> p.required()
                        .description("Layers of a made-up city around longitude -122.68, latitude 45.52")
                        .choiceList(SOURCES.keySet().toArray(String[]::new))
                        .defaultValue(SOURCES.keySet()))
                .input(AREA, "GPFeatureRecordSetLayer", p -> p.required()
                        .description("Areas to clip to")
                        .geometryType("esriGeometryPolygon")
                        .wkid(4326)
                        .fields(Field.objectId("OBJECTID")))
                .input(FORMAT, "GPString", p -> p.required()
                        .description("This server writes GeoJSON and Esri JSON")
                        .choiceList(
                                "File Geodatabase - GDB - .gdb",
                                "Shapefile - SHP - .shp",
                                "Autodesk AutoCAD - DXF_R2007 - .dxf",
                                "Autodesk AutoCAD - DWG_R2007 - .dwg",
                                "Bentley Microstation Design (V8) - DGN_V8 - .dgn",
                                GEOJSON,
                                ESRI_JSON)
                        .defaultValue(GEOJSON))
                .input("Raster_Format", "GPString", p -> p.optional()
                        .description("Not considered: there are no rasters")
                        .choiceList(
                                "ESRI GRID - GRID",
                                "File Geodatabase - GDB - .gdb",
                                "ERDAS IMAGINE - IMG - .img",
                                "Tagged Image File Format - TIFF - .tif",
                                "Portable Network Graphics - PNG - .png",
                                "Joint Photographic Experts Group - JPG - .jpg",
                                "Joint Photographic Experts Group 2000 - JP2 - .jp2",
                                "Graphic Interchange Format - GIF - .gif",
                                "Bitmap - BMP - .bmp"))
                .input(SYSTEM, "GPString", p -> p.optional()
                        .description("A number, JSON or well-known text; GeoJSON is always in WGS 84")
                        .defaultValue(SAME))
                .input("Custom_Spatial_Reference_Folder", "GPString", p -> p.optional()
                        .description("Not considered"))
                .output(RESULT, "GPDataFile")
                .run(this);
    }

    @Override
    public void run(TaskCall call) throws IOException {
        var format = call.text(FORMAT);
        if (!format.equals(GEOJSON) && !format.equals(ESRI_JSON)) {
            throw new ToolException("ERROR 000840: The value is not valid. " + FORMAT + " '" + format
                    + "' can't be written by this server; use '" + GEOJSON + "' or '" + ESRI_JSON + "'.");
        }
        try {
            var area = area(call);
            var system = system(call);
            try (var zip = new ZipOutputStream(call.file(RESULT, "output.zip"))) {
                for (var layer : call.list(LAYERS)) {
                    call.checkCancelled();
                    add(call, zip, layer.asText(), area, format.equals(GEOJSON), system);
                }
            }
        } catch (SpatialReferenceException e) {
            throw new ToolException("ERROR 000622: Parameters are not valid. " + e.getMessage() + ".", e);
        }
        call.message("The layers are those of a made-up city, which resembles no real place.");
    }

    private static Geometry area(TaskCall call) {
        var areas = SourceFeatures.of(call, AREA).in(Projections.WGS84);
        var parts = areas.features().stream()
                .map(SourceFeature::geometry)
                .map(GeometryFixer::fix)
                .toList();
        return OverlayNGRobust.union(parts);
    }

    private static SpatialReference system(TaskCall call) {
        var text = call.text(SYSTEM);
        return text.equalsIgnoreCase(SAME) ? SpatialReference.WGS84 : InputReader.spatialReference(SYSTEM, text);
    }

    private static void add(
            TaskCall call, ZipOutputStream zip, String layer, Geometry area, boolean geoJson, SpatialReference system)
            throws IOException {
        var source = SOURCES.get(layer);
        if (source == null) {
            throw new ToolException("ERROR 000800: The value is not a member of " + SOURCES.keySet() + ": " + layer);
        }
        var clipped = clip(source.get(), area);
        call.message(layer + ": " + clipped.rows().size() + " features");
        zip.putNextEntry(new ZipEntry(layer.replace(' ', '_') + (geoJson ? ".geojson" : ".json")));
        try (var json = new JsonFactory(new ObjectMapper())
                .createGenerator(zip)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            if (geoJson) {
                new GeoJsonWriter(json, false).write(clipped, false);
            } else {
                new EsriJsonWriter(json).write(Reprojection.reproject(clipped, system), false);
            }
        }
        zip.closeEntry();
    }

    private static Features clip(Features features, Geometry area) {
        var prepared = PreparedGeometryFactory.prepare(area);
        var rows = new ArrayList<Feature>();
        for (var row : features.rows()) {
            var geometry = row.geometry();
            if (geometry == null || !prepared.intersects(geometry)) {
                continue;
            }
            var kind = GeometryKind.of(features.geometryType(), geometry);
            var inside = prepared.contains(geometry)
                    ? geometry
                    : kind.partOf(OverlayNGRobust.overlay(geometry, area, OverlayNG.INTERSECTION));
            if (!inside.isEmpty()) {
                rows.add(row.withGeometry(inside));
            }
        }
        return features.withRows(rows);
    }
}
