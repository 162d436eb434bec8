package io.github.camelgp.server.tool.probe;

import io.github.camelgp.server.task.TaskCall;

/** The data types of geoprocessing services, as the REST API spells them (GP data types, up to ArcGIS Enterprise 12.0). */
enum SampleType {
    STRING("String", "GPString"),
    LONG("Long", "GPLong"),
    DOUBLE("Double", "GPDouble"),
    BOOLEAN("Boolean", "GPBoolean"),
    DATE("Date", "GPDate"),
    LINEAR_UNIT("LinearUnit", "GPLinearUnit"),
    AREAL_UNIT("ArealUnit", "GPArealUnit"),
    TIME_UNIT("TimeUnit", "GPTimeUnit"),
    DATA_FILE("DataFile", "GPDataFile"),
    RASTER_DATA("RasterData", "GPRasterData"),
    RASTER_DATA_LAYER("RasterDataLayer", "GPRasterDataLayer"),
    RECORD_SET("RecordSet", "GPRecordSet"),
    FEATURES("Features", "GPFeatureRecordSetLayer"),
    FIELD("Field", "Field"),
    MULTI_STRING("MultiString", "GPMultiValue:GPString"),
    MULTI_LONG("MultiLong", "GPMultiValue:GPLong"),
    MULTI_DOUBLE("MultiDouble", "GPMultiValue:GPDouble"),
    MULTI_BOOLEAN("MultiBoolean", "GPMultiValue:GPBoolean"),
    MULTI_DATE("MultiDate", "GPMultiValue:GPDate"),
    MULTI_LINEAR_UNIT("MultiLinearUnit", "GPMultiValue:GPLinearUnit"),
    MULTI_AREAL_UNIT("MultiArealUnit", "GPMultiValue:GPArealUnit"),
    MULTI_TIME_UNIT("MultiTimeUnit", "GPMultiValue:GPTimeUnit"),
    MULTI_DATA_FILE("MultiDataFile", "GPMultiValue:GPDataFile"),
    MULTI_RASTER_DATA_LAYER("MultiRasterDataLayer", "GPMultiValue:GPRasterDataLayer"),
    MULTI_RECORD_SET("MultiRecordSet", "GPMultiValue:GPRecordSet"),
    MULTI_FEATURES("MultiFeatures", "GPMultiValue:GPFeatureRecordSetLayer"),
    MULTI_FIELD("MultiField", "GPMultiValue:Field"),
    MULTI_COMPOSITE("MultiComposite", "GPMultiValue:GPComposite"),
    MULTI_SPATIAL_REFERENCE("MultiSpatialReference", "GPMultiValue:GPSpatialReference"),
    MULTI_EXTENT("MultiExtent", "GPMultiValue:GPExtent"),
    MULTI_SQL_EXPRESSION("MultiSQLExpression", "GPMultiValue:GPSQLExpression"),
    MULTI_RASTER_DATA("MultiRasterData", "GPMultiValue:GPRasterData"),
    MULTI_COORDINATE_SYSTEM("MultiCoordinateSystem", "GPMultiValue:GPCoordinateSystem"),
    MULTI_ENVELOPE("MultiEnvelope", "GPMultiValue:GPEnvelope"),
    MULTI_STRING_HIDDEN("MultiStringHidden", "GPMultiValue:GPStringHidden"),
    VALUE_TABLE("ValueTable", "GPValueTable"),
    COMPOSITE("Composite", "GPComposite"),
    SPATIAL_REFERENCE("SpatialReference", "GPSpatialReference"),
    COORDINATE_SYSTEM("CoordinateSystem", "GPCoordinateSystem"),
    EXTENT("Extent", "GPExtent"),
    ENVELOPE("Envelope", "GPEnvelope"),
    SQL_EXPRESSION("SQLExpression", "GPSQLExpression"),
    STRING_HIDDEN("StringHidden", "GPStringHidden");

    private final String label;
    private final String dataType;

    SampleType(String label, String dataType) {
        this.label = label;
        this.dataType = dataType;
    }

    /** The name of its parameters after In and Out. */
    String label() {
        return label;
    }

    String dataType() {
        return dataType;
    }

    /** Its value is a file. */
    boolean isFile() {
        return this == DATA_FILE || this == RASTER_DATA || this == RASTER_DATA_LAYER;
    }

    /** The value of an input of this type, understood where the server understands it, so that echoes are complete. */
    Object given(TaskCall call, String parameter) {
        return switch (this) {
            case STRING -> call.text(parameter);
            case LONG -> call.wholeNumber(parameter);
            case DOUBLE -> call.number(parameter);
            case BOOLEAN -> call.flag(parameter);
            case DATE -> call.date(parameter);
            case LINEAR_UNIT -> call.linearUnit(parameter);
            case RECORD_SET, FEATURES -> call.features(parameter);
            case COMPOSITE ->
                call.json(parameter).has("value") ? call.json(parameter).get("value") : call.json(parameter);
            case VALUE_TABLE -> SampleValues.byColumn(call.json(parameter));
            default -> call.json(parameter);
        };
    }
}
