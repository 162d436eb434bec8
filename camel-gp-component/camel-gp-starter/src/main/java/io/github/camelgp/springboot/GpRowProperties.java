package io.github.camelgp.springboot;

import io.github.camelgp.esrijson.GeometryForm;
import org.jspecify.annotations.Nullable;

/** Defaults for how rows look; an option that is not set keeps the component's own. */
public class GpRowProperties extends GpOutputDefaults {
    /** Ask for the rows of value tables by column name instead of as lists, from ArcGIS 11.0 on. */
    private @Nullable Boolean returnColumnName;

    /**
     * The column of rows that holds the geometry; in rows that are sent it is found by itself if not given, rows that come
     * have it under geometry.
     */
    private @Nullable String geometryColumn;

    /**
     * What the geometry is in rows that come (resultFormat=rows): JTS geometry, WKT, or bytes as WKB or EWKB, the latter
     * with the SRID.
     */
    private @Nullable GeometryForm geometryForm;

    /**
     * Take dates of results for the time of a clock in an unknown zone, as some services keep them: LocalDateTime instead
     * of Instant, in rows and as values.
     */
    private @Nullable Boolean clockTimes;

    public @Nullable Boolean getReturnColumnName() {
        return returnColumnName;
    }

    public void setReturnColumnName(@Nullable Boolean returnColumnName) {
        this.returnColumnName = returnColumnName;
    }

    public @Nullable String getGeometryColumn() {
        return geometryColumn;
    }

    public void setGeometryColumn(@Nullable String geometryColumn) {
        this.geometryColumn = geometryColumn;
    }

    public @Nullable GeometryForm getGeometryForm() {
        return geometryForm;
    }

    public void setGeometryForm(@Nullable GeometryForm geometryForm) {
        this.geometryForm = geometryForm;
    }

    public @Nullable Boolean getClockTimes() {
        return clockTimes;
    }

    public void setClockTimes(@Nullable Boolean clockTimes) {
        this.clockTimes = clockTimes;
    }
}
