package io.github.camelgp.shapefile;

import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.model.SpatialReference;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Writes features as a zipped shapefile ({@code .shp}, {@code .shx}, {@code .dbf}, {@code .prj}, {@code .cpg}), which iterates
 * them several times and keeps none. Stateless and thread-safe.
 *
 * <p>Liberties: text is UTF-8, as the {@code .cpg} says; names of columns are cut to ten letters, digits and underscores, and told
 * apart by numbers; dates without a time of day are dates, others ISO text; null cells are blank, null geometries null
 * shapes; shells run clockwise, holes against it. What does not fit fails: text of more than 254 bytes, files of more than 2
 * GB, several geometry types, a spatial reference whose text isn't known.
 */
public final class ShapefileWriter {
    private static final long LARGEST = Integer.MAX_VALUE;

    /**
     * Writes the zip file; {@code out} stays open.
     *
     * @param name of the files in it, without extension
     * @throws GpParameterException when a feature does not fit
     */
    public void write(FeatureSet features, String name, OutputStream out) throws IOException {
        SpatialReference reference = features.spatialReference();
        String prj = reference == null ? "" : Projections.write(reference);
        ShapeType type = new ShapeType(features.geometryType(), features.hasZ(), features.hasM() && !features.hasZ());
        Plan plan = new Plan(features, type);
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        BufferedOutputStream entry = new BufferedOutputStream(zip, 64 * 1024);
        shapes(features, plan, name, zip, entry);
        index(features, plan, name, zip, entry);
        next(zip, name + ".dbf");
        plan.table.header(plan.count, entry);
        for (Feature feature : features) {
            plan.table.row(feature, entry);
        }
        entry.write(TableWriter.END);
        end(zip, entry);
        text(zip, name + ".cpg", "UTF-8");
        if (!prj.isEmpty()) {
            text(zip, name + ".prj", prj);
        }
        zip.finish();
    }

    private static void shapes(
            FeatureSet features, Plan plan, String name, ZipOutputStream zip, BufferedOutputStream entry)
            throws IOException {
        next(zip, name + ".shp");
        entry.write(plan.shapes.header(ShapeWriter.HEADER + plan.bytes));
        int number = 1;
        for (Feature feature : features) {
            entry.write(plan.shapes.record(number++, feature.geometry()));
        }
        end(zip, entry);
    }

    private static void index(
            FeatureSet features, Plan plan, String name, ZipOutputStream zip, BufferedOutputStream entry)
            throws IOException {
        next(zip, name + ".shx");
        entry.write(plan.shapes.header(ShapeWriter.HEADER + 8L * plan.count));
        long at = ShapeWriter.HEADER;
        for (Feature feature : features) {
            int content = plan.shapes.contentBytes(feature.geometry());
            entry.write(ShapeWriter.index(at, content));
            at += 8L + content;
        }
        end(zip, entry);
    }

    private static void next(ZipOutputStream zip, String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
    }

    private static void end(ZipOutputStream zip, BufferedOutputStream entry) throws IOException {
        entry.flush();
        zip.closeEntry();
    }

    private static void text(ZipOutputStream zip, String name, String text) throws IOException {
        next(zip, name);
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** What headers tell before the features come. */
    private static final class Plan {
        private final ShapeWriter shapes;
        private final TableWriter table;
        private long bytes;
        private int count;

        Plan(FeatureSet features, ShapeType type) {
            shapes = new ShapeWriter(type);
            TableWriter.Columns columns = new TableWriter.Columns(features);
            for (Feature feature : features) {
                @Nullable Geometry geometry = feature.geometry();
                bytes += 8L + shapes.measured(geometry);
                columns.add(feature);
                count++;
            }
            table = columns.table();
            if (bytes > LARGEST || (long) count * table.rowBytes() > LARGEST) {
                throw new GpParameterException(
                        "", "The features do not fit a shapefile, which has 2 GB at most", GpWhere.NOWHERE);
            }
        }
    }
}
