package io.github.camelgp.internal.client;

import io.github.camelgp.auth.Credentials;
import io.github.camelgp.internal.auth.TokenProviders;
import io.github.camelgp.internal.http.HttpSettings;
import io.github.camelgp.internal.http.HttpTransport;
import io.github.camelgp.internal.http.SameSite;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs one task and prints the sizes of what came; the arguments are the task's URL, a token and a folder. */
final class ChildMain {
    private ChildMain() {}

    public static void main(String[] arguments) throws Exception {
        ScheduledExecutorService pool = Executors.newScheduledThreadPool(2);
        HttpSettings settings = HttpSettings.defaults().withSpooling(1 << 20, Path.of(arguments[2]));
        SiteAccess access = new SiteAccess(
                SameSite.of(URI.create(arguments[0])),
                TokenProviders.of(Credentials.token(arguments[1])),
                Map.of(),
                false);
        try (HttpTransport transport = new HttpTransport(settings, pool)) {
            GpClient client = new GpClient(transport, access, ClientSettings.defaults(), pool, InstantSource.system());
            try (RunReply reply =
                    client.execute(arguments[0], Map.of("Text", "a")).get(40, TimeUnit.SECONDS)) {
                for (RawOutput output : reply.outputs()) {
                    System.out.println(output.paramName() + " " + output.sizeBytes() + " " + count(output));
                }
                System.out.println(reply.messages());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static long count(RawOutput output) throws Exception {
        long count = 0;
        byte[] buffer = new byte[8192];
        try (InputStream stream = output.value().open()) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                count += read;
            }
        }
        return count;
    }
}
