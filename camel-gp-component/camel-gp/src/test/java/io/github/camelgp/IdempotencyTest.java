package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobFilter;
import io.github.camelgp.job.JobState;
import io.github.camelgp.job.MemoryGpJobRepository;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpJobException;
import io.github.camelgp.model.GpServiceException;
import io.github.camelgp.model.GpTimeoutException;
import io.github.camelgp.model.JobStatus;
import io.github.camelgp.model.Reason;
import io.github.camelgp.operation.GpConstants;
import io.github.camelgp.server.fault.Operation;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** One job for one key, whatever gets lost; a wait that ends is no job that ended. */
class IdempotencyTest extends GpTestSupport {
    private static final String KEYED = "?inputParameter=Text&idempotencyKey=${header.key}";

    private final MemoryGpJobRepository jobs = new MemoryGpJobRepository();

    @Override
    void configure(GpComponent gp) {
        gp.setJobRepository(jobs);
    }

    @Test
    void sameKeyAtTheSameTimeIsOneJob() throws Exception {
        CompletableFuture<Exchange> first = start(ProbeTasks.HOLD + KEYED, "one", "k");
        CompletableFuture<Exchange> second = start(ProbeTasks.HOLD + KEYED, "one", "k");
        until(() -> gp().getWaitingExchanges() == 2 && gp().getJobsInFlight() == 1);
        probes.release();

        Exchange one = first.get(20, TimeUnit.SECONDS);
        Exchange other = second.get(20, TimeUnit.SECONDS);

        assertThat(List.of(one.getMessage().getBody(), other.getMessage().getBody()))
                .containsExactly("one", "one");
        assertThat(one.getMessage().getHeader(GpConstants.JOB_ID))
                .isNotNull()
                .isEqualTo(other.getMessage().getHeader(GpConstants.JOB_ID));
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(1);
    }

    @Test
    void sameKeyAfterwardsGivesTheFinishedJobsResult() {
        Exchange first = run(ProbeTasks.ECHO + KEYED, "one", "k");
        Exchange second = run(ProbeTasks.ECHO + KEYED, "changed", "k");
        Exchange other = run(ProbeTasks.ECHO + KEYED, "two", "k2");

        assertThat(first.getMessage().getBody()).isEqualTo("one");
        assertThat(second.getMessage().getBody()).isEqualTo("one");
        assertThat(other.getMessage().getBody()).isEqualTo("two");
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(2);
    }

    @Test
    void messageWithoutKeyIsAJobOfItsOwn() {
        run(ProbeTasks.ECHO + KEYED, "one", null);
        run(ProbeTasks.ECHO + KEYED, "one", " ");

        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(2);
    }

    @Test
    void failedJobFreesItsKey() {
        Exchange first = run(ProbeTasks.FAIL + KEYED, "no such layer", "k");
        Exchange second = run(ProbeTasks.FAIL + KEYED, "no such layer", "k");

        assertThat(first.getException()).isInstanceOf(GpJobException.class);
        assertThat(second.getException()).isInstanceOf(GpJobException.class);
        assertThat(first.getMessage().getHeader(GpConstants.JOB_ID))
                .isNotEqualTo(second.getMessage().getHeader(GpConstants.JOB_ID));
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(2);
    }

    @Test
    void refusedSubmissionFreesItsKey() {
        server.faults().on(Operation.SUBMIT_JOB).error(400, "Unable to complete operation.");

        Exchange refused = run(ProbeTasks.ECHO + KEYED, "one", "k");
        Exchange again = run(ProbeTasks.ECHO + KEYED, "one", "k");

        assertThat(refused.getException()).isInstanceOf(GpServiceException.class);
        assertThat(again.getMessage().getBody()).isEqualTo("one");
    }

    @Test
    void lostAnswerIsParkedAndNotRepeated() {
        server.faults().on(Operation.SUBMIT_JOB).loseAnswer();

        Exchange lost = run(ProbeTasks.ECHO + KEYED, "one", "k");
        Exchange again = run(ProbeTasks.ECHO + KEYED, "one", "k");

        assertThat(List.of(lost.getException(), again.getException())).allSatisfy(failure -> assertThat(failure)
                .isInstanceOfSatisfying(GpException.class, unknown -> assertThat(unknown.getReason())
                        .isEqualTo(Reason.OUTCOME_UNKNOWN)));
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(1);
        assertThat(rows()).singleElement().extracting(GpJobRecord::state).isEqualTo(JobState.PARKED);
    }

