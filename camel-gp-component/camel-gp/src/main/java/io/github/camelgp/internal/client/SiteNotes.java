package io.github.camelgp.internal.client;

import io.github.camelgp.model.GpAuthenticationException;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpProtocolException;
import io.github.camelgp.model.GpTimeoutException;
import io.github.camelgp.model.GpTransportException;
import io.github.camelgp.model.Reason;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Remembers what the last requests to a site showed of it. Safe for several threads. */
final class SiteNotes {
    private static final int MOST_SERVICES = 100;
    private static final String SERVICES = "/rest/services/";

    private final InstantSource clock;
    private final AtomicReference<SiteState.@Nullable Seen> last = new AtomicReference<>();
    private final Map<String, SiteState.Seen> stopped = new ConcurrentHashMap<>();

    SiteNotes(InstantSource clock) {
        this.clock = clock;
    }

    /** @param problem what the request came to; null when all is well */
    void note(URI uri, @Nullable Throwable problem) {
        Throwable cause = problem == null ? null : Calls.cause(problem);
        last.set(new SiteState.Seen(clock.instant(), isOfSite(cause) ? cause : null));
        String service = service(uri);
        if (cause == null) {
            stopped.remove(service);
        } else if (isStopped(cause) && stopped.size() < MOST_SERVICES) {
            stopped.put(service, new SiteState.Seen(clock.instant(), cause));
        }
    }

    private static boolean isOfSite(@Nullable Throwable cause) {
        return cause instanceof GpTransportException
                || cause instanceof GpTimeoutException
                || cause instanceof GpAuthenticationException
                || cause instanceof GpProtocolException;
    }

    private static boolean isStopped(Throwable cause) {
        return cause instanceof GpException known && known.getReason() == Reason.SERVICE_STOPPED;
    }

    private static String service(URI uri) {
        String path = String.valueOf(uri.getPath());
        int services = path.indexOf(SERVICES);
        String from = services < 0 ? path : path.substring(services + SERVICES.length());
        int end = from.indexOf("/GPServer");
        return end < 0 ? from : from.substring(0, end);
    }

    SiteState state(String name, boolean anonymous) {
        return new SiteState(name, anonymous, last.get(), stopped);
    }
}
