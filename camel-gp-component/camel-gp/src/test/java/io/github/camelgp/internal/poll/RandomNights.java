package io.github.camelgp.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.internal.client.RunForm;
import io.github.camelgp.internal.poll.LedgerSettings.OnUnknown;
import io.github.camelgp.internal.poll.LedgerSettings.Orphans;
import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.GpJobRepository;
import io.github.camelgp.job.JobFilter;
import io.github.camelgp.job.JobOrigin;
import io.github.camelgp.job.JobState;
import io.github.camelgp.job.SavedRequest;
import io.github.camelgp.job.WantedResult;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.JobStatus;
import io.github.camelgp.testing.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Messages with keys, two nodes that die at any moment, a server that refuses, and loses answers: whatever comes after
 * what, each message is delivered or parked in the end, and no key has a second job unless the first failed for certain.
 */
public abstract class RandomNights {
    private static final int MESSAGES = 6;
    private static final int STEPS = 60;
    private static final Instant DAWN = VirtualTime.START.plus(Duration.ofDays(2));

    /** A node's own way to the repository that all share. */
    protected abstract GpJobRepository open();

    /** What came of a night. */
    protected record Dawn(Set<String> delivered, Set<String> parked, long resubmissions) {}

    /** Lives through a night, and checks it. */
    protected final Dawn night(long seed, boolean mayResubmit) {
        var night = new Night(seed, mayResubmit ? OnUnknown.RESUBMIT : OnUnknown.PARK);
        night.live();
        night.calm();
        var keys = new HashSet<String>();
        keys.addAll(night.delivered);
        keys.addAll(night.parked());
        assertThat(keys).as("delivered or parked, seed %d", seed).hasSize(MESSAGES);
        night.server.sent.forEach((key, sent) -> assertThat(sent - night.server.refused.getOrDefault(key, 0))
                .as("requests for %s but those that failed for certain, seed %d", key, seed)
                .isLessThanOrEqualTo(1 + (mayResubmit ? (int) night.resubmissions() : 0)));
        return new Dawn(night.delivered, night.parked(), night.resubmissions());
    }

    private final class Night {
        final Random random;
        final OnUnknown onUnknown;
        final VirtualTime time = new VirtualTime();
        final Server server;
        final Set<String> pending = new HashSet<>();
        final Set<String> delivered = new HashSet<>();
        final List<Node> nodes = new ArrayList<>();
        long formerResubmissions;
        int number;
        boolean calm;

        Night(long seed, OnUnknown onUnknown) {
            random = new Random(seed);
            this.onUnknown = onUnknown;
            server = new Server(time, random);
            for (var i = 0; i < MESSAGES; i++) {
                pending.add("k" + i);
            }
            nodes.add(new Node(this));
            nodes.add(new Node(this));
        }

        void live() {
            for (var step = 0; step < STEPS; step++) {
                var node = nodes.get(random.nextInt(2));
                switch (random.nextInt(6)) {
                    case 0, 1 -> deliver(node);
                    case 2, 3 -> time.passSeconds(random.nextInt(20));
                    case 4 -> node.haltsAt = HaltPoints.Point.values()[random.nextInt(7)];
                    default -> replace(node, random.nextBoolean());
                }
                nodes.stream().filter(each -> each.dead).toList().forEach(each -> replace(each, false));
            }
        }

        /** Faults end; sources go on to deliver what isn't acknowledged. */
        void calm() {
            calm = true;
            server.kind = true;
            nodes.forEach(node -> node.haltsAt = null);
            while (delivered.size() + parked().size() < MESSAGES
                    && time.instant().isBefore(DAWN)) {
                List.copyOf(pending).forEach(key -> deliver(nodes.get(0)));
                time.passSeconds(20);
            }
        }

        void deliver(Node node) {
            pending.stream()
                    .skip(random.nextInt(Math.max(1, pending.size())))
                    .findFirst()
                    .ifPresent(key -> {
                        pending.remove(key);
                        node.run(key, "r" + ++number);
                    });
        }

        /** A node goes, by its own will or not, and another comes. */
        void replace(Node node, boolean stops) {
            formerResubmissions += node.ledger.resubmissions();
            if (stops && !node.dead) {
                node.running.clear();
                node.ledger.stop();
            }
            node.mortal.die();
            node.dead = true;
            pending.addAll(node.unacknowledged);
            nodes.remove(node);
            nodes.add(new Node(this));
        }

        long resubmissions() {
            return formerResubmissions
                    + nodes.stream()
                            .mapToLong(node -> node.ledger.resubmissions())
                            .sum();
        }

        Set<String> parked() {
            var repository = nodes.get(0).mortal;
            var rows = LedgerTestSupport.done(repository.list(JobFilter.in(JobState.PARKED)));
            var keys = new HashSet<String>();
            rows.forEach(row -> keys.add(String.valueOf(row.origin().idempotencyKey())));
            keys.removeAll(delivered);
            return keys;
        }
    }

    private final class Node {
        private final Night night;
        private final MortalRepository mortal = new MortalRepository(open());
        private final JobLedger ledger;
        private final Set<String> unacknowledged = new HashSet<>();
        private final Set<String> running = new HashSet<>();
        private HaltPoints.@Nullable Point haltsAt;
        private boolean dead;