    @Test
    void timeoutThatLeavesTheJobEndsTheWaitOnly() {
        Exchange late = run(ProbeTasks.HOLD + KEYED + "&jobTimeout=300", "one", "k");

        assertThat(late.getException())
                .isInstanceOfSatisfying(GpTimeoutException.class, timeout -> assertThat(timeout.getReason())
                        .isEqualTo(Reason.TIMED_OUT));
        assertThat(late.getMessage().getHeader(GpConstants.JOB_ID)).isNotNull();
        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo(JobState.RUNNING);
            assertThat(row.leftBehind()).isTrue();
        });
        assertThat(statusOf(late)).isEqualTo(JobStatus.EXECUTING);

        probes.release();
        Exchange again = run(ProbeTasks.HOLD + KEYED, "one", "k");

        assertThat(again.getMessage().getBody()).isEqualTo("one");
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(1);
    }

    @Test
    void timeoutThatCancelsEndsTheJobToo() {
        Exchange late = run(ProbeTasks.HOLD + KEYED + "&jobTimeout=300&timeoutAction=cancel", "one", "k");

        assertThat(late.getException()).isInstanceOf(GpTimeoutException.class);
        assertThat(statusOf(late)).isEqualTo(JobStatus.CANCELLED);
        assertThat(requestCount(Operation.CANCEL_JOB)).isPositive();
        until(() -> rows().get(0).state() == JobState.DEAD);
    }

    @Test
    void pollsThatFailAreNoJobThatFailed() {
        server.faults().on(Operation.JOB_STATUS).nth(1).times(3).status(503);
        server.faults().on(Operation.JOB_STATUS).nth(4).times(2).cut(20);
        server.faults().on(Operation.JOB_STATUS).nth(6).body("text/html", "<html>be back soon</html>");
        server.faults().on(Operation.JOB_STATUS).nth(7).times(2).jobStatus("esriJobPondering");
        server.faults().on(Operation.JOB_STATUS).nth(9).close();

        Exchange done = run(ProbeTasks.ECHO + KEYED, "one", "k");

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isEqualTo("one");
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(1);
        assertThat(requestCount(Operation.JOB_STATUS)).isGreaterThanOrEqualTo(10);
    }

    @Test
    void pollsThatFailForTooLongEndTheWaitAndLeaveTheJob() {
        server.faults().on(Operation.JOB_STATUS).always().status(503);

        Exchange done = run(ProbeTasks.ECHO + KEYED + "&pollErrorTimeout=200", "one", "k");

        assertThat(done.getException()).isInstanceOf(GpException.class).isNotInstanceOf(GpJobException.class);
        assertThat(rows()).singleElement().extracting(GpJobRecord::leftBehind).isEqualTo(true);

        server.faults().clear();
        Exchange again = run(ProbeTasks.ECHO + KEYED, "one", "k");

        assertThat(again.getMessage().getBody()).isEqualTo("one");
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(1);
    }

    @Test
    void vanishedJobIsGoneAndNotSubmittedAgain() {
        server.faults().on(Operation.JOB_STATUS).nth(2).dropJob();

        Exchange gone = run(ProbeTasks.HOLD + KEYED, "one", "k");
        Exchange again = run(ProbeTasks.HOLD + KEYED, "one", "k");

        assertThat(List.of(gone.getException(), again.getException())).allSatisfy(failure -> assertThat(failure)
                .isInstanceOfSatisfying(GpException.class, vanished -> assertThat(vanished.getReason())
                        .isEqualTo(Reason.GONE)));
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(1);
    }

    @Test
    void submittedJobIsFoundByItsKeyToo() {
        String options = KEYED + "&operation=submitJob";

        Exchange first = run(ProbeTasks.HOLD + options, "one", "k");
        Exchange second = run(ProbeTasks.HOLD + options, "one", "k");

        assertThat(second.getMessage().getBody(String.class))
                .isNotEmpty()
                .isEqualTo(first.getMessage().getBody(String.class));
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(1);
    }

    private JobStatus statusOf(Exchange done) {
        String url = done.getMessage().getHeader(GpConstants.JOB_URL, String.class);
        return template.requestBody("gp:?operation=getJob", url, GpJob.class).status();
    }

    private Exchange run(String uri, String text, String key) {
        return template.request(uri, exchange -> fill(exchange, text, key));
    }

    private CompletableFuture<Exchange> start(String uri, String text, String key) {
        return template.asyncSend(uri, exchange -> fill(exchange, text, key));
    }

    private static void fill(Exchange exchange, String text, String key) {
        exchange.getMessage().setBody(text);
        exchange.getMessage().setHeader("key", key);
    }

    private List<GpJobRecord> rows() {
        return jobs.list(JobFilter.ALL).toCompletableFuture().join();
    }
}
