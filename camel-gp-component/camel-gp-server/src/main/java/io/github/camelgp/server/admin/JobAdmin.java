package io.github.camelgp.server.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.server.job.Job;
import io.github.camelgp.server.job.JobEngine;
import io.github.camelgp.server.job.JobStatus;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.Reply;
import io.github.camelgp.server.task.ServiceDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Jobs of a service as administrators see them (administration reference: Jobs, 10.6.1). Thread safe. */
final class JobAdmin {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int USUAL_NUMBER = 100;
    private static final int MOST = 10_000;
    private static final String MACHINE = "GPSERVER.LOCAL";

    private final JobEngine engine;

    JobAdmin(JobEngine engine) {
        this.engine = engine;
    }

    /** {@code jobs} and its operations. */
    Reply handle(HttpCall call, ServiceDefinition service) {
        return switch (call.target().name()) {
            case "" -> {
                ObjectNode node = NODES.objectNode();
                node.putArray("operations").add("query").add("purgequeue").add("statistics");
                yield Reply.of(node);
            }
            case "query" -> query(call, service);
            case "statistics" -> statistics(service);
            case "purgequeue" -> purge(call, service);
            default -> throw AdminSite.unknown(call);
        };
    }

    /** {@code jobs/ID} and its operations. */
    Reply handleOne(HttpCall call, ServiceDefinition service) {
        String id = call.target().jobId();
        Job job = engine.find(id)
                .filter(found -> found.service().name().equals(service.name()))
                .orElseThrow(() -> new AdminException(404, "Job '" + id + "' was not found."));
        return switch (call.target().name()) {
            case "" -> Reply.of(node(job));
            case "cancel" -> cancel(call, job);
            case "delete" -> {
                AdminSite.requirePost(call);
                engine.delete(job);
                yield Reply.of(AdminSite.done());
            }
            default -> throw AdminSite.unknown(call);
        };
    }

    private Reply cancel(HttpCall call, Job job) {
        AdminSite.requirePost(call);
        JobStatus status = job.status();
        boolean possible = status == JobStatus.SUBMITTED || status == JobStatus.EXECUTING;
        if (!possible || !engine.cancel(job)) {
            throw new AdminException(500, "Job '" + job.id() + "' can not be cancelled: it is " + status.word() + ".");
        }
        return Reply.of(AdminSite.done());
    }

    private Reply purge(HttpCall call, ServiceDefinition service) {
        AdminSite.requirePost(call);
        List<Job> waiting =
                of(service).filter(job -> job.status() == JobStatus.SUBMITTED).toList();
        waiting.forEach(engine::delete);
        return Reply.of(AdminSite.done().put("purged", waiting.size()));
    }

    private Reply statistics(ServiceDefinition service) {
        Map<JobStatus, Integer> counts = new EnumMap<>(JobStatus.class);
        List<Job> jobs = of(service).toList();
        jobs.forEach(job -> counts.merge(job.status(), 1, Integer::sum));
        ObjectNode node = NODES.objectNode().put("total", jobs.size());
        ArrayNode list = node.putArray("jobs");
        counts.forEach(
                (status, count) -> list.addObject().put("status", status.word()).put("count", count));
        node.put("averageWaitMillis", (long) jobs.stream()
                .flatMap(job -> job.started().stream().map(start -> Duration.between(job.submitted(), start)))
                .mapToLong(Duration::toMillis)
                .average()
                .orElse(0));
        node.put("averageRunMillis", (long) jobs.stream()
                .flatMap(job -> job.started().stream()
                        .flatMap(start -> job.endedAt().stream().map(end -> Duration.between(start, end))))
                .mapToLong(Duration::toMillis)
                .average()
                .orElse(0));
        return Reply.of(node);
    }

    private Reply query(HttpCall call, ServiceDefinition service) {
        if (call.parameters().get("startTime").isBlank()) {
            throw AdminException.invalid("Mandatory parameter 'startTime' is missing.");
        }
        Instant from = instant(call, "startTime", Instant.EPOCH);
        Instant to = instant(call, "endTime", Instant.MAX);
        String status = call.parameters().get("jobStatus").trim();
        String user = call.parameters().get("userName").trim();
        String machine = call.parameters().get("machineName").trim();
        Predicate<Job> wanted = job -> !job.submitted().isBefore(from)
                && !job.submitted().isAfter(to)
                && (status.isEmpty() || job.status().word().equalsIgnoreCase(status))
                && (user.isEmpty() || userName(job).equals(user))
                && (machine.isEmpty() || machine.equalsIgnoreCase(MACHINE));
        List<Job> found = of(service)
                .filter(wanted)
                .sorted(Comparator.comparing(Job::submitted).thenComparing(Job::id))
                .toList();
        int start = Math.max(1, number(call, "start", 1));
        int number = Math.min(MOST, number(call, "number", USUAL_NUMBER));
        int end = (int) Math.min(found.size(), (long) start - 1 + number);
        ObjectNode node = NODES.objectNode()
                .put("total", found.size())
                .put("query", "startTime=" + call.parameters().get("startTime"))
                .put("num", Math.max(0, end - start + 1))
                .put("start", start)
                .put("nextStart", end < found.size() ? end + 1 : -1);
        ArrayNode results = node.putArray("results");
        for (int i = start - 1; i < end; i++) {
            results.add(node(found.get(i)));
        }
        return Reply.of(node);
    }

    private Stream<Job> of(ServiceDefinition service) {
        return engine.all().stream().filter(job -> job.service().name().equals(service.name()));
    }

    private static String userName(Job job) {
        return job.caller().user().isEmpty() ? "null" : job.caller().user();
    }

    private static ObjectNode node(Job job) {
        ObjectNode node = NODES.objectNode()
                .put("jobID", job.id())
                .put("submittedTime", job.submitted().toEpochMilli())
                .put("endTime", job.endedAt().map(Instant::toEpochMilli).orElse(0L))
                .put("status", job.status().word());
        if (job.caller().user().isEmpty()) {
            node.putNull("username");
        } else {
            node.put("username", job.caller().user());
        }
        return node.put("machinename", MACHINE).put("url", job.url());
    }

    private static Instant instant(HttpCall call, String name, Instant otherwise) {
        String text = call.parameters().get(name).trim();
        if (text.isEmpty()) {
            return otherwise;
        } else if (!text.matches("-?\\d{1,15}")) {
            throw AdminException.invalid("'" + name + "' is in milliseconds since 1970, not '" + text + "'.");
        }
        return Instant.ofEpochMilli(Long.parseLong(text));
    }

    private static int number(HttpCall call, String name, int otherwise) {
        String text = call.parameters().get(name).trim();
        if (text.isEmpty()) {
            return otherwise;
        } else if (!text.matches("\\d{1,9}")) {
            throw AdminException.invalid("'" + name + "' is a number, not '" + text + "'.");
        }
        return Integer.parseInt(text);
    }
}
