package io.github.camelgp.operation.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgp.internal.json.BoundedJson;
import io.github.camelgp.job.WantedResult;
import io.github.camelgp.operation.RowOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be made of a result. It travels with a job, so that another process can collect it.
 *
 * @param output the output that becomes the body; null for the only one, or all
 * @param format the form of features
 * @param onTruncated what becomes of a result that is not whole
 * @param followUrls whether layers that outputs point to are read
 * @param outSR wkid or JSON of the spatial reference asked for; null for the server's choice
 * @param returnZ whether heights are asked for
 * @param returnM whether measures are asked for
 * @param returnTrueCurves whether true curves are asked for
 * @param returnColumnName whether the rows of value tables are asked for by column name
 * @param rows how rows look
 * @param files what is made of results that are files
 */
public record ResultOptions(
        @Nullable String output,
        ResultFormat format,
        OnTruncated onTruncated,
        boolean followUrls,
        @Nullable String outSR,
        boolean returnZ,
        boolean returnM,
        boolean returnTrueCurves,
        boolean returnColumnName,
        RowOptions rows,
        FileResults files) {
    private static final ObjectMapper JSON = BoundedJson.MAPPER;
    private static final String WGS84 = "4326";
    private static final String ON_TRUNCATED = "onTruncated";
    private static final String FOLLOW_URLS = "followUrls";
    private static final String OUT_SR = "outSR";
    private static final String RETURN_Z = "returnZ";
    private static final String RETURN_M = "returnM";
    private static final String RETURN_TRUE_CURVES = "returnTrueCurves";
    private static final String RETURN_COLUMN_NAME = "returnColumnName";

    /** The spatial reference to ask for; GeoJSON is always in WGS 84. Null to leave it to the server. */
    public @Nullable String askedSR() {
        return format == ResultFormat.geoJson ? WGS84 : outSR;
    }

    /** What a request for a run or a result says about it; null to leave it to the server. */
    public Map<String, String> requestParameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        putIf(parameters, RETURN_Z, returnZ);
        putIf(parameters, RETURN_M, returnM);
        putIf(parameters, RETURN_TRUE_CURVES, returnTrueCurves);
        putIf(parameters, RETURN_COLUMN_NAME, returnColumnName);
        return parameters;
    }

    private static void putIf(Map<String, String> parameters, String name, boolean wanted) {
        if (wanted) {
            parameters.put(name, "true");
        }
    }

    /** As it is kept with a job: what differs from the defaults. */
    public WantedResult wanted(Map<String, Object> correlation) {
        Map<String, String> options = new LinkedHashMap<>(requestParameters());
        options.putAll(rows.kept());
        options.putAll(files.kept());
        if (onTruncated != OnTruncated.fail) {
            options.put(ON_TRUNCATED, onTruncated.name());
        }
        if (!followUrls) {
            options.put(FOLLOW_URLS, "false");
        }
        if (outSR != null) {
            options.put(OUT_SR, outSR);
        }
        return new WantedResult(
                output == null ? List.of() : List.of(output),
                format == ResultFormat.features ? "" : format.name(),
                options,
                correlation);
    }

    /** These options, and where they are the defaults, what was asked for when the job was submitted. */
    public ResultOptions with(WantedResult wanted) {
        Map<String, String> options = wanted.options();
        boolean asFormat =
                format == ResultFormat.features && !wanted.resultFormat().isEmpty();
        boolean asTruncated = onTruncated == OnTruncated.fail && options.containsKey(ON_TRUNCATED);
        return new ResultOptions(
                output == null && !wanted.outputs().isEmpty() ? wanted.outputs().get(0) : output,
                asFormat ? ResultFormat.valueOf(wanted.resultFormat()) : format,
                asTruncated ? OnTruncated.valueOf(options.get(ON_TRUNCATED)) : onTruncated,
                followUrls && !options.containsKey(FOLLOW_URLS),
                outSR == null ? options.get(OUT_SR) : outSR,
                returnZ || options.containsKey(RETURN_Z),
                returnM || options.containsKey(RETURN_M),
                returnTrueCurves || options.containsKey(RETURN_TRUE_CURVES),
                returnColumnName || options.containsKey(RETURN_COLUMN_NAME),
                rows.with(options),
                files.with(options));
    }

    /** Reads the text of an option: a wkid as it is, anything else as the compact JSON of a spatial reference. */
    public static String spatialReference(String option, String text) {
        String stripped = text.strip();
        if (stripped.matches("\\d+")) {
            return stripped;
        }
        try {
            JsonNode json = JSON.readTree(stripped);
            if (json != null && json.isObject()) {
                return json.toString();
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    option + "=" + text + " is neither a well-known id nor the JSON of a spatial reference", e);
        }
        throw new IllegalArgumentException(
                option + "=" + text + " is neither a well-known id nor the JSON of a spatial reference");
    }
}
