package io.github.camelgp.job;

import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered about one job: a row. A row never changes; its verbs give the row that follows, and only along
 * {@link JobState}'s table. What was changed counts once {@link GpJobRepository#update} has taken it.
 *
 * @param rowId ours, unique in the repository
 * @param version counted by the repository at each change; lease renewals don't count
 * @param lease who works on it; null when nobody does
 * @param jobId the server's id; null until it has answered
 * @param status the server's own word, last seen; empty when none was
 * @param deliveries how many times an exchange has got it
 * @param failure why it didn't come to a good end, or why the last delivery failed; null when all is well
 * @param ended the job at its end, with its messages; null before, and in tombstones
 * @param resultLocation where results are that were fetched already; null when they are at the server only
 */
public record GpJobRecord(
        String rowId,
        long version,
        JobState state,
        JobOrigin origin,
        @Nullable JobLease lease,
        @Nullable String jobId,
        String status,
        JobTimes times,
        int deliveries,
        @Nullable JobFailure failure,
        @Nullable GpJob ended,
        @Nullable String resultLocation) {

    /** A row as it is written before the request goes out. */
    public static GpJobRecord submitting(
            String rowId, JobOrigin origin, JobLease lease, Instant now, @Nullable Instant deadline) {
        var times = JobTimes.startingAt(now, deadline);
        return new GpJobRecord(rowId, 0, JobState.SUBMITTING, origin, lease, null, "", times, 0, null, null, null);
    }

    /** The task's URL. */
    public String taskUrl() {
        return origin.taskUrl();
    }

    /** What to collect the job with; empty until the server has answered. */
    public Optional<JobHandle> handle() {
        return Optional.ofNullable(jobId).map(id -> JobHandle.of(taskUrl(), id, rowId, origin.wanted()));
    }

    /** Whether the server said that the job ended, and not well. */
    public boolean definitelyFailed() {
        var word = JobStatus.of(status);
        return (word.isFinal() && word != JobStatus.SUCCEEDED)
                || (state == JobState.DEAD && jobId == null && rerunAs().isEmpty());
    }

    /** Whether the server said that the job succeeded. */
    public boolean succeeded() {
        return JobStatus.of(status) == JobStatus.SUCCEEDED;
    }

    /** Whether another row with the same task URL and key is refused; a definite failure frees the key, and a
     * row that takes this one's place takes it over.
     */
    public boolean holdsKey() {
        return origin.idempotencyKey() != null
                && !definitelyFailed()
                && rerunAs().isEmpty();
    }

    /** Whether it runs but nobody waits or asks any more: a limit passed, and the job was left alone. */
    public boolean leftBehind() {
        return state == JobState.RUNNING && failure != null;
    }

    /** Whether nobody works on it though somebody should. */
    public boolean orphaned(Instant now) {
        return state.isLeased() && !leftBehind() && (lease == null || lease.lapsed(now));
    }

    /** Whether a collector may have it now. */
    public boolean claimable(Instant now) {
        return state == JobState.FINISHED
                && !origin.attached()
                && (times.nextAttemptAt() == null || !times.nextAttemptAt().isAfter(now));
    }

    /** The server has answered with a job, or the job was found. */
    public GpJobRecord running(String id, String word, Instant now) {
        return with().job(id, word).failure(null).times(times.submitted(now)).to(JobState.RUNNING);
    }

    /** No job was found for the lost answer: the request goes out once more. */
    public GpJobRecord resubmitting(JobLease sender, Instant now) {
        return with().failure(null).lease(sender).times(times.changed(now)).to(JobState.SUBMITTING);
    }

    /** Whether there is a job is not known. */
    public GpJobRecord unknown(JobFailure why, Instant now) {
        return with().failure(why).times(times.changed(now)).to(JobState.UNKNOWN);
    }

    /** Nothing goes on by itself. */
    public GpJobRecord parked(JobFailure why, Instant now) {
        return with().failure(why).lease(null).times(times.changed(now)).to(JobState.PARKED);
    }

    /** Another word of the server's; the state stays. */
    public GpJobRecord seen(String word, @Nullable Instant started) {
        return with().job(jobId, word).times(times.started(started)).to(state);
    }

    /**
     * The end was noticed, and nobody waits here.
     *
     * @param job null when the server didn't say how it ended; then {@code why} does
     * @param kept how long the server keeps results
     */
    public GpJobRecord finished(@Nullable GpJob job, @Nullable JobFailure why, Instant now, Duration kept) {
        return end(job, why, now, kept).lease(null).to(JobState.FINISHED);
    }

    /** The end was noticed while an exchange of {@code taker}'s node waits, which has it herewith. */
    public GpJobRecord finishedAndClaimed(
            @Nullable GpJob job, @Nullable JobFailure why, Instant now, Duration kept, JobLease taker) {
        return end(job, why, now, kept).lease(taker).delivered().to(JobState.CLAIMED);
    }

    /** One exchange of {@code taker}'s node has it. */
    public GpJobRecord claimed(JobLease taker, Instant now) {
        return with().lease(taker)
                .delivered()
                .times(times.changed(now).nextAttemptAt(null))
                .to(JobState.CLAIMED);
    }

    /** Its exchange is through: a tombstone. That of a job without success can be read and submitted again. */
    public GpJobRecord delivered(Instant now) {
        var tombstone = with().lease(null).times(times.changed(now));
        return succeeded()
                ? tombstone
                        .origin(origin.withoutRequest())
                        .ended(null)
                        .failure(null)
                        .to(JobState.DELIVERED)
                : tombstone.to(JobState.DELIVERED);
    }

    /** The id of the row that was submitted in the place of this one. */
    public Optional<String> rerunAs() {
        return Optional.ofNullable(origin.wanted().correlation().get(WantedResult.RERUN_AS))
                .map(Object::toString);
    }

    /** The id of the row in whose place this one was submitted. */
    public Optional<String> rerunOf() {
        return Optional.ofNullable(origin.wanted().correlation().get(WantedResult.RERUN_OF))
                .map(Object::toString);
    }

    /** Another row takes its place, and its key. What nobody works on and nobody has had is dead herewith. */
    public GpJobRecord supersededBy(String otherId, Instant now) {
        var draft = with().origin(origin.supersededBy(otherId)).times(times.changed(now));
        return switch (state) {
            case UNKNOWN, PARKED, FINISHED -> draft.lease(null).to(JobState.DEAD);
            case SUBMITTING, RUNNING, CLAIMED, DELIVERED, DEAD -> draft.to(state);
        };
    }

    /** Its exchange failed: to be had again, from {@code next} on. */
    public GpJobRecord released(@Nullable JobFailure why, Instant now, @Nullable Instant next) {
        return with().failure(why)
                .lease(null)
                .times(times.changed(now).nextAttemptAt(next))
                .to(JobState.FINISHED);
    }

    /** No exchange got it after all, which doesn't count as a delivery: to be had again, from {@code next} on. */
    public GpJobRecord returned(Instant now, @Nullable Instant next) {
        return with().undelivered()
                .lease(null)
                .times(times.changed(now).nextAttemptAt(next))
                .to(JobState.FINISHED);
    }

    /** Given up. */
    public GpJobRecord dead(JobFailure why, Instant now) {
        return with().failure(why).lease(null).times(times.changed(now)).to(JobState.DEAD);
    }

    /** A limit passed: it runs on, nobody asks. */
    public GpJobRecord left(JobFailure why, Instant now) {
        return with().failure(why).lease(null).times(times.changed(now)).to(JobState.RUNNING);
    }

    /** Somebody waits for it again, with time until {@code deadline}. */
    public GpJobRecord takenUp(JobLease taker, @Nullable Instant deadline, Instant now) {
        return with().failure(null)
                .lease(taker)
                .times(times.changed(now).deadline(deadline))
                .to(JobState.RUNNING);
    }

    /** A node works on it from now on. */
    public GpJobRecord withLease(@Nullable JobLease taker) {
        return with().lease(taker).to(state);
    }

    /** No exchange will come for it: a collector may have it. */
    public GpJobRecord detached() {
        return with().origin(origin.detached()).to(state);
    }

    /** Its results are kept here too. */
    public GpJobRecord withResultLocation(@Nullable String location) {
        var draft = with();
        draft.resultLocation = location;
        return draft.to(state);
    }

    /** For repositories: the row as it stands after the {@code number}th change. */
    public GpJobRecord withVersion(long number) {
        return new GpJobRecord(
                rowId, number, state, origin, lease, jobId, status, times, deliveries, failure, ended, resultLocation);
    }

    private GpJobDraft end(@Nullable GpJob job, @Nullable JobFailure why, Instant now, Duration kept) {
        var word = job == null ? status : job.statusText();
        return with().job(jobId, word).ended(job).failure(why).times(times.ended(now, now.plus(kept)));
    }

    private GpJobDraft with() {
        return new GpJobDraft(this);
    }
}
