package io.github.camelgp.internal.layer;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What a layer or table says of itself, as far as reading it goes (REST pages "Feature layer", "Layer / table").
 *
 * @param url without query
 * @param name for people
 * @param idField the column of the object ids; null when it tells of none
 * @param maximumRecords rows in one answer at most
 * @param pages whether it takes {@code resultOffset}
 * @param orders whether it takes {@code orderByFields}
 * @param table whether it has no geometries
 * @param queryable false for layers that are only drawn, such as rasters and groups
 * @param unknownTimeZone whether its dates are of no known zone; then they come as clock times
 */
public record LayerInfo(
        String url,
        String name,
        @Nullable String idField,
        int maximumRecords,
        boolean pages,
        boolean orders,
        boolean table,
        boolean queryable,
        boolean unknownTimeZone) {
    private static final int USUAL_RECORDS = 1000;

    static LayerInfo of(String url, JsonNode json) {
        JsonNode advanced = json.path("advancedQueryCapabilities");
        int maximum = json.path("maxRecordCount").asInt();
        String type = json.path("type").asText("");
        boolean advances = json.path("supportsAdvancedQueries").asBoolean();
        return new LayerInfo(
                url,
                json.path("name").asText(""),
                idField(json),
                maximum > 0 ? maximum : USUAL_RECORDS,
                advanced.path("supportsPagination")
                        .asBoolean(json.path("supportsPagination").asBoolean()),
                advanced.path("supportsOrderBy").asBoolean(advances),
                type.equalsIgnoreCase("Table"),
                !type.equalsIgnoreCase("Raster Layer") && !type.equalsIgnoreCase("Group Layer"),
                json.path("datesInUnknownTimezone").asBoolean());
    }

    LayerInfo withIdField(@Nullable String field) {
        return new LayerInfo(url, name, field, maximumRecords, pages, orders, table, queryable, unknownTimeZone);
    }

    private static @Nullable String idField(JsonNode json) {
        String told =
                json.path("objectIdField").asText(json.path("objectIdFieldName").asText(""));
        if (!told.isBlank()) {
            return told;
        }
        for (JsonNode field : json.path("fields")) {
            if (field.path("type").asText("").equals("esriFieldTypeOID")) {
                return field.path("name").asText();
            }
        }
        return null;
    }
}
