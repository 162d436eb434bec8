package io.github.camelgp.benchmarks.throughput;

import io.github.camelgp.GpComponent;
import io.github.camelgp.benchmarks.Child;
import java.io.IOException;
import java.util.ArrayList;
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

/**
 * A synchronous task through a route, features read, against the bare HTTP client that reads the same bodies as bytes; the
 * server in a process of its own. Beside them what lies between the two: the client that waits without a thread, the client
 * whose bodies Jackson goes through without building anything, and with Jackson's tree. Seven rounds, each way in turn.
 * Argument: seconds of a measurement, 3 by default.
 *
 * <p>Budget: in the median of the rounds 0.85 of the client's calls at replies of 2 KB, 0.9 at 200 KB.
 */
public final class Throughput {
    private static final int CALLERS = 4;
    private static final int ROUNDS = 7;
    /** All are measured as they run for good, when the compiler is done; so many times a measurement. */
    private static final int WARM_UP = 7;

    private final String server;
    private final long seconds;

    private Throughput(String server, long seconds) {
        this.server = server;
        this.seconds = seconds;
    }

    private record Size(String title, int points, double least) {}

    private record Way(String title, Callable<Integer> call) {}

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
        System.out.printf("%-8s %-32s %10s %10s %10s%n", "replies", "", "calls/s", "of client", "budget");
        try (DefaultCamelContext context = new DefaultCamelContext();
                BareClients clients = new BareClients(server, CALLERS)) {
            context.getComponent("gp", GpComponent.class).setServerUrl(server);
            for (Size size : SIZES) {
                context.addRoutes(new Route(size));
            }
            context.start();
            ProducerTemplate template = context.createProducerTemplate();
            for (Size size : SIZES) {
                double ratio = measure(
                        size,
                        List.of(
                                new Way("client, bytes", () -> clients.bytes(size.points())),
                                new Way(
                                        "client that waits without threads",
                                        () -> clients.withoutThread(size.points())),
                                new Way("client, Jackson, nothing built", () -> clients.tokens(size.points())),
                                new Way("client, Jackson's tree", () -> clients.tree(size.points())),
                                new Way(
                                        "gp:, features",
                                        () -> template.requestBody("direct:" + size.points(), null, Integer.class))));
                held &= ratio >= size.least();
                figures.append(
                        String.format(Locale.ROOT, " %s=%.2f", size.title().replace(" ", ""), ratio));
            }
        }
        System.out.println(figures.append(held ? " ok" : " BUDGET NOT HELD"));
        return held;
    }

    /** What the last of the ways reaches of the first. */
    private double measure(Size size, List<Way> ways) throws Exception {
        for (Way way : ways) {
            int read = way.call().call();
            if (read != size.points()) {
                throw new IOException(way.title() + " reads " + read + " features");
            }
            calls(way.call(), WARM_UP * seconds);
        }
        double[][] rates = new double[ways.size()][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int way = 0; way < ways.size(); way++) {
                rates[way][round] = calls(ways.get(way).call(), seconds);
            }
        }
        List<Double> ratios = new ArrayList<>();
        for (int way = 0; way < ways.size(); way++) {
            double[] ofClient = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                ofClient[round] = rates[way][round] / rates[0][round];
            }
            ratios.add(median(ofClient));
            boolean last = way == ways.size() - 1;
            System.out.printf(
                    Locale.ROOT,
                    "%-8s %-32s %10.0f %10.2f %10s%n",
                    size.title(),
                    ways.get(way).title(),
                    median(rates[way]),
                    ratios.get(way),
                    last ? size.least() : "");
        }
        return ratios.get(ratios.size() - 1);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
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
