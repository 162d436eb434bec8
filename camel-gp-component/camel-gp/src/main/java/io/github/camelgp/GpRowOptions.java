package io.github.camelgp;

import io.github.camelgp.esrijson.GeometryForm;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** The options of {@link GpConfiguration} that say how rows look. */
@UriParams
public abstract class GpRowOptions extends GpOutputOptions {
    @UriParam(defaultValue = "false")
    private boolean returnColumnName;

    @UriParam
    private @Nullable String geometryColumn;

    @UriParam(defaultValue = "JTS")
    private GeometryForm geometryForm = GeometryForm.JTS;

    @UriParam(defaultValue = "false")
    private boolean clockTimes;

    public boolean isReturnColumnName() {
        return returnColumnName;
    }

    /** Ask for the rows of value tables by column name instead of as lists, from ArcGIS 11.0 on. */
    public void setReturnColumnName(boolean returnColumnName) {
        this.returnColumnName = returnColumnName;
    }

    public @Nullable String getGeometryColumn() {
        return geometryColumn;
    }

    /** The column of rows that holds the geometry; in rows that are sent it is found by itself if not given, rows that come have it under geometry. */
    public void setGeometryColumn(@Nullable String geometryColumn) {
        this.geometryColumn = geometryColumn;
    }

    public GeometryForm getGeometryForm() {
        return geometryForm;
    }

    /** What the geometry is in rows that come (resultFormat=rows): JTS geometry, WKT, or bytes as WKB or EWKB, the latter with the SRID. */
    public void setGeometryForm(GeometryForm geometryForm) {
        this.geometryForm = geometryForm;
    }

    public boolean isClockTimes() {
        return clockTimes;
    }

    /** Take dates of results for the time of a clock in an unknown zone, as some services keep them: LocalDateTime instead of Instant, in rows and as values. */
    public void setClockTimes(boolean clockTimes) {
        this.clockTimes = clockTimes;
    }
}
