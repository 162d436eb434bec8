package io.github.camelgp.operation.follow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.internal.json.BoundedJson;
import java.util.List;

/**
 * Where a server shall put results: {@code esri_out_feature_service_name} and {@code esri_out_image_service} (REST page
 * "Submit GP job"), as the name of a new service or as an object with {@code serviceProperties} and {@code
 * itemProperties}.
 */
public final class OutputServices {
    public static final String FEATURES = "esri_out_feature_service_name";
    public static final String IMAGES = "esri_out_image_service";

    private static final ObjectMapper JSON = BoundedJson.MAPPER;
    private static final String NAME = "[\\p{L}\\p{N}_]{1,120}";
    private static final String SERVICE = "serviceProperties";
    private static final String ITEM = "itemProperties";

    private OutputServices() {}

    /**
     * The value as it is sent: {@code serviceProperties} in one spelling, numbers and flags as such.
     *
     * @param option what messages call the value
     * @throws IllegalArgumentException saying what the value must be
     */
    public static String checked(String option, String value) {
        String text = value.strip();
        if (!text.startsWith("{")) {
            checkName(option, text);
            return text;
        }
        ObjectNode json = object(option, text);
        JsonNode oldSpelling = json.remove("serviceproperties");
        if (oldSpelling != null && !json.has(SERVICE)) {
            json.set(SERVICE, oldSpelling);
        }
        JsonNode service = json.path(SERVICE);
        JsonNode item = json.path(ITEM);
        if (service.hasNonNull("name")) {
            checkName(option, service.path("name").asText());
        }
        boolean named =
                List.of("name", "serviceUrl", "prefix", "names").stream().anyMatch(service::hasNonNull);
        if (!named && !item.hasNonNull("itemId")) {
            throw wrong(
                    option,
                    "names neither a service (serviceProperties.name or serviceUrl) nor an item"
                            + " (itemProperties.itemId)");
        }
        for (String flag : List.of("overwrite", "newFeatureServiceOnOverwriteFail")) {
            if (item.has(flag) && !item.path(flag).isBoolean()) {
                throw wrong(option, ITEM + "." + flag + " must be true or false");
            }
        }
        boolean existing = item.hasNonNull("itemId") || service.hasNonNull("serviceUrl");
        if (existing && !item.path("overwrite").asBoolean()) {
            throw wrong(option, "names a service that exists, which needs " + ITEM + ".overwrite=true");
        }
        return json.toString();
    }

    private static ObjectNode object(String option, String text) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode json) {
                return json;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(option + " is no JSON: " + e.getOriginalMessage(), e);
        }
        throw wrong(option, "must be a name or a JSON object");
    }

    private static void checkName(String option, String name) {
        if (!name.matches(NAME)) {
            throw wrong(option, "«" + name + "» is no name of letters, digits and underscores, at most 120 of them");
        }
    }

    private static IllegalArgumentException wrong(String option, String why) {
        return new IllegalArgumentException(option + ": " + why);
    }
}
