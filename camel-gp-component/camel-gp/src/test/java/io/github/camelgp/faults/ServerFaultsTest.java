package io.github.camelgp.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.job.JobState;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.Reason;
import io.github.camelgp.server.fault.Operation;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server, or what stands before it, answers badly or not at all. */
class ServerFaultsTest extends FaultTestSupport {

    @ParameterizedTest
    @ValueSource(
            strings = {"bad-gateway", "gateway-timeout", "connection-closed", "cut-body", "truncated-body", "login-page"
            })
    void pollsThatFailAreNotAJobThatFailed(String oddity) throws Exception {
        server.faults().on(Operation.JOB_STATUS).times(3).oddity(oddity);

        assertThat(submit("a")).isNull();

        assertDeliveredOnce("a");
        assertThat(requests(Operation.JOB_STATUS)).isGreaterThan(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void pollsAndResultsOutlastAServerInTrouble(int status) throws Exception {
        server.faults().on(Operation.JOB_STATUS).times(3).status(status);
        server.faults().on(Operation.JOB_RESULT).times(3).status(status);

        assertThat(submit("a")).isNull();

        assertDeliveredOnce("a");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 12, 3000})
    void cutResultIsFetchedAgainAndComesWhole(int bytes) throws Exception {
        server.faults().on(Operation.JOB_RESULT).times(4).cut(bytes);

        assertThat(submit("a")).isNull();

        assertDeliveredOnce("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"esriJobMisplaced", "expectedFailure", "esriJobNew", ""})
    void unknownStatusIsNoEnd(String word) throws Exception {
        server.faults().on(Operation.JOB_STATUS).times(5).jobStatus(word);

        assertThat(submit("a")).isNull();

        assertDeliveredOnce("a");
        assertThat(requests(Operation.JOB_STATUS)).isGreaterThan(5);
    }

    @Test
    void vanishedJobIsToldAsGoneAndNotRepeated() throws Exception {
        server.faults().on(Operation.JOB_STATUS).always().dropJob();

        assertThat(submit("hold")).isNull();

        until(() -> states().equals(List.of(JobState.DELIVERED)));
        assertThat(collected)
                .singleElement(InstanceOfAssertFactories.type(GpException.class))
                .returns(Reason.GONE, GpException::getReason);
        assertThat(requests(Operation.SUBMIT_JOB)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"answer-lost", "cut-body", "truncated-body", "gateway-timeout"})
    void lostAnswerToASubmissionParksTheJobAndIsNotRepeated(String oddity) throws Exception {
        server.faults().on(Operation.SUBMIT_JOB).oddity(oddity);

        assertThat(submit("a")).isInstanceOf(GpException.class);
        assertThat(submit("a"))
                .asInstanceOf(InstanceOfAssertFactories.type(GpException.class))
                .returns(Reason.OUTCOME_UNKNOWN, GpException::getReason);

        assertThat(states()).containsExactly(JobState.PARKED);
        assertThat(collected).isEmpty();
        assertThat(requests(Operation.SUBMIT_JOB)).isEqualTo(1);
    }

    @Test
    void refusedSubmissionFailsAndMayComeAgain() throws Exception {
        server.faults().on(Operation.SUBMIT_JOB).oddity("service-not-started");

        assertThat(submit("a"))
                .asInstanceOf(InstanceOfAssertFactories.type(GpException.class))
                .returns(Reason.SERVICE_STOPPED, GpException::getReason);
        assertThat(submit("a")).isNull();

        until(() -> states().contains(JobState.DELIVERED));
        assertThat(collected).containsExactly(result("a"));
    }
}
