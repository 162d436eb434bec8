package io.github.camelgp.internal.layer;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a layer are wanted, and how (REST page "Query layer").
 *
 * @param label what failures call the layer, such as the output that it holds
 * @param where the rows, as SQL; {@code 1=1} for all
 * @param outSR wkid or JSON of the spatial reference; null for the layer's own
 * @param returnZ whether heights are wanted
 * @param returnM whether measures are wanted
 * @param pageSize rows in one answer at most; the server's own limit counts if it is lower
 */
public record LayerQuery(
        String label, String where, @Nullable String outSR, boolean returnZ, boolean returnM, int pageSize) {
    private static final String ALL = "1=1";
    private static final int USUAL_PAGE = 2000;

    public LayerQuery {
        if (pageSize < 1) {
            throw new IllegalArgumentException("pageSize=" + pageSize + " must be at least 1");
        }
    }

    /** All rows in the layer's own system. */
    public static LayerQuery all(String label) {
        return new LayerQuery(label, ALL, null, false, false, USUAL_PAGE);
    }

    /** The same rows in another form. */
    public LayerQuery as(@Nullable String system, boolean withZ, boolean withM) {
        return new LayerQuery(label, where, system, withZ, withM, pageSize);
    }

    /** What every request for rows says, without where they start. */
    Map<String, String> rows(LayerInfo info) {
        Map<String, String> parameters = filter(info);
        parameters.put("outFields", "*");
        if (info.table()) {
            return parameters;
        }
        parameters.put("returnGeometry", "true");
        if (outSR != null) {
            parameters.put("outSR", outSR);
        }
        if (returnZ) {
            parameters.put("returnZ", "true");
        }
        if (returnM) {
            parameters.put("returnM", "true");
        }
        return parameters;
    }

    /** What a request says that counts. */
    Map<String, String> filter(LayerInfo info) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("where", where);
        if (info.unknownTimeZone()) {
            parameters.put("timeReferenceUnknownClient", "true");
        }
        return parameters;
    }

    int pageSize(LayerInfo info) {
        return Math.min(pageSize, info.maximumRecords());
    }
}
