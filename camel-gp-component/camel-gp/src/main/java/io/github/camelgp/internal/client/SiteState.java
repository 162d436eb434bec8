package io.github.camelgp.internal.client;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the last requests to a site came to.
 *
 * @param name host and port
 * @param anonymous whether nobody signs in there
 * @param last what the last request of all showed of the site; null when nothing was asked yet
 * @param stopped services that the server called stopped when they were last asked for, by their path
 */
public record SiteState(String name, boolean anonymous, @Nullable Seen last, Map<String, Seen> stopped) {

    public SiteState {
        stopped = Map.copyOf(stopped);
    }

    /**
     * What one request showed.
     *
     * @param at when its answer came, or was given up
     * @param failure why no usable answer came, or why we were not let in; null when all is well
     */
    public record Seen(Instant at, @Nullable Throwable failure) {}
}
