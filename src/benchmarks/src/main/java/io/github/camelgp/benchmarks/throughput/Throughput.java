package io.github.camelgp.benchmarks.throughput;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgp.GpComponent;
import io.github.camelgp.benchmarks.Child;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicNameValuePair;

/**
 * A synchronous task through a route, features read, against the bare HTTP client that reads the same bodies as bytes, and
 * against the same client with Jackson's tree, as who wants the features needs more than bytes; the server in a process of
 * its own. Seven times one after the other and in turn. Argument: seconds of a measurement, 3 by default.
 *
 * <p>Budget: in the median of the pairs 0.85 of the client's calls at replies of 2 KB, 0.9 at 200 KB.
 */
public final class Throughput {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CALLERS = 4;
    private static final int PAIRS = 7;
    /** Both are measured as they run for good, so that the compiler's work is done before; so many times a measurement. */
    private static final int WARM_UP = 10;

    private final String server;
    private final long seconds;

    private Throughput(String server, long seconds) {
        this.server = server;
        this.seconds = seconds;
    }

    private record Size(String title, int points, double least) {}

    private static final List<Size> SIZES = List.of(new Size("2 KB", 10, 0.85), new Size("200 KB", 1900, 0.9));

    public static void main(String[] arguments) throws Exception {
        long seconds = arguments.length > 0 ? Long.parseLong(arguments[0]) : 3;
        boolean held;
        try (Child server = Child.start("512m", EchoServer.class)) {
            held = new Throughput(server.line("url"), seconds).measure();
        }
        System.exit(held ? 0 : 1);
    }

    private boolean measure() throws Exception {
        boolean held = true;
        StringBuilder figures = new StringBuilder("throughput");
        System.out.printf(
                "%-8s %12s %12s %12s %10s %10s %10s%n",
                "replies", "client, 1/s", "tree, 1/s", "gp, 1/s", "of tree", "of client", "budget");
        try (DefaultCamelContext context = new DefaultCamelContext();
                CloseableHttpClient client = HttpClients.custom()
                        .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                                .setMaxConnPerRoute(CALLERS)
                                .setMaxConnTotal(CALLERS)
                                .build())
                        .build()) {
            context.getComponent("gp", GpComponent.class).setServerUrl(server);
            for (Size size : SIZES) {
                context.addRoutes(new Route(size));
            }
            context.start();
            ProducerTemplate template = context.createProducerTemplate();
            for (Size size : SIZES) {
                Callable<Integer> bare =
                        () -> post(client, size, response -> EntityUtils.toByteArray(response.getEntity()).length);
                Callable<Integer> tree = () -> post(client, size, response -> JSON.readTree(
                                response.getEntity().getContent())
                        .at("/results/0/value/features")
                        .size());
                Callable<Integer> gp = () -> template.requestBody("direct:" + size.points(), null, Integer.class);
                if (bare.call() / 1000 == 0
                        || !tree.call().equals(size.points())
                        || !gp.call().equals(size.points())) {
                    throw new IOException("The two ways don't read the same");
                }
                calls(bare, WARM_UP * seconds);
                calls(tree, WARM_UP * seconds);
                calls(gp, WARM_UP * seconds);
                double[] ratios = new double[PAIRS];
                double[] client7 = new double[PAIRS];
                double[] tree7 = new double[PAIRS];
                double[] gp7 = new double[PAIRS];
                double[] ofTree = new double[PAIRS];
                for (int pair = 0; pair < PAIRS; pair++) {
                    client7[pair] = calls(bare, seconds);
                    tree7[pair] = calls(tree, seconds);
                    gp7[pair] = calls(gp, seconds);
                    ratios[pair] = gp7[pair] / client7[pair];
                    ofTree[pair] = gp7[pair] / tree7[pair];
                }
                double median = median(ratios);
                held &= median >= size.least();
                System.out.printf(
                        Locale.ROOT,
                        "%-8s %12.0f %12.0f %12.0f %10.2f %10.2f %10.2f%n",
                        size.title(),
                        median(client7),
                        median(tree7),
                        median(gp7),
                        median(ofTree),
                        median,
                        size.least());
                figures.append(
                        String.format(Locale.ROOT, " %s=%.2f", size.title().replace(" ", ""), median));
            }
        }
        System.out.println(figures.append(held ? " ok" : " BUDGET NOT HELD"));
        return held;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private int post(CloseableHttpClient client, Size size, HttpClientResponseHandler<Integer> reading)
            throws IOException {
        HttpPost post = new HttpPost(server + "/rest/services/Load/GPServer/Points/execute");
        post.setEntity(new UrlEncodedFormEntity(List.of(
                new BasicNameValuePair("Count", Integer.toString(size.points())),
                new BasicNameValuePair("f", "json"))));
        return client.execute(post, reading);
    }

    /** Calls a second, by all callers. */
    private static double calls(Callable<Integer> call, long seconds) throws InterruptedException, ExecutionException {
        AtomicInteger calls = new AtomicInteger();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            long start = System.nanoTime();
            long end = start + seconds * 1_000_000_000L;
            Callable<Void> caller = () -> {
                while (System.nanoTime() < end) {
                    call.call();
                    calls.incrementAndGet();
                }
                return null;
            };
            for (Future<Void> done : callers.invokeAll(
                    Stream.generate(() -> caller).limit(CALLERS).toList())) {
                done.get();
            }
            return calls.get() * 1e9 / (System.nanoTime() - start);
        } finally {
            callers.shutdown();
        }
    }

    /** The body is the number of features, counted one by one. */
    private static final class Route extends RouteBuilder {
        private final Size size;

        Route(Size size) {
            this.size = size;
        }

        @Override
        public void configure() {
            from("direct:" + size.points())
                    .to("gp:Load/Points?param.Count=" + size.points())
                    .transform()
                    .body(Iterable.class, features -> {
                        int count = 0;
                        for (Object ignored : features) {
                            count++;
                        }
                        return count;
                    });
        }
    }
}
