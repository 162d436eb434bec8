package io.github.camelgp.internal.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What a server says of itself ({@code rest/info}).
 *
 * @param currentVersion release with its dots folded in, such as 10.91 or 11.3; 0 when it does not tell
 * @param owningSystemUrl the portal of a federated server; empty for a stand-alone one
 * @param tokenBased whether tokens are how to get in
 * @param tokenServicesUrl empty when there is none
 */
public record ServerInfo(double currentVersion, String owningSystemUrl, boolean tokenBased, String tokenServicesUrl) {

    /** Reads the body of {@code rest/info}; empty when it is none. */
    public static Optional<ServerInfo> of(String body) {
        try {
            JsonNode json = Json.MAPPER.readTree(body);
            return json.isObject() ? Optional.of(Descriptions.info(json)) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
