package io.github.camelgp.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The utility services that a portal names (portal reference, "Portal Self"), such as {@code printTask} and
 * {@code asyncVRP}. Runs of some cost credits.
 *
 * @param portal that names them
 * @param urls of services or tasks by the portal's name, in its order; of any kind, not only geoprocessing
 */
public record GpHelperServices(String portal, Map<String, String> urls) {

    public GpHelperServices {
        urls = Collections.unmodifiableMap(new LinkedHashMap<>(urls));
    }
}
