package io.github.camelgp.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.internal.json.BoundedJson;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpTask;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.operation.input.WireValue;
import io.github.camelgp.operation.output.ResultOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request for a run says beside the inputs (REST page "Execute GP task"): {@code context} from release 10.6.1 on,
 * {@code env:} before, and what of Z, M and curves is wanted.
 *
 * @param processSR wkid or JSON of a spatial reference; null for the server's choice
 * @param extent JSON of an envelope; null for none
 */
public record RequestOptions(@Nullable String processSR, @Nullable String extent) {
    private static final ObjectMapper JSON = BoundedJson.MAPPER;
    private static final double FIRST_WITH_CONTEXT = 10.61;
    private static final String CONTEXT = "context";

    /** Reads the text of the option {@code extent}: four numbers, or the JSON of an envelope. */
    public static String extent(String text, @Nullable String processSR) {
        String stripped = text.strip();
        try {
            if (stripped.startsWith("{")) {
                return JSON.readTree(stripped).toString();
            }
            String[] numbers = stripped.split("\\s*,\\s*");
            if (numbers.length == 4) {
                ObjectNode extent = JSON.createObjectNode();
                extent.put("xmin", Double.parseDouble(numbers[0]));
                extent.put("ymin", Double.parseDouble(numbers[1]));
                extent.put("xmax", Double.parseDouble(numbers[2]));
                extent.put("ymax", Double.parseDouble(numbers[3]));
                if (processSR != null) {
                    extent.set("spatialReference", reference(processSR));
                }
                return extent.toString();
            }
        } catch (JsonProcessingException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "extent=" + text + " is neither xmin,ymin,xmax,ymax nor the JSON of an envelope", e);
        }
        throw new IllegalArgumentException(
                "extent=" + text + " is neither xmin,ymin,xmax,ymax nor the JSON of an envelope");
    }

    /**
     * The inputs with everything else that goes into the form. What a task itself declares as {@code context} is merged
     * with ours, and wins.
     *
     * @param version of the server; 0 when unknown, which counts as new
     */
    Map<String, WireValue> form(Map<String, WireValue> inputs, GpTask task, double version, ResultOptions result) {
        Map<String, WireValue> form = new LinkedHashMap<>(inputs);
        result.requestParameters().forEach((name, value) -> form.put(name, WireValue.json(value)));
        String outSR = result.askedSR();
        if (version > 0 && version < FIRST_WITH_CONTEXT) {
            putIfGiven(form, "env:outSR", outSR);
            putIfGiven(form, "env:processSR", processSR);
            return form;
        }
        ObjectNode context = JSON.createObjectNode();
        try {
            if (outSR != null) {
                context.set("outSR", reference(outSR));
            }
            if (processSR != null) {
                context.set("processSR", reference(processSR));
            }
            if (extent != null) {
                context.set("extent", JSON.readTree(extent));
            }
            WireValue given = form.get(CONTEXT);
            if (given != null && !context.isEmpty()) {
                JsonNode own = JSON.readTree(given.text());
                if (!own.isObject()) {
                    throw new GpParameterException(
                            CONTEXT,
                            "The input context is no JSON object, so that outSR, processSR and extent cannot be put into it",
                            GpWhere.at(task.url()));
                }
                context.setAll((ObjectNode) own);
            }
        } catch (JsonProcessingException e) {
            throw new GpParameterException(
                    CONTEXT, "The input context is no JSON: " + e.getOriginalMessage(), GpWhere.at(task.url()), e);
        }
        if (!context.isEmpty()) {
            form.put(CONTEXT, WireValue.of(context));
        }
        return form;
    }

    private static JsonNode reference(String text) throws JsonProcessingException {
        return text.startsWith("{")
                ? JSON.readTree(text)
                : JSON.createObjectNode().put("wkid", Integer.parseInt(text));
    }

    private static void putIfGiven(Map<String, WireValue> form, String name, @Nullable String value) {
        if (value != null) {
            form.put(name, WireValue.json(value));
        }
    }
}
