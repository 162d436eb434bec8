package io.github.camelgp.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.job.JobState;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpJobException;
import io.github.camelgp.model.GpMessage;
import io.github.camelgp.model.GpServiceException;
import io.github.camelgp.model.GpTimeoutException;
import io.github.camelgp.model.GpTransportException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.model.JobStatus;
import io.github.camelgp.model.Reason;
import io.github.camelgp.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PollingTest extends LedgerTestSupport {
    @Test
    void doublesTheIntervalFromTheFloorToTwiceTheWaitAimedAt() {
        service.runTime = Duration.ofSeconds(20);
        ledger("A").submit(detached("r1"));
        time.passSeconds(20);

        var millis = service.of("status").stream()
                .map(request ->
                        Duration.between(VirtualTime.START, request.at()).toMillis())
                .toList();

        assertThat(millis).containsExactly(500L, 1500L, 3500L, 7500L, 11500L, 15500L, 19500L);
    }

    @Test
    void keepsEachIntervalWithinATenthOfTheMean() {
        var schedule = new DoublingPollSchedule(RandomGenerator.of("L64X128MixRandom"));
        var moment = new PollSchedule.Moment(
                ScriptedService.TASK, PollSettings.DEFAULTS, 9, Duration.ofSeconds(50), null, null);

        for (var i = 0; i < 1_000; i++) {
            assertThat(schedule.next(moment)).isBetween(Duration.ofMillis(3_600), Duration.ofMillis(4_400));
        }
    }

    @Test
    void asksForMessagesOnceAtTheEnd() {
        var end = run(ledger("A"), attached("r1", null));
        time.passSeconds(30);

        assertThat(done(end).job().messages()).isNotEmpty();
        assertThat(service.count("messages")).isEqualTo(1);
        assertThat(service.requests.get(service.requests.size() - 1).what()).isEqualTo("messages");
    }

    @Test
    void stopsAskingAtTheEnd() {
        ledger("A").submit(detached("r1"));
        time.passSeconds(30);
        var asked = service.requests.size();

        time.passSeconds(3_000);

        assertThat(service.requests).hasSize(asked);
    }

    @ParameterizedTest
    @CsvSource({
        "esriJobFailed, TOOL_FAILED",
        "esriJobCancelled, CANCELLED",
        "esriJobTimedOut, TIMED_OUT",
        "esriJobDeleted, GONE"
    })
    void anEndWithoutSuccessIsAJobThatFailed(String word, Reason reason) {
        service.lastWord = word;
        var end = run(ledger("A"), attached("r1", null));
        time.passSeconds(30);

        var failure = done(end).failure().orElseThrow();

        assertThat(failure).isInstanceOf(GpJobException.class).hasMessageContaining(word + ": ERROR 000732");
        assertThat(failure.getReason()).isEqualTo(reason);
        assertThat(failure.getJobId()).isEqualTo("j1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "esriJobNew",
                "esriJobSubmitted",
                "esriJobWaiting",
                "esriJobExecuting",
                "esriJobCancelling",
                "esriJobDeleting",
                "expectedFailure",
                "esriJobExpired",
                ""
            })
    void goesOnAtAnyOtherWord(String word) {
        service.runningWord = word;
        service.runTime = Duration.ofHours(2);
        var end = run(ledger("A"), attached("r1", null));

        time.pass(Duration.ofHours(1));
        assertThat(end).isNotDone();
        time.passSeconds(3_700);

        assertThat(done(end).failure()).isEmpty();
    }

    @Test
    void anUnknownStatusIsBoundedByTheDeadline() {
        service.runningWord = "esriJobMisplaced";
        service.runTime = Duration.ofDays(99);
        var end = run(ledger("A"), attached("r1", null));

        time.pass(Duration.ofHours(24));

        assertThat(failure(end)).isInstanceOfSatisfying(GpTimeoutException.class, timeout -> {
            assertThat(timeout.getClock()).isEqualTo("jobTimeout");
            assertThat(timeout.getLimit()).isEqualTo(Duration.ofHours(24));
        });
        assertThat(row("r1").status()).isEqualTo("esriJobMisplaced");
    }

    @Test
    void aPollThatFailsIsNotAJobThatFailed() {
        var end = run(ledger("A"), attached("r1", null));
        service.down = true;
        time.passSeconds(540);
        assertThat(end).isNotDone();

        service.down = false;
        time.passSeconds(40);

        assertThat(done(end).failure()).isEmpty();
    }

    @Test
    void backsOffUpToTheCeilingWhilePollsFail() {
        service.down = true;
        ledger("A").submit(detached("r1"));
        time.passSeconds(200);

        var seconds = service.of("status").stream()
                .map(request ->
                        Duration.between(VirtualTime.START, request.at()).toMillis())
                .toList();

        assertThat(seconds)
                .containsExactly(
                        500L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 32_000L, 62_000L, 92_000L, 122_000L, 152_000L,
                        182_000L);
    }

    @Test
    void saysThatAJobIsLostSightOfAfterPollsFailedForTooLong() {
        var end = run(ledger("A"), attached("r1", "k"));
        service.down = true;
        time.passSeconds(660);

        assertThat(failure(end)).isInstanceOfSatisfying(GpTransportException.class, lost -> {
            assertThat(lost.getReason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(lost).hasMessageContaining("may still run").hasMessageContaining("j1");
        });
        assertThat(row("r1").leftBehind()).isTrue();
    }

    @Test
    void goesOnWithAJobThatWasLostSightOfWhenItsMessageComesAgain() {
        var ledger = ledger("A");
        run(ledger, attached("r1", "k"));
        service.down = true;
        time.passSeconds(660);
        service.down = false;

        var again = run(ledger, attached("r2", "k"));
        time.passSeconds(10);

        assertThat(done(again).failure()).isEmpty();
        assertThat(service.count("submit")).isEqualTo(1);
    }

    @Test
    void waitsAsLongAsTheServerAsks() {
        service.retryAfter = Duration.ofSeconds(90);
        service.nextStatusFails(new GpTransportException(Reason.BUSY, "429", GpWhere.NOWHERE, null));
        ledger("A").submit(detached("r1"));
        time.passSeconds(90);
        assertThat(service.count("status")).isEqualTo(1);

        time.passSeconds(1);

        assertThat(service.count("status")).isEqualTo(2);
    }

    @Test
    void aJobThatTheServerNoLongerKnowsIsGoneAfterThreeAnswers() {
        service.runTime = Duration.ofHours(1);
        var end = run(ledger("A"), attached("r1", null));
        time.passSeconds(5);
        service.forgets("j1");
        service.requests.clear();
        time.passSeconds(20);

        assertThat(done(end).failure().orElseThrow().getReason()).isEqualTo(Reason.GONE);
        assertThat(service.count("status")).isEqualTo(3);
    }

    @Test
    void aSingleNotFoundIsSurvived() {
        service.nextStatusFails(ScriptedService.notFound("j1"));
        service.nextStatusFails(ScriptedService.notFound("j1"));
        var end = run(ledger("A"), attached("r1", null));
        time.passSeconds(30);

        assertThat(done(end).failure()).isEmpty();
    }

    @Test
    void aStoppedServiceOrARefusedTokenIsNotAVanishedJob() {
        for (var i = 0; i < 6; i++) {
            service.nextStatusFails(ScriptedService.refused());
            service.nextStatusFails(
                    new GpServiceException(Reason.AUTHENTICATION, 498, "Invalid token", List.of(), GpWhere.NOWHERE));
        }
        var end = run(ledger("A"), attached("r1", null));
        time.passSeconds(400);

        assertThat(done(end).failure()).isEmpty();
    }

    @Test
    void aJobWhoseEndIsKnownIsFinishedThoughItsMessagesCannotBeHad() {
        service.runTime = Duration.ofMillis(100);
        var end = run(ledger("A"), attached("r1", null));
        time.pass(Duration.ofMillis(499));
        service.nextStatusFails(ScriptedService.unreachable());
        time.pass(Duration.ofMillis(1));
        service.requests.clear();
        service.down = false;
        time.passSeconds(1);
        service.down = true;
        time.passSeconds(700);

        assertThat(done(end).job().status()).isEqualTo(JobStatus.SUCCEEDED);
    }

    @Test
    void asksForManyJobsWithinTheCapAndInTurn() {
        service.runTime = Duration.ofMinutes(30);
        var ledger = ledger("A");
        for (var i = 0; i < 200; i++) {
            ledger.submit(detached("r" + i));
        }
        time.passSeconds(100);

        var polls = service.of("status");
        assertThat(polls).hasSizeBetween(1_900, 2_000);
        for (var i = 20; i < polls.size(); i++) {
            assertThat(Duration.between(polls.get(i - 20).at(), polls.get(i).at()))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
        var each = polls.stream().collect(Collectors.groupingBy(ScriptedService.Request::jobId, Collectors.counting()));
        assertThat(each.values()).hasSize(200).allSatisfy(count -> assertThat(count)
                .isBetween(8L, 11L));
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 10_000})
    void thousandsOfWaitingJobsTakeNoThread(int jobs) {
        var threads = Thread.activeCount();
        service.runTime = Duration.ofMinutes(1);
        var ledger = ledger("A");
        var ends = IntStream.range(0, jobs)
                .mapToObj(i -> run(ledger, attached("r" + i, null)))
                .toList();
        time.passSeconds(30);

        assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads);
        assertThat(ends).noneMatch(CompletableFuture::isDone);
        time.pass(Duration.ofHours(1));

        assertThat(ends).allSatisfy(end -> assertThat(done(end).failure()).isEmpty());
        assertThat(ledger.snapshot().inFlight()).isEmpty();
    }

    @Test
    void asksAtOnceForAJobThatEndedWithItsSubmission() {
        service.runTime = Duration.ZERO;
        service.nextSubmit(CompletableFuture.completedFuture(
                ScriptedService.job(service.accept().jobId(), "esriJobSucceeded", false)));
        var end = run(ledger("A"), attached("r1", null));

        time.pass(Duration.ofMillis(100));

        assertThat(done(end).failure()).isEmpty();
    }

    @Test
    void knowsAMissingLicenceByItsCode() {
        var messages = List.of(new GpMessage("esriJobMessageTypeError", "ERROR 000824: The tool is not licensed."));
        var job = ScriptedService.job("j1", "esriJobFailed", false).withMessages(messages);
        ledger("A").submit(detached("r1"));

        assertThat(new EndedJob(row("r1"), job).failure().map(GpException::getReason))
                .contains(Reason.LICENCE);
    }

    @Test
    void keepsTheErrorsAndTheLastOfTooManyMessages() {
        List<GpMessage> messages = new ArrayList<>();
        messages.add(new GpMessage("esriJobMessageTypeError", "ERROR 000732: early"));
        for (var i = 0; i < 10_000; i++) {
            messages.add(new GpMessage("esriJobMessageTypeInformative", "step " + i));
        }
        var job = ScriptedService.job("j1", "esriJobFailed", false).withMessages(messages);

        var kept = KeptMessages.of(job).messages();

        assertThat(kept.get(0).description()).contains("early");
        assertThat(kept.get(kept.size() - 2).description()).isEqualTo("step 9999");
        assertThat(kept.get(kept.size() - 1).description()).contains("were not kept");
        assertThat(kept).hasSizeLessThan(5_000);
        assertThat(KeptMessages.of(job.withMessages(messages.subList(0, 9))).messages())
                .hasSize(9);
    }

    @Test
    void showsWhatIsInFlight() {
        service.runTime = Duration.ofMinutes(1);
        var ledger = ledger("A");
        ledger.submit(detached("r1"));
        time.passSeconds(11);
        ledger.submit(detached("r2"));
        time.passSeconds(11);

        var snapshot = ledger.snapshot();

        assertThat(snapshot.inFlight())
                .extracting(LedgerSnapshot.InFlight::rowId)
                .containsExactly("r1", "r2");
        assertThat(snapshot.oldest().orElseThrow().status()).isEqualTo("esriJobExecuting");
        assertThat(snapshot.counts()).containsEntry(JobState.RUNNING, 2L);
        assertThat(snapshot.polls()).isPositive();
        assertThat(snapshot.pollErrors()).isZero();
    }
}
