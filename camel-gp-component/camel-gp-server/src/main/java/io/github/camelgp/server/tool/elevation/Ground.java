package io.github.camelgp.server.tool.elevation;

import io.github.camelgp.server.geo.LocalPlane;
import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.task.ToolException;
import io.github.camelgp.server.tool.terrain.ElevationSource;
import io.github.camelgp.server.tool.terrain.SyntheticRelief;
import io.github.camelgp.server.value.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/**
 * Heights for one run, from the grid where it has any, else from the synthetic relief; it remembers which of them was
 * used. Not thread-safe.
 */
final class Ground {

    /** The columns that say where heights come from. */
    static final List<Field> SOURCE_COLUMNS = List.of(
            Field.text("DEMResolution", 50),
            Field.text("ProductName", 255),
            Field.text("Source", 255),
            Field.text("Source_URL", 255));

    private static final double RELIEF_CELL = 30;

    private final ElevationSource source;
    private long surveyed;
    private long invented;

    Ground(ElevationSource source) {
        this.source = source;
    }

    /**
     * The height in metres.
     *
     * @throws ToolException if there is none, and none may be invented
     */
    double heightAt(Coordinate lonLat) {
        double height = source.grid().heightAt(lonLat.x, lonLat.y);
        if (!Double.isNaN(height)) {
            surveyed++;
            return height;
        }
        if (source.gridOnly()) {
            throw new ToolException("ERROR 010158: A place is outside the elevation model "
                    + source.grid().name() + ".");
        }
        invented++;
        return SyntheticRelief.heightAt(lonLat.x, lonLat.y);
    }

    /** The slope in degrees from level, and where it faces in degrees from north, clockwise; -1 on level ground. */
    Slope slopeAt(Coordinate lonLat) {
        double step = cellAt(lonLat);
        var plane = new LocalPlane(lonLat.x, lonLat.y);
        double east = (heightAt(plane.toLonLat(step, 0)) - heightAt(plane.toLonLat(-step, 0))) / (2 * step);
        double north = (heightAt(plane.toLonLat(0, step)) - heightAt(plane.toLonLat(0, -step))) / (2 * step);
        double steep = Math.hypot(east, north);
        double aspect = steep == 0 ? -1 : (Math.toDegrees(Math.atan2(-east, -north)) + 360) % 360;
        return new Slope(Math.toDegrees(Math.atan(steep)), aspect);
    }

    /** The size of cells there, in metres. */
    double cellAt(Coordinate lonLat) {
        var grid = source.grid();
        if (!grid.covers(lonLat.x, lonLat.y)) {
            return RELIEF_CELL;
        }
        double width = grid.heights().cellWidth();
        return width < 0.1 ? width * 111_000 : width;
    }

    /** Whether no height was surveyed so far. */
    boolean isInvented() {
        return surveyed == 0;
    }

    /** The values of {@link #SOURCE_COLUMNS} for a place; to be added to. */
    Map<String, @Nullable Object> sourceOf(Coordinate lonLat) {
        boolean onGrid = source.grid().covers(lonLat.x, lonLat.y);
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("DEMResolution", Math.round(cellAt(lonLat)) + "m");
        values.put("ProductName", onGrid ? source.grid().name() : "Synthetic relief");
        values.put("Source", onGrid ? "Elevation model of this server" : "Computed, resembles no real place");
        values.put("Source_URL", "");
        return values;
    }

    /** Says what the heights are worth, and that there is only one resolution. */
    void announce(TaskCall call, String resolutionParameter) {
        if (invented > 0) {
            call.warning("WARNING: " + invented + " of " + (invented + surveyed)
                    + " heights are outside the elevation model "
                    + source.grid().name()
                    + " and come from a synthetic relief, which resembles no real place.");
        }
        if (call.isGiven(resolutionParameter)) {
            call.message(resolutionParameter + " was not considered: this server has one elevation model.");
        }
    }

    /** See {@link #slopeAt}. */
    record Slope(double degrees, double aspect) {}
}
