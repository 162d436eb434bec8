package io.github.camelgp.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.job.GpJobRepository;
import io.github.camelgp.testing.VirtualTime;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LeaseTest extends LedgerTestSupport {

    @Test
    void aChangeOfARowNeverShortensItsLease() {
        service.runTime = Duration.ofMinutes(3);
        var ledger = new JobLedger(
                slow(Duration.ofSeconds(12)), service, time, time, new DoublingPollSchedule(STEADY), settings("A"));
        done(ledger.start());
        done(ledger.submit(detached("r1")));
        time.passSeconds(11);
        var renewed = row("r1").lease().until();
        assertThat(renewed).isAfterOrEqualTo(VirtualTime.START.plusSeconds(40));

        time.passSeconds(4);

        assertThat(row("r1").status()).isEqualTo("esriJobExecuting");
        assertThat(row("r1").lease().until()).isAfterOrEqualTo(renewed);
    }

    /** What it finds is old when it arrives, once a job was submitted. */
    private GpJobRepository slow(Duration delay) {
        return (GpJobRepository) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {GpJobRepository.class}, (proxy, method, arguments) -> {
                    Object answer;
                    try {
                        answer = method.invoke(repository, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    if (!method.getName().equals("find") || row("r1").jobId() == null) {
                        return answer;
                    }
                    var late = new CompletableFuture<Object>();
                    var found = done((CompletionStage<?>) answer);
                    time.schedule(() -> late.complete(found), delay.toMillis(), TimeUnit.MILLISECONDS);
                    return late;
                });
    }
}
