package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.job.JobFilter;
import io.github.camelgp.job.JobState;
import io.github.camelgp.job.MemoryGpJobRepository;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.Reason;
import io.github.camelgp.server.GpServerBuilder;
import io.github.camelgp.server.fault.Operation;
import java.util.List;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** A job whose submission was answered to nobody is found at the administrator's site. */
class LostAnswerRecoveryTest extends SecuredTestSupport {
    private static final String ADMIN = "boss";
    private static final String ADMIN_PASSWORD = "sesame-of-boss";
    private static final String TASK = "gp-lost:Marked/Jobs/Echo?inputParameter=Text";

    private static final int BIG = 2_000_000;

    private final MemoryGpJobRepository jobs = new MemoryGpJobRepository();

    @Override
    GpServerBuilder tasks(GpServerBuilder builder) {
        return super.tasks(builder)
                .administrator(ADMIN, ADMIN_PASSWORD)
                .register(registry -> registry.service("Marked/Jobs", service -> service.asynchronous()
                        .task("Echo", task -> task.input("Text", "GPString")
                                .input("Ticket", "GPString")
                                .output("Echo", "GPString")
                                .run(call -> call.set("Echo", call.text("Text"))))));
    }

    @Test
    void itsMarkTellsItFromOthersWithTheSameInputs() {
        component("gp-lost", server.url(), administrator());
        String marked = TASK + "&correlationParameter=Ticket";
        assertThat(run(marked, "one").getException()).isNull();
        server.faults().on(Operation.SUBMIT_JOB).loseAnswer();

        Exchange done = run(marked, "one");

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isEqualTo("one");
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(2);
        assertThat(rows()).hasSize(2).allSatisfy(row -> assertThat(row.jobId()).isNotNull());
        assertThat(rows()).extracting(GpJobRecord::jobId).doesNotHaveDuplicates();
    }

    @Test
    void itsInputsDoWithoutAMarkWhenNoOtherJobHasThem() {
        component("gp-lost", server.url(), administrator());
        assertThat(run(TASK + "&param.Ticket=t", "one").getException()).isNull();
        server.faults().on(Operation.SUBMIT_JOB).loseAnswer();

        Exchange done = run(TASK + "&param.Ticket=t", "two");

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isEqualTo("two");
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(2);
    }

    @Test
    void bigInputsTellItToo() {
        component("gp-lost", server.url(), administrator());
        assertThat(run(TASK + "&param.Ticket=t", "1".repeat(BIG)).getException())
                .isNull();
        server.faults().on(Operation.SUBMIT_JOB).loseAnswer();

        Exchange done = run(TASK + "&param.Ticket=t", "2".repeat(BIG));

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(String.class)).startsWith("22").hasSize(BIG);
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(2);
    }

    @Test
    void withoutAdministratorAndMarkNobodyLooksAndTheRowIsParked() {
        component("gp-lost", server.url(), user(USER, PASSWORD).andThen(gp -> gp.setJobRepository(jobs)));
        server.faults().on(Operation.SUBMIT_JOB).loseAnswer();

        Exchange done = run(TASK + "&param.Ticket=t", "one");

        assertThat(done.getException()).isInstanceOfSatisfying(GpException.class, failure -> {
            assertThat(failure.getReason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
            assertThat(failure).hasMessageContaining("adminUrl");
        });
        assertThat(rows()).singleElement().extracting(GpJobRecord::state).isEqualTo(JobState.PARKED);
    }

    @Test
    void withoutAdministratorItIsSubmittedOnceMoreIfThatWasAskedFor() {
        component("gp-lost", server.url(), user(USER, PASSWORD).andThen(gp -> gp.setJobRepository(jobs)));
        server.faults().on(Operation.SUBMIT_JOB).loseAnswer();

        Exchange done = run(TASK + "&param.Ticket=t&onUnknown=resubmit", "one");

        assertThat(done.getMessage().getBody()).isEqualTo("one");
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(2);
    }

    @Test
    void anInputThatIsNoFreeTextIsRefusedBeforeAnythingIsSent() {
        component("gp-lost", server.url(), administrator());

        Exchange none = run(TASK + "&param.Ticket=t&correlationParameter=Label", "one");
        Exchange taken = run(TASK + "&param.Ticket=t&correlationParameter=Ticket", "one");

        assertThat(none.getException())
                .isInstanceOf(GpParameterException.class)
                .hasMessageContaining("no input of that name");
        assertThat(taken.getException())
                .isInstanceOf(GpParameterException.class)
                .hasMessageContaining("given a value already");
        assertThat(requestCount(Operation.SUBMIT_JOB)).isZero();
    }

    private Consumer<GpComponent> administrator() {
        return user(USER, PASSWORD).andThen(component -> {
            component.setJobRepository(jobs);
            component.setApiUsername(ADMIN);
            component.setApiPassword(ADMIN_PASSWORD);
        });
    }

    private List<GpJobRecord> rows() {
        return jobs.list(JobFilter.ALL).toCompletableFuture().join();
    }
}
