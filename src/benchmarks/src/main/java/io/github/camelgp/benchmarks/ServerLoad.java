package io.github.camelgp.benchmarks;

import io.github.camelgp.server.GpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Polls a server that knows many jobs, so many times a second, and prints what it took. One process holds server and
 * client, so the figures of the processor are those of both. Arguments: jobs, polls a second, seconds; by default 10000,
 * 200, 20.
 */
public final class ServerLoad {
    private static final Pattern JOB_ID = Pattern.compile("\"jobId\":\"([^\"]+)\"");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private ServerLoad() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int jobs = number(arguments, 0, 10_000);
        int rate = number(arguments, 1, 200);
        int seconds = number(arguments, 2, 20);
        try (GpServer server = GpServer.builder()
                .recordedRequests(100)
                .service(
                        "Load",
                        s -> s.task("Echo", t -> t.input("Text", "GPString")
                                .output("Result", "GPString")
                                .run(call -> call.set("Result", call.text("Text")))))
                .start()) {
            List<String> urls = submit(server, jobs);
            long cpu = processorNanos();
            long[] micros = poll(urls, rate, seconds);
            double busy = (processorNanos() - cpu) / 1e9 / seconds;
            System.gc();
            long megabytes =
                    (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
            Arrays.sort(micros);
            System.out.printf("known jobs            %10d%n", server.knownJobs());
            System.out.printf("polls a second        %10.1f%n", (double) micros.length / seconds);
            System.out.printf("median, microseconds  %10d%n", micros[micros.length / 2]);
            System.out.printf("99 %%, microseconds    %10d%n", micros[micros.length * 99 / 100]);
            System.out.printf("processors busy       %10.2f%n", busy);
            System.out.printf("heap in use, MB       %10d%n", megabytes);
            boolean enough = micros.length >= 0.98 * rate * seconds && busy <= 1;
            System.out.printf(
                    "server-load jobs=%d polls=%d busy=%.2f heap=%d %s%n",
                    jobs, micros.length, busy, megabytes, enough ? "ok" : "TOO SLOW");
            if (!enough) {
                System.exit(1);
            }
        }
        System.exit(0);
    }

    private static int number(String[] arguments, int at, int otherwise) {
        return at < arguments.length ? Integer.parseInt(arguments[at]) : otherwise;
    }

    private static List<String> submit(GpServer server, int number) throws IOException, InterruptedException {
        String task = server.taskUrl("Load", "Echo");
        List<String> urls = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Matcher id = JOB_ID.matcher(get(task + "/submitJob?Text=x&f=json"));
            if (!id.find()) {
                throw new IOException("no job id");
            }
            urls.add(task + "/jobs/" + id.group(1) + "?f=json");
        }
        return urls;
    }

    private static long[] poll(List<String> urls, int rate, int seconds) throws InterruptedException {
        int number = rate * seconds;
        long[] micros = new long[number];
        AtomicInteger done = new AtomicInteger();
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(4);
        AtomicInteger next = new AtomicInteger();
        timer.scheduleAtFixedRate(
                () -> {
                    int i = next.getAndIncrement();
                    if (i < number) {
                        long start = System.nanoTime();
                        HTTP.sendAsync(
                                        HttpRequest.newBuilder(URI.create(urls.get((int) (i * 7919L % urls.size()))))
                                                .build(),
                                        HttpResponse.BodyHandlers.ofString())
                                .thenAccept(answer -> {
                                    if (answer.body().contains("esriJobSucceeded")) {
                                        micros[done.getAndIncrement()] = (System.nanoTime() - start) / 1000;
                                    }
                                });
                    }
                },
                0,
                1_000_000_000L / rate,
                TimeUnit.NANOSECONDS);
        TimeUnit.SECONDS.sleep(seconds);
        timer.shutdownNow();
        timer.awaitTermination(1, TimeUnit.SECONDS);
        return Arrays.copyOf(micros, done.get());
    }

    private static String get(String url) throws IOException, InterruptedException {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(url))
                                .timeout(Duration.ofSeconds(30))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static long processorNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
    }
}
