package io.github.camelgp.benchmarks.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures the codecs side by side: three rounds through all cases, each in a JVM of its own; a case's figure is the
 * median of its rounds. Argument: milliseconds of an iteration, 500 by default.
 *
 * <p>Budget: each case three times, and in the geometric mean four times geometry-api-java that is given the text of each geometry, as most programs do; of the limit 0.85 on lines and
 * polygons, 0.5 on points with attributes.
 */
public final class Codec {
    private static final int ROUNDS = 3;
    private static final double LEAST_TIMES = 3;
    private static final double MEAN_TIMES = 4;
    private static final double OF_LIMIT = 0.85;
    private static final double OF_LIMIT_POINTS = 0.5;

    private Codec() {}

    private record Case(Shape shape, Task task) {}

    public static void main(String[] arguments) throws IOException, RunnerException {
        long millis = arguments.length > 0 ? Long.parseLong(arguments[0]) : 500;
        Map<Case, Map<Way, double[]>> rounds = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Shape shape : Shape.values()) {
                for (Task task : Task.values()) {
                    for (Way way : Way.values()) {
                        if (way.can(task)) {
                            rounds.computeIfAbsent(new Case(shape, task), key -> new EnumMap<>(Way.class))
                                            .computeIfAbsent(way, key -> new double[ROUNDS])[round] =
                                    megabytesPerSecond(shape, task, way, millis);
                        }
                    }
                }
            }
            System.err.printf("round %d of %d%n", round + 1, ROUNDS);
        }
        System.exit(report(rounds) ? 0 : 1);
    }

    private static double megabytesPerSecond(Shape shape, Task task, Way way, long millis)
            throws IOException, RunnerException {
        RunResult result = new Runner(new OptionsBuilder()
                        .include(CodecBenchmark.class.getName())
                        .param("shape", shape.name())
                        .param("task", task.name())
                        .param("way", way.name())
                        .forks(1)
                        .warmupIterations(6)
                        .warmupTime(TimeValue.milliseconds(millis))
                        .measurementIterations(4)
                        .measurementTime(TimeValue.milliseconds(millis))
                        .jvmArgs("-Xmx1g", "-XX:+UseParallelGC")
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle();
        return result.getPrimaryResult().getScore() * CodecBenchmark.text(shape, task.isGeoJson()).length / 1e6;
    }

    private static boolean report(Map<Case, Map<Way, double[]>> rounds) {
        System.out.printf("%-18s %-9s", "MB/s", "");
        for (Way way : Way.values()) {
            System.out.printf(" %18s", way.title());
        }
        System.out.printf(" %9s %9s %9s%n", "times", "streamed", "of limit");
        List<Double> times = new ArrayList<>();
        double least = Double.MAX_VALUE;
        double share = Double.MAX_VALUE;
        double pointShare = Double.MAX_VALUE;
        for (Map.Entry<Case, Map<Way, double[]>> entry : rounds.entrySet()) {
            Case at = entry.getKey();
            Map<Way, double[]> ways = entry.getValue();
            double ours = median(ways.get(Way.CAMEL_GP));
            double ratio = ours / median(ways.get(Way.GEOMETRY_API));
            double ofLimit = ours / median(ways.get(Way.LIMIT));
            times.add(ratio);
            least = Math.min(least, ratio);
            if (at.shape() == Shape.POINTS) {
                pointShare = Math.min(pointShare, ofLimit);
            } else {
                share = Math.min(share, ofLimit);
            }
            System.out.printf("%-18s %-9s", at.task().title(), at.shape().name().toLowerCase(Locale.ROOT));
            for (Way way : Way.values()) {
                double[] figures = ways.get(way);
                System.out.printf(" %18s", figures == null ? "" : Math.round(median(figures)));
            }
            double[] streamed = ways.get(Way.GEOMETRY_API_STREAMED);
            String fastest = streamed == null ? "" : String.format(Locale.ROOT, "%.2f", ours / median(streamed));
            System.out.printf(Locale.ROOT, " %9.2f %9s %9.2f%n", ratio, fastest, ofLimit);
        }
        double mean = Math.exp(times.stream().mapToDouble(Math::log).average().orElse(0));
        boolean held = least >= LEAST_TIMES && mean >= MEAN_TIMES && share >= OF_LIMIT && pointShare >= OF_LIMIT_POINTS;
        System.out.printf(
                Locale.ROOT,
                "codec least=%.2f mean=%.2f of-limit=%.2f of-limit-points=%.2f %s%n",
                least,
                mean,
                share,
                pointShare,
                held ? "ok" : "BUDGET NOT HELD");
        return held;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