        Node(Night night) {
            this.night = night;
            var defaults = LedgerSettings.defaults("N" + ++night.number);
            var settings = new LedgerSettings(
                    defaults.node(),
                    defaults.lease(),
                    defaults.keyRetention(),
                    defaults.maxRedeliveries(),
                    defaults.redeliveryDelay(),
                    defaults.sweepAfter(),
                    defaults.pollsPerSecond(),
                    Orphans.PARK,
                    night.onUnknown,
                    defaults.polling());
            var schedule = new DoublingPollSchedule(() -> Long.MIN_VALUE);
            ledger = new JobLedger(mortal, night.server, night.time, night.time, schedule, settings);
            ledger.haltAt((point, rowId) -> {
                if (dead || point == haltsAt) {
                    dead = true;
                    mortal.die();
                    throw new IllegalStateException("dead at " + point);
                }
            });
            LedgerTestSupport.done(ledger.start());
        }

        void run(String key, String rowId) {
            unacknowledged.add(key);
            var form = Map.of("Key", key);
            var origin = new JobOrigin(
                    ScriptedService.TASK,
                    "night",
                    true,
                    key,
                    WantedResult.ALL,
                    SavedRequest.inline("{\"Key\":\"" + key + "\"}"));
            var submission = new Submission(
                    rowId, origin, RunForm.of(form), PollSettings.DEFAULTS, night.onUnknown, Turn.AT_ONCE);
            CompletionStage<GpJobRecord> submitted;
            try {
                submitted = ledger.submit(submission);
            } catch (IllegalStateException e) {
                submitted = CompletableFuture.failedFuture(e);
            }
            submitted
                    .thenCompose(row -> ledger.whenEnded(row.rowId(), PollSettings.DEFAULTS))
                    .whenComplete((ended, failure) -> {
                        if (!dead) {
                            over(key, ended);
                        }
                    });
        }

        private void over(String key, @Nullable EndedJob ended) {
            if (ended == null) {
                again(key);
                return;
            }
            var fails = !night.calm && night.random.nextInt(5) == 0;
            CompletionStage<?> settled;
            try {
                settled = fails
                        ? ledger.release(ended.row(), new IllegalStateException("disk full"))
                        : ledger.acknowledge(ended.row());
            } catch (IllegalStateException e) {
                return;
            }
            settled.whenComplete((done, problem) -> {
                if (dead) {
                    return;
                }
                if (fails || problem != null) {
                    again(key);
                } else {
                    unacknowledged.remove(key);
                    night.delivered.add(key);
                }
            });
        }

        private void again(String key) {
            unacknowledged.remove(key);
            night.pending.add(key);
        }
    }

    /** Knows which key each request was for. */
    private static final class Server implements JobService {
        final Map<String, Integer> sent = new HashMap<>();
        final Map<String, Integer> refused = new HashMap<>();
        private final Map<String, String> keys = new HashMap<>();
        private final Map<String, Instant> ends = new HashMap<>();
        private final VirtualTime time;
        private final Random random;
        private final boolean lists;
        boolean kind;

        Server(VirtualTime time, Random random) {
            this.time = time;
            this.random = random;
            lists = random.nextBoolean();
        }

        @Override
        public CompletionStage<GpJob> submit(String taskUrl, RunForm form) {
            var key = form.values().get("Key");
            sent.merge(key, 1, Integer::sum);
            var chance = kind ? 9 : random.nextInt(10);
            if (chance == 0) {
                refused.merge(key, 1, Integer::sum);
                return CompletableFuture.failedFuture(ScriptedService.refused());
            }
            if (chance == 1) {
                return CompletableFuture.failedFuture(ScriptedService.lostAnswer());
            }
            var job = accept(key);
            return switch (chance) {
                case 2 -> CompletableFuture.failedFuture(ScriptedService.lostAnswer());
                case 3 -> late(job);
                default -> CompletableFuture.completedFuture(job);
            };
        }

        private CompletionStage<GpJob> late(GpJob job) {
            var answer = new CompletableFuture<GpJob>();
            time.schedule(() -> answer.complete(job), 15, TimeUnit.SECONDS);
            return answer;
        }

        private GpJob accept(String key) {
            var jobId = "j" + (keys.size() + 1);
            keys.put(jobId, key);
            ends.put(jobId, time.instant().plusSeconds(1 + random.nextInt(60)));
            return ScriptedService.job(jobId, "esriJobSubmitted", false);
        }

        @Override
        public CompletionStage<GpJob> status(String taskUrl, String jobId, boolean withMessages) {
            var ended = !time.instant().isBefore(ends.get(jobId));
            var word = ended ? "esriJobSucceeded" : "esriJobExecuting";
            return CompletableFuture.completedFuture(ScriptedService.job(jobId, word, withMessages));
        }

        @Override
        public CompletionStage<GpJob> cancel(String taskUrl, String jobId) {
            return status(taskUrl, jobId, false);
        }

        @Override
        public CompletionStage<JobSearch> search(LostJob lost) {
            if (!lists) {
                return CompletableFuture.completedFuture(new JobSearch.Impossible("nobody may ask"));
            }
            var key = lost.row().origin().idempotencyKey();
            var jobs = keys.keySet().stream()
                    .filter(id -> keys.get(id).equals(key))
                    .map(id -> ScriptedService.job(id, "esriJobExecuting", false))
                    .toList();
            assertThat(jobs).allMatch(job -> job.status() == JobStatus.EXECUTING);
            return CompletableFuture.completedFuture(new JobSearch.Matches(jobs));
        }
    }
}
